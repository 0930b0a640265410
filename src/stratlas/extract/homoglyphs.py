"""Letters of one script that stand for their look-alikes of another: in a Latin word a Cyrillic о, and the like.

Mended only where no doubt is left: the rest of the word has letters that only the other script has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from stratlas.extract.orthography import Orthography, fold
from stratlas.extract.repair import Change
from stratlas.records import Text

CODE = "homoglyph"
_CYRILLIC = dict(zip("AaBCcEeHIiJjKkMOoPpSsTXxYyËëÏïÈè", "АаВСсЕеНІіЈјКкМОоРрЅѕТХхУуЁёЇїЀѐ", strict=True))
_GREEK = dict(zip("ABEZHIKMNOoPTYXvÁÉÍÓó", "ΑΒΕΖΗΙΚΜΝΟοΡΤΥΧνΆΈΊΌό", strict=True))
_LATIN_LETTER, _CYRILLIC_LETTER, _GREEK_LETTER = "A-Za-zÀ-ÖØ-öø-ɏ", "Ѐ-ԯ", "Ͱ-Ͽἀ-῿"
_MIXED = re.compile(
    rf"[{_LATIN_LETTER}{_CYRILLIC_LETTER}{_GREEK_LETTER}]*"
    rf"(?:[{_LATIN_LETTER}][{_CYRILLIC_LETTER}{_GREEK_LETTER}]|[{_CYRILLIC_LETTER}{_GREEK_LETTER}][{_LATIN_LETTER}]"
    rf"|[{_CYRILLIC_LETTER}][{_GREEK_LETTER}]|[{_GREEK_LETTER}][{_CYRILLIC_LETTER}])"
    rf"[{_LATIN_LETTER}{_CYRILLIC_LETTER}{_GREEK_LETTER}]*"
)
_ALONE = re.compile(rf"(?<![\w.])[{''.join(_CYRILLIC)}]{{1,6}}(?![\w).])")
_SCRIPTS = {
    script: re.compile(f"[{letters}]")
    for script, letters in (("Latn", _LATIN_LETTER), ("Cyrl", _CYRILLIC_LETTER), ("Grek", _GREEK_LETTER))
}
# Roman numerals and abbreviations with an ending, as in “IIа” and “PCа”, are not one word gone wrong.
_ENDED = re.compile(
    "[A-Z]{2,}[\u0430-\u045f\u03b1-\u03ce]+|[\u0400-\u042f\u0391-\u03a9]{2,}[a-z\u0107\u010d\u0111\u0161\u017e]+"
    "|[IVXLCDM]+[\u0430-\u045f]"
)


def _inverted(letters: Mapping[str, str]) -> dict[str, str]:
    return {other: letter for letter, other in letters.items()}


def _table(source: str, target: str) -> dict[str, str]:
    to_latin = {"Cyrl": _inverted(_CYRILLIC), "Grek": _inverted(_GREEK)}
    from_latin = {"Cyrl": _CYRILLIC, "Grek": _GREEK}
    if source == "Latn":
        return from_latin[target]
    if target == "Latn":
        return to_latin[source]
    return {char: from_latin[target][latin] for char, latin in to_latin[source].items() if latin in from_latin[target]}


_TABLES = {(source, target): _table(source, target) for source in _SCRIPTS for target in _SCRIPTS if source != target}


def find_homoglyphs(text: Text, spelling: Orthography | None) -> Iterator[Change]:
    """What is to be mended, each change a stretch of letters in a word."""
    content = text.content
    for match in _MIXED.finditer(content):
        new = mended_word(match[0], spelling)
        if new != match[0] and text.block_at(match.start()) is text.block_at(match.end() - 1) is not None:
            yield from changes_between(match[0], new, match.start(), CODE)
    if spelling is not None and _is_cyrillic(content):
        yield from _lone_words(text, spelling)


def mended_word(word: str, spelling: Orthography | None) -> str:
    """The word in one script where that is certain, else the word as it is."""
    if _ENDED.fullmatch(word):
        return word
    readings = []
    present = [script for script, finder in _SCRIPTS.items() if finder.search(word)]
    for target in present:
        tables = {source: _TABLES[source, target] for source in present if source != target}
        own = [char for char in word if _SCRIPTS[target].match(char)]
        if any(char not in tables[script] for script in tables for char in _SCRIPTS[script].findall(word)):
            continue
        merged = {char: other for table in tables.values() for char, other in table.items()}
        new = "".join(merged.get(char, char) for char in word)
        others = [source for source in _SCRIPTS if source != target and source in present]
        sure = any(char not in _TABLES[target, source] for source in others for char in own)
        readings.append((new, sure))
    known = [new for new, _ in readings if spelling is not None and spelling.knows(new) and len(new) > 1]
    if len(readings) == 1:
        new, sure = readings[0]
        return new if sure and _uses(spelling, new) else word
    return known[0] if len(known) == 1 else word


def _uses(spelling: Orthography | None, word: str) -> bool:
    """Whether a language written in the word's script has all its letters; where it is another script, any will do."""
    if spelling is None:
        return True
    letters = set(fold(word))
    return letters <= spelling.letters or not letters & {char for char in spelling.letters if char > "\x7f"}


def _is_cyrillic(content: str) -> bool:
    sample = content[:20_000]
    return len(_SCRIPTS["Cyrl"].findall(sample)) > 20 * len(_SCRIPTS["Latn"].findall(sample))


def _lone_words(text: Text, spelling: Orthography) -> Iterator[Change]:
    """Words all of look-alikes in a Cyrillic text, where both neighbours are Cyrillic and the word is a common one."""
    content = text.content
    for block in text.blocks:
        for match in _ALONE.finditer(content, block.start, block.end):
            new = "".join(_CYRILLIC[char] for char in match[0])
            before = content[max(match.start() - 3, block.start) : match.start()]
            after = content[match.end() : min(match.end() + 3, block.end)]
            between = re.fullmatch(r"[а-яђѓјљњћќџіїєґў]{2},? ", before) and re.match(r" [а-яђѓјљњћќџіїєґў]{2}", after)
            if between and match[0].islower() and new in spelling.common:
                yield Change(match.start(), match.end(), new, CODE)


def changes_between(old: str, new: str, start: int, code: str) -> Iterator[Change]:
    """The stretches in which two words of one length differ."""
    at = 0
    while at < len(old):
        end = at
        while end < len(old) and old[end] != new[end]:
            end += 1
        if end > at:
            yield Change(start + at, start + end, new[at:end], code)
        at = end + 1
