"""Whether a text is in the language and the script that were declared; only plain mismatches are reported."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

import langcodes
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from stratlas.errors import UsageError
from stratlas.extract.alphabets import letters_of, names_of
from stratlas.records import Notice, Text

# Codes that detectors mistake for one another, or that name one language twice: no mismatch among them.
_GROUPS = (
    "sr hr bs sh cnr me",
    "no nb nn da",
    "id ms jv",
    "pt gl",
    "es gl an ast ext",
    "ca oc",
    "fr wa gcr",
    "it vec lij co",
    "de gsw",
    "nl fy li",
    "zh yue wuu cmn",
    "ar ary arz",
    "fa prs",
    "hi bho",
    "tr crh",
    "lv ltg",
    "uk rue",
    "ur pnb",
    "et vro",
    "sq aln als",
)
_SCRIPTS = {
    "Latn": "A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff\ufb00-\ufb06",
    "Cyrl": "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Arab": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "Hebr": "\u0590-\u05ff\ufb1d-\ufb4f",
    "Hani": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "Kana": "\u3040-\u30ff",
    "Hang": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3",
    "Thai": "\u0e00-\u0e7f",
    "Geor": "\u10a0-\u10ff\u1c90-\u1cbf",
    "Armn": "\u0530-\u058f",
    "Deva": "\u0900-\u097f",
}
_FINDERS = {script: re.compile(f"[{ranges}]+") for script, ranges in _SCRIPTS.items()}
_NAMES = {
    "Latn": "Latin letters",
    "Cyrl": "Cyrillic letters",
    "Grek": "Greek letters",
    "Arab": "Arabic letters",
    "Hebr": "Hebrew letters",
    "Hani": "Chinese characters",
    "Kana": "Japanese characters",
    "Hang": "Korean letters",
    "Thai": "Thai letters",
    "Geor": "Georgian letters",
    "Armn": "Armenian letters",
    "Deva": "Devanagari letters",
}
# Declared script → the scripts above that it is written with.
_WRITTEN = {
    "Hans": {"Hani"},
    "Hant": {"Hani"},
    "Jpan": {"Hani", "Kana"},
    "Kore": {"Hang", "Hani"},
    "Hira": {"Kana"},
}
# Declared script → what no text in it is without, though most of its characters may be Chinese.
_ESSENTIAL = {"Jpan": "Kana", "Kore": "Hang"}
# Written in more than one script: a tag without one says nothing about it.
_TWO_SCRIPTS = {
    "sr",
    "bs",
    "sh",
    "me",
    "az",
    "uz",
    "kk",
    "tk",
    "tg",
    "mn",
    "ku",
    "pa",
    "tt",
    "crh",
    "ms",
    "ro",
    "mo",
    "ha",
}
_ANY = {"und", "mul", "mis", "zxx"}
_FEWEST_LETTERS = 200
_FEWEST_EAST_ASIAN = 40  # each says as much as several letters of an alphabet
_SAMPLE = 3_000
# On the corpus, true languages lead by .02 to .87 a character; a wrong one is never ahead at all.
_MARGIN = 25
_WORD = re.compile(r"[^\W\d_]+")
# Letters of the Latin script beyond ASCII, without × ÷ and the digraphs. Words of French bring é and à anywhere; ĳ and
# ŀ are older codes of Dutch and Catalan letters.
_BEYOND_ASCII = re.compile("[\u00df-\u00f6\u00f8-\u01bf\u01cd-\u024f]")
_EVERYWHERE = frozenset("éàĳŀ")
# A document whose font misleads has them in 16 % of its words, all others of the corpus in less than 0.02 %.
_FEWEST_STRANGE, _FEWEST_DIFFERENT, _ONE_IN = 20, 10, 200
_AROUND, _PLACES = 60, 40


def parse_language(tag: str) -> str:
    """The canonical BCP 47 tag (`sr_Latn` → `sr-Latn`); UsageError where it is none."""
    written = tag.strip().replace("_", "-")
    try:
        known = bool(written) and langcodes.tag_is_valid(written)
        canonical = langcodes.standardize_tag(written) if known else ""
    except ValueError:
        canonical = ""
    if not canonical:
        raise UsageError(f"“{tag}” is not a language tag: write en, sr-Latn or pt-BR (BCP 47).")
    return canonical


def check_language(text: Text, declared: str) -> tuple[Notice, ...]:
    """What speaks plainly against what was declared: `script-mismatch`, `language-mismatch`, `strange-letters`."""
    try:
        tag = langcodes.Language.get(declared)
    except ValueError:
        return ()
    language = tag.language or "und"
    if language in _ANY:
        return ()
    samples = _samples(text.content)
    scripts = _letters("".join(samples))
    long_enough = sum(scripts.values()) >= _FEWEST_LETTERS
    if not long_enough and _east_asian(scripts) <= _FEWEST_EAST_ASIAN:
        return ()
    notices = []
    script = _other_script(scripts, tag)
    if script:
        notices.append(
            Notice(
                "script-mismatch",
                f"The text is written in {_NAMES[script]}, but was declared as {declared}: check the language.",
            )
        )
    found = _other_language(samples, language) if long_enough else None
    if found:
        notices.append(
            Notice(
                "language-mismatch",
                f"The text reads like “{found}”, but was declared as “{declared}”: check the language.",
            )
        )
    if not notices:
        notices = _strange_letters(text.content, declared, language)
    return tuple(notices)


def _east_asian(scripts: Counter[str]) -> int:
    return scripts["Hani"] + scripts["Kana"] + scripts["Hang"]


def _other_script(scripts: Counter[str], tag: langcodes.Language) -> str | None:
    """The script of most letters, if the declared language is not written in it."""
    wanted = _wanted_scripts(tag)
    if not wanted:
        return None
    total, east = sum(scripts.values()), _east_asian(scripts)
    script, most = scripts.most_common(1)[0]
    if east * 10 >= total * 7:
        # Half of a Japanese text, and a few words of a Korean one, may be Chinese characters.
        script = "Hang" if scripts["Hang"] * 2 >= east else "Kana" if scripts["Kana"] * 10 >= east else "Hani"
        most = east
    essential = _ESSENTIAL.get(tag.script or tag.maximize().script or "")
    lacking = essential is not None and scripts[essential] * 50 < east
    return script if most * 10 >= total * 7 and (script not in wanted or lacking) else None


def _strange_letters(content: str, declared: str, language: str) -> list[Notice]:
    """Letters that a language in Latin script does not use, where they are too many for names and quotations.

    Only lower-case words tell: foreign words that are not names are rare, and stand among others of their language.
    """
    own = frozenset(char for char in letters_of(names_of(declared)) if _BEYOND_ASCII.match(char))
    if not own:
        return []
    strange = set(_BEYOND_ASCII.findall(content)) - own - _EVERYWHERE
    if not strange:
        return []
    finder = re.compile(f"[{''.join(sorted(strange))}]")
    words = [match for match in _WORD.finditer(content) if match[0].islower()]
    places = [match for match in words if finder.search(match[0])]
    different = {match[0] for match in places}
    if len(places) < max(_FEWEST_STRANGE, len(words) / _ONE_IN) or len(different) < _FEWEST_DIFFERENT:
        return []
    if _other_language([_surroundings(content, places, finder)], language):
        return []
    counts = Counter(char for match in places for char in set(finder.findall(match[0])))
    often = [char for char in sorted(counts, key=lambda char: (-counts[char], char)) if counts[char] >= _FEWEST_STRANGE]
    if not often:
        return []
    return [
        Notice(
            "strange-letters",
            f"Letters that {declared} does not use stand in {len(places):,} words ({', '.join(often[:8])}): "
            "the file’s font may give wrong letters.",
        )
    ]


def _surroundings(content: str, places: list[re.Match[str]], finder: re.Pattern[str]) -> str:
    """The words around some of the places, without those that the letters stand in."""
    chosen = places[:: len(places) // _PLACES + 1]
    pieces = [content[max(match.start() - _AROUND, 0) : match.end() + _AROUND] for match in chosen]
    return " ".join(word for piece in pieces for word in piece.split() if not finder.search(word))


def _wanted_scripts(tag: langcodes.Language) -> set[str]:
    """The scripts that a declared language may be written in; empty where anything goes."""
    if tag.script is None and tag.language in _TWO_SCRIPTS:
        return {"Latn", "Cyrl"} if tag.language in {"sr", "bs", "sh", "me", "ro", "mo"} else set()
    script = tag.script or tag.maximize().script or ""
    wanted = _WRITTEN.get(script, {script})
    return wanted if wanted <= set(_SCRIPTS) else set()


def _samples(content: str) -> list[str]:
    """Stretches from the beginning (after the title pages), the middle and the end; all of a short text."""
    size = len(content)
    if size <= 3 * _SAMPLE:
        return [content]
    return [
        content[at : at + _SAMPLE]
        for at in (min(size // 20, 20_000), (size - _SAMPLE) // 2, size - size // 20 - _SAMPLE)
    ]


def _letters(sample: str) -> Counter[str]:
    return Counter({script: sum(map(len, finder.findall(sample))) for script, finder in _FINDERS.items()})


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """Loaded at first use: it takes most of a second."""
    return LanguageIdentifier.from_model_file(MODEL_FILE)


@lru_cache(maxsize=64)
def _tolerated(language: str) -> frozenset[str]:
    """The language and those it is mistaken for."""
    return frozenset({language}.union(*(group.split() for group in _GROUPS if language in group.split())))


def _other_language(samples: list[str], declared: str) -> str | None:
    """The language that most of the samples plainly are in, if it is none that may pass for the declared one."""
    identifier = _identifier()
    tolerated = _tolerated(declared)
    if not tolerated & set(identifier.nb_classes):
        return None
    votes: Counter[str] = Counter()
    for sample in samples:
        ranking = identifier.rank(sample)
        best, score = ranking[0]
        own = max(value for code, value in ranking if code in tolerated)
        # Scores are logarithms of likelihoods: the margin of a real mismatch grows with the length.
        if best not in tolerated and score - own > 20 + len(sample) / _MARGIN:
            votes[best] += 1
    if not votes:
        return None
    found, count = votes.most_common(1)[0]
    return found if sum(votes.values()) * 3 >= len(samples) * 2 and count * 2 > len(samples) else None
