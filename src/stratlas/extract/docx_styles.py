"""What a DOCX's styles mean: headings by outline level or name, lists, captions, contents, what is bold or hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from lxml import etree

from stratlas.extract.docx_file import attribute, child, children, value_of

# The names that word processors store are English whatever language they speak; others write their own.
_HEADING = re.compile(
    r"(?:heading|naslov|наслов|überschrift|titre|título|titolo|titlu|rubrik|nagłówek|nadpis|otsikko|başlık|заголовок|заглавие|"
    r"επικεφαλίδα|címsor|kop|overskrift|pealkiri|virsraksts|antraštė|titulli)\s*(\d)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"caption|beschriftung|légende|legende|leyenda|legenda|didascalia|opis|natpis|натпис|опис|titulek|popisok|napis|"
    r"bijschrift|billedtekst|bildtext|kuvateksti|képaláírás|название объекта",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:toc|contents|verzeichnis|sadržaj|садржај|table of (?:figures|authorities))\s*\d*", re.I)
T = TypeVar("T")
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph's properties make of it.

    `level` is a heading's (0 for none), `number` the list it is in (empty for none) and `place` its level there.
    """

    level: int = 0
    number: str = ""
    place: int | None = None
    caption: bool = False
    contents: bool = False
    bold: bool = False
    hidden: bool = False
    centred: bool = False
    style: str = ""
    numbered_by: str = ""

    @property
    def item(self) -> bool:
        """Whether it is in a list and no heading."""
        return bool(self.number) and not self.level


@dataclass
class Styles:
    """The styles of a document."""

    by_id: dict[str, etree._Element] = field(default_factory=dict)
    default: str = ""
    _looks: dict[str, Look] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element | None) -> Styles:
        """The styles in a styles part (none where there is no such part)."""
        found = {attribute(style, "styleId") or "": style for style in children(root, "style")}
        usual = (key for key, style in found.items() if _is_default(style))
        return cls(found, next(usual, ""))

    def look(self, paragraph: etree._Element) -> Look:
        """What a paragraph is by its own properties, else by its style and those that the style is based on."""
        properties = child(paragraph, "pPr")
        named = value_of(properties, "pStyle") or self.default
        style = self._look(named)
        own = _outline(properties)
        number, place = _numbering(properties)
        level = style.level if own is None else own
        aligned = value_of(properties, "jc")
        return Look(
            level,
            style.number if number is None else number,
            style.place if place is None else place,
            style.caption and not level,
            style.contents,
            style.bold,
            style.hidden,
            style.centred if aligned is None else aligned == "center",
            named,
            style.numbered_by if number is None else "",
        )

    def run_look(self, properties: etree._Element | None, paragraph: Look) -> tuple[bool, bool]:
        """Whether a run is bold, and whether it is hidden."""
        named = value_of(properties, "rStyle")
        style = self._look(named) if named else Look()
        bold, hidden = _switch(properties, "b"), _switch(properties, "vanish")
        return (
            (paragraph.bold or style.bold) if bold is None else bold,
            (paragraph.hidden or style.hidden) if hidden is None else hidden,
        )

    def _chain(self, name: str) -> Iterator[tuple[str, etree._Element]]:
        """A style and those it is based on."""
        seen: set[str] = set()
        while name in self.by_id and name not in seen:
            seen.add(name)
            yield name, self.by_id[name]
            name = value_of(self.by_id[name], "basedOn") or ""

    def _look(self, name: str) -> Look:
        if name in self._looks:
            return self._looks[name]
        level = _level_by_name(name) if name not in self.by_id else None
        number: str | None = None
        place: int | None = None
        bold: bool | None = None
        hidden: bool | None = None
        aligned: str | None = None
        caption = contents = False
        numbered_by = ""
        for at, style in self._chain(name):
            properties = child(style, "pPr")
            run = child(style, "rPr")
            called = value_of(style, "name") or at
            level = _first(level, _outline(properties), _level_by_name(called) or _level_by_name(at))
            if number is None:
                number, own = _numbering(properties)
                place, numbered_by = _first(place, own), at
            bold, hidden = _first(bold, _switch(run, "b")), _first(hidden, _switch(run, "vanish"))
            aligned = _first(aligned, value_of(properties, "jc"))
            caption = caption or is_caption(called)
            contents = contents or bool(_CONTENTS.fullmatch(called.strip()))
        look = self._looks[name] = Look(
            level or 0,
            number or "",
            place,
            caption,
            contents,
            bool(bold),
            bool(hidden),
            aligned == "center",
            name,
            numbered_by,
        )
        return look


def is_caption(name: str) -> bool:
    """Whether a style of this name is for captions."""
    return bool(_CAPTION.fullmatch(name.strip()))


def _first(*values: T | None) -> T | None:
    return next((value for value in values if value is not None), None)


def _is_default(style: etree._Element) -> bool:
    return attribute(style, "type") == "paragraph" and (attribute(style, "default") or "0") not in _OFF


def _switch(properties: etree._Element | None, name: str) -> bool | None:
    """A property that is on or off; None where nothing is said."""
    found = child(properties, name)
    return None if found is None else (attribute(found, "val") or "1") not in _OFF


def _numbering(properties: etree._Element | None) -> tuple[str | None, int | None]:
    """The list that is named here (empty where it takes the paragraph out of the style's list), and the level."""
    named = child(properties, "numPr")
    number, place = value_of(named, "numId"), value_of(named, "ilvl")
    return (
        None if number is None else "" if number == "0" else number,
        int(place) if place is not None and place.isdecimal() and len(place) < 3 else None,
    )


def _outline(properties: etree._Element | None) -> int | None:
    """A heading's level by its outline level; 0 for one that says “body text”, None where nothing is said."""
    written = value_of(properties, "outlineLvl")
    if written is None or not written.isdecimal():
        return None
    return int(written) + 1 if int(written) < 9 else 0


def _level_by_name(name: str) -> int | None:
    match = _HEADING.fullmatch(name.strip())
    if match:
        return int(match[1]) or None
    return 1 if name.strip().lower() == "title" else None
