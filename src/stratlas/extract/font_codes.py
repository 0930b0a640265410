"""Text whose codes give wrong letters, mended by a known table where that makes words of it.

A table is used only where most of the words that its characters stand in are known after it and hardly any before.
Addresses of pages and letters, and what is between brackets, are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from stratlas.extract.code_tables import CodeTable, code_tables
from stratlas.extract.orthography import WORD, Orthography
from stratlas.extract.repair import Change
from stratlas.records import Text

_CHUNK = re.compile(r"[^ \t\n\r\f]+")
_ADDRESS = re.compile(
    r"://|www\.|@[\w-]+\.\w|\w\.\w+/|^[\w.+-]+@|\\\\|^[A-Za-z]:\\|\.(?:com|org|net|gov|eu|rs|hr|html?|pdf)\b"
)
_INSIDE = re.compile(rf"{WORD.pattern}(?:[-–—/.,‑]+{WORD.pattern})*")
_BRACKETS = re.compile(r"[\[{].*[\]}][.,;:!?)]*$")
_SEEN, _FIRST = 1_500, 150
_FEWEST, _FEWEST_DIFFERENT = 8, 4
_FEWEST_SEVERAL = 3
_KNOWN_AFTER, _GAINED = 0.6, 0.4
_PERVASIVE, _PERVASIVE_BEFORE = 0.5, 0.2
# Without tables of the language, only what decodes as UTF-8 throughout is certain.
_DECODES = 0.9


@dataclass(frozen=True, slots=True)
class _Gain:
    """How many more words a table makes known, and whether nearly all of the text is written in its codes."""

    words: float
    pervasive: bool


@dataclass(frozen=True, slots=True)
class Mended:
    """What a table does to a text."""

    table: CodeTable
    changes: tuple[Change, ...]


def mended_codes(text: Text, spelling: Orthography | None, names: frozenset[str]) -> Mended | None:
    """What the one table does that helps the most, if any is certain to help."""
    counts = Counter(
        match[0] for block in text.blocks for match in _CHUNK.finditer(text.content, block.start, block.end)
    )
    words = {chunk: count for chunk, count in counts.items() if _has_letters(chunk) and not _ADDRESS.search(chunk)}
    present = set(text.content)
    best: tuple[_Gain, CodeTable] | None = None
    for table in code_tables():
        if table.languages and not table.languages & names:
            continue
        if not any(map(table.signs.match, present)) and not (table.several and table.signs.search(text.content)):
            continue
        gain = _gain(table, words, spelling)
        if gain and (best is None or gain.words > best[0].words):
            best = gain, table
    if best is None:
        return None
    gain, table = best
    changes = tuple(_changes(text, table, None if gain.pervasive else spelling))
    return Mended(table, changes) if changes else None


def _gain(table: CodeTable, counts: Mapping[str, int], spelling: Orthography | None) -> _Gain | None:
    """What the table does for the words; None where it is not certain to be right."""
    touched = {chunk: count for chunk, count in counts.items() if table.signs.search(chunk)}
    seen = dict(islice(touched.items(), _SEEN))
    first = list(islice(seen, _FIRST))
    if spelling is not None and sum(_is_known(chunk, spelling, table) for chunk in first) > _KNOWN_AFTER * len(first):
        return None
    enough = _FEWEST_SEVERAL if table.several else _FEWEST
    if sum(seen.values()) < enough or (len(seen) < _FEWEST_DIFFERENT and not table.several):
        return None
    if spelling is None:
        decoded = sum(count for chunk, count in seen.items() if table.mend(chunk) != chunk)
        sure = table.several and decoded >= max(_DECODES * sum(seen.values()), _FEWEST)
        return _Gain(decoded, pervasive=True) if sure else None
    weighed = standing = before = after = 0
    for chunk, count in seen.items():
        mended = table.mend(chunk)
        if _longest(mended) < 3 and _longest(chunk) < 3:
            continue
        # Each word counts once: one that is repeated, as a name, is no more evidence for that.
        weighed += 1
        standing += count
        before += _is_known(chunk, spelling, table)
        after += not _loses_letters(chunk, mended) and _is_known(mended, spelling)
    if standing < enough or after < _KNOWN_AFTER * weighed or after - before < _GAINED * weighed:
        return None
    pervasive = before <= _PERVASIVE_BEFORE * weighed and len(touched) >= _PERVASIVE * len(counts)
    return _Gain((after - before) * sum(touched.values()) / weighed, pervasive)


def _has_letters(chunk: str) -> bool:
    return any("\ue000" <= char <= "\uf8ff" or char.isalpha() for char in chunk)


def _longest(chunk: str) -> int:
    return max(map(len, WORD.findall(chunk)), default=0)


def _is_known(chunk: str, spelling: Orthography, table: CodeTable | None = None) -> bool:
    """Whether the chunk is words of the language; in them, or (of `table`) beside them, stands nothing but letters."""
    start, end = 0, len(chunk)
    while start < end and _is_edge(chunk[start], table):
        start += 1
    while start < end and _is_edge(chunk[end - 1], table):
        end -= 1
    core = chunk[start:end]
    return bool(_INSIDE.fullmatch(core)) and all(map(spelling.knows, WORD.findall(core)))


def _loses_letters(old: str, new: str) -> bool:
    """Whether a letter would become none (but for an apostrophe), as no table that is right does."""
    pairs = zip(old, new, strict=False)
    return len(old) == len(new) and any(was.isalpha() and not now.isalpha() and now != "’" for was, now in pairs)


def _is_edge(char: str, table: CodeTable | None) -> bool:
    if char.isalpha() or "\ue000" <= char <= "\uf8ff":
        return False
    return table is None or (char < "\x80" if table.several else not table.signs.match(char))


def _changes(text: Text, table: CodeTable, spelling: Orthography | None) -> Iterator[Change]:
    code = "mojibake" if table.several else "font-code"
    for block in text.blocks:
        for match in _CHUNK.finditer(text.content, block.start, block.end):
            old = match[0]
            new = table.mend(old)
            if new != old and _to_be_mended(old, new, table, spelling):
                yield _shortest(Change(match.start(), match.end(), new, code), old)


def _to_be_mended(old: str, new: str, table: CodeTable, spelling: Orthography | None) -> bool:
    if _ADDRESS.search(old) or not any(map(str.isalnum, new)):
        return False
    if table.several:
        return True
    if _loses_letters(old, new):
        return False
    if spelling is None:
        return True
    if _is_known(new, spelling):
        return not _is_known(old, spelling, table)
    # A rare word: what stands between letters is a letter; brackets around words, and words as they are, stay.
    return not _is_known(old, spelling) and not _BRACKETS.match(old)


def _shortest(change: Change, old: str) -> Change:
    """The change without what is the same before and after."""
    new, lead = change.new, 0
    while lead < min(len(old), len(new)) - 1 and old[lead] == new[lead]:
        lead += 1
    tail = 0
    while tail < min(len(old), len(new)) - lead - 1 and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return replace(change, start=change.start + lead, end=change.end - tail, new=new[lead : len(new) - tail])
