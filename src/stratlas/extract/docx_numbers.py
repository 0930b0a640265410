"""The numbers that a word processor computes and no paragraph holds: “1.1”, “(a)”, “IV.”, the marks of notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from stratlas.extract.docx_file import attribute, child, children, value_of

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_CHICAGO = "*†‡§"
_DEPTH = 9
# Nobody numbers beyond this; it keeps “aaaa…” and “mmmm…” from filling the memory.
_HIGHEST = 20_000


def written(number: int, form: str) -> str:
    """A number in one of the forms of the standard (`decimal`, `upperRoman`, …); unknown forms are decimal."""
    if form in {"none", "bullet"}:
        return ""
    if not 0 < number < _HIGHEST:
        return str(number)
    if form in {"lowerRoman", "upperRoman"}:
        return _cased(_roman(number), form)
    if form in {"lowerLetter", "upperLetter"}:
        return _cased(_LATIN[(number - 1) % 26] * min((number - 1) // 26 + 1, 20), form)
    if form in {"russianLower", "russianUpper"}:
        size = len(_RUSSIAN)
        return _cased(_RUSSIAN[(number - 1) % size] * min((number - 1) // size + 1, 20), form)
    if form == "chicago":
        return _CHICAGO[(number - 1) % 4] * min((number - 1) // 4 + 1, 20)
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, numeral in _ROMAN:
        letters += numeral * (number // value)
        number %= value
    return letters


def _cased(letters: str, form: str) -> str:
    return letters.upper() if form.startswith("upper") or form.endswith("Upper") else letters


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered."""

    form: str = "decimal"
    pattern: str = ""
    start: int = 1
    restart: int = -1
    style: str = ""
    plain: bool = False

    @classmethod
    def of(cls, element: etree._Element, place: int) -> _Level:
        restart = value_of(element, "lvlRestart")
        return cls(
            value_of(element, "numFmt") or "decimal",
            value_of(element, "lvlText") or "",
            _whole(value_of(element, "start"), 0 if value_of(element, "start") == "0" else 1),
            _whole(restart, place) if restart is not None else -1,
            value_of(element, "pStyle") or "",
            child(element, "isLgl") is not None,
        )


def _whole(string: str | None, otherwise: int) -> int:
    return int(string) if string is not None and string.isdecimal() and len(string) < 8 else otherwise


@dataclass
class Numbers:
    """The lists of a document; `label` counts on, so paragraphs are to be asked about in their order."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _lists: dict[str, str] = field(default_factory=dict)
    _overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, list[int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, root: etree._Element | None) -> Numbers:
        """The lists of a numbering part (none where there is no such part)."""
        numbers = cls()
        named, linked = {}, {}
        for element in children(root, "abstractNum"):
            key = attribute(element, "abstractNumId") or ""
            numbers._levels[key] = _levels_of(children(element, "lvl"))
            if value_of(element, "styleLink"):
                named[value_of(element, "styleLink")] = key
            if value_of(element, "numStyleLink"):
                linked[key] = value_of(element, "numStyleLink")
        for key, style in linked.items():
            if style in named and not numbers._levels[key]:
                numbers._levels[key] = numbers._levels[named[style]]
        for element in children(root, "num"):
            numbers._add(element)
        return numbers

    def _add(self, element: etree._Element) -> None:
        """Takes in one list, which may change levels of the one it is made after."""
        key, base = attribute(element, "numId") or "", value_of(element, "abstractNumId") or ""
        self._lists[key] = base
        starts = self._overrides[key] = {}
        changed: dict[int, _Level] = {}
        for override in children(element, "lvlOverride"):
            place = _whole(attribute(override, "ilvl"), 0)
            changed |= _levels_of(children(override, "lvl"))
            if value_of(override, "startOverride") is not None:
                starts[place] = _whole(value_of(override, "startOverride"), 1)
        if changed:
            own = self._lists[key] = f"{base}/{key}"
            self._levels[own] = self._levels.get(base, {}) | changed

    def level_of(self, number: str, style: str) -> int:
        """The level of a list that belongs to a paragraph style."""
        levels = self._levels.get(self._lists.get(number, ""), {})
        return next((place for place, level in levels.items() if style and level.style == style), 0)

    def is_bullet(self, number: str, place: int) -> bool:
        """Whether that level is marked by a sign and not by a number."""
        level = self._levels.get(self._lists.get(number, ""), {}).get(place)
        return level is not None and level.form == "bullet"

    def label(self, number: str, place: int) -> str:
        """What stands before the next paragraph of this list and level; empty for bullets, which say nothing."""
        key = self._lists.get(number, "")
        levels = self._levels.get(key, {})
        level = levels.get(place)
        if level is None or not 0 <= place < _DEPTH:
            return ""
        counts = self._counts.setdefault(key, [0] * _DEPTH)
        starts = self._overrides.get(number, {})
        if number not in self._begun:
            self._begun.add(number)
            for at in starts:
                counts[at if at < _DEPTH else 0] = 0
        if counts[place] == 0:
            counts[place] = starts.get(place, level.start)
        else:
            counts[place] += 1
        for deeper in range(place + 1, _DEPTH):
            restart = levels[deeper].restart if deeper in levels else -1
            if restart < 0 or place < restart:
                counts[deeper] = 0
        return _filled(level, levels, counts) if level.form != "bullet" else ""


def _levels_of(elements: Iterable[etree._Element]) -> dict[int, _Level]:
    found = {}
    for element in elements:
        place = _whole(attribute(element, "ilvl"), 0)
        found[place] = _Level.of(element, place)
    return found


def _filled(level: _Level, levels: dict[int, _Level], counts: list[int]) -> str:
    """The pattern of a level (“%1.%2”) with the numbers in it."""
    text = level.pattern
    for at in range(_DEPTH):
        if f"%{at + 1}" in text:
            form = levels[at].form if at in levels else "decimal"
            if level.plain and form != "none":
                form = "decimal"
            count = counts[at] or (levels[at].start if at in levels else 1)
            text = text.replace(f"%{at + 1}", written(count, form))
    return text.strip()
