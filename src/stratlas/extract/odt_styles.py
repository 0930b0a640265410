"""What an ODT's styles mean: lists and their numbers, captions, what is bold, centred or hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from stratlas.extract.docx_file import attribute, child, children, local
from stratlas.extract.docx_numbers import written
from stratlas.extract.docx_styles import is_caption

_FORMS = {
    "": "none",
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_LEVELS = frozenset({"list-level-style-number", "list-level-style-bullet", "outline-level-style"})
_DEEPEST = 10


@dataclass(frozen=True, slots=True)
class Style:
    """What a style, with those it is made after, says."""

    level: int = 0
    title: bool = False
    caption: bool = False
    bold: bool = False
    hidden: bool = False
    centred: bool = False
    list: str = ""


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    before: str
    after: str
    shown: int
    start: int


@dataclass
class Styles:
    """The styles of a document by family and name, and its lists by name."""

    by_name: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    lists: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _known: dict[tuple[str, str], Style] = field(default_factory=dict)

    @classmethod
    def of(cls, roots: Iterable[etree._Element | None]) -> Styles:
        """The styles under these roots; a later root's go before an earlier one's."""
        styles = cls()
        for root in roots:
            for group in children(root, "styles", "automatic-styles"):
                for element in group:
                    name = attribute(element, "name") or ""
                    if local(element) == "style":
                        styles.by_name[attribute(element, "family") or "", name] = element
                    elif local(element) in {"list-style", "outline-style"}:
                        key = "" if local(element) == "outline-style" else name
                        styles.lists[key] = {_place(level): _level(level) for level in children(element, *_LEVELS)}
        return styles

    def style(self, family: str, name: str | None) -> Style:
        """What a style of that name says; nothing where there is none."""
        key = (family, name or "")
        if key not in self._known:
            self._known[key] = self._read(key)
        return self._known[key]

    def _read(self, key: tuple[str, str]) -> Style:
        level = 0
        said: dict[str, str] = {}
        names: list[str] = []
        listed = ""
        for name, element in self._chain(*key):
            names.append((attribute(element, "display-name") or name).replace("_20_", " ").strip())
            level = level or _whole(attribute(element, "default-outline-level"), 0)
            listed = listed or attribute(element, "list-style-name") or ""
            for properties in children(element, "text-properties", "paragraph-properties"):
                for what in ("font-weight", "display", "text-align"):
                    value = attribute(properties, what)
                    if value is not None:
                        said.setdefault(what, value)
        names = names or [key[1].replace("_20_", " ")]
        weight = said.get("font-weight", "")
        return Style(
            level,
            any(name.lower() == "title" for name in names),
            any(is_caption(name) for name in names),
            weight == "bold" or (weight.isdecimal() and int(weight[:4]) >= 600),
            said.get("display") == "none",
            said.get("text-align") == "center",
            listed,
        )

    def _chain(self, family: str, name: str) -> Iterator[tuple[str, etree._Element]]:
        seen: set[str] = set()
        while (family, name) in self.by_name and name not in seen:
            seen.add(name)
            yield name, self.by_name[family, name]
            name = attribute(self.by_name[family, name], "parent-style-name") or ""


@dataclass
class Count:
    """The numbers that one list has come to."""

    levels: dict[int, _Level]
    counts: list[int] = field(default_factory=lambda: [0] * (_DEEPEST + 1))

    def next(self, place: int, start: int | None = None) -> str:
        """What stands before the next paragraph on a level (from 1); empty for bullets and no number."""
        level = self.levels.get(place)
        if level is None or not 0 < place <= _DEEPEST:
            return ""
        if start is not None:
            self.counts[place] = start
        else:
            self.counts[place] = self.counts[place] + 1 if self.counts[place] else level.start
        self.counts[place + 1 :] = [0] * (_DEEPEST - place)
        if level.form in {"none", "bullet"}:
            return f"{level.before}{level.after}".strip() if level.form == "none" else ""
        numbers = []
        for at in range(max(place - level.shown + 1, 1), place + 1):
            form = self.levels[at].form if at in self.levels else "decimal"
            number = written(self.counts[at] or (self.levels[at].start if at in self.levels else 1), form)
            if number:
                numbers.append(number)
        return f"{level.before}{'.'.join(numbers)}{level.after}".strip()


def _place(element: etree._Element) -> int:
    return _whole(attribute(element, "level"), 1)


def _level(element: etree._Element) -> _Level:
    form = attribute(element, "num-format") or ""
    if local(element) == "list-level-style-bullet":
        named = "bullet"
    elif form[:1] in "Аа" and form:
        named = "russianUpper" if form[0] == "А" else "russianLower"
    else:
        named = _FORMS.get(form, "decimal")
    return _Level(
        named,
        attribute(element, "num-prefix") or "",
        attribute(element, "num-suffix") or "",
        _whole(attribute(element, "display-levels"), 1),
        _whole(attribute(element, "start-value"), 1),
    )


def _whole(string: str | None, otherwise: int) -> int:
    return int(string) if string is not None and string.isdecimal() and len(string) < 7 else otherwise


def count_of(element: etree._Element, name: str, otherwise: int = 1, most: int = 1_000) -> int:
    """A whole number that an attribute says, within reason."""
    return min(_whole(attribute(element, name), otherwise), most)


def body_of(root: etree._Element | None) -> etree._Element | None:
    """The text of a document under its root."""
    return child(child(root, "body"), "text")
