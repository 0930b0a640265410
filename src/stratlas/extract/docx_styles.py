"""What a DOCX's paragraph styles mean: headings by outline level or name, lists, captions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from stratlas.extract.docx_file import attribute, child, children, value_of

# The names that word processors store are English whatever language they speak; others write their own.
_HEADING = re.compile(
    r"(?:heading|naslov|наслов|überschrift|titre|título|titolo|titlu|rubrik|nagłówek|nadpis|otsikko|başlık|заголовок|заглавие|"
    r"επικεφαλίδα|címsor|kop|overskrift|pealkiri|virsraksts|antraštė|titulli)\s*(\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph's properties make of it: a heading's level (0 for none), a list item, a caption."""

    level: int = 0
    item: bool = False
    caption: bool = False


@dataclass
class Styles:
    """The styles of a document."""

    by_id: dict[str, etree._Element] = field(default_factory=dict)
    _looks: dict[str, Look] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element | None) -> Styles:
        """The styles in a styles part (none where there is no such part)."""
        return cls({attribute(style, "styleId") or "": style for style in children(root, "style")})

    def look(self, paragraph: etree._Element) -> Look:
        """What a paragraph is by its own properties, else by its style and those that the style is based on."""
        properties = child(paragraph, "pPr")
        style = self._look(value_of(properties, "pStyle") or "")
        own = _outline(properties)
        level = style.level if own is None else own
        own_item = _numbered(properties)
        item = style.item if own_item is None else own_item
        return Look(level, item and not level, style.caption and not level)

    def _look(self, name: str) -> Look:
        if name in self._looks:
            return self._looks[name]
        level: int | None = None
        item: bool | None = None
        caption = False
        seen: set[str] = set()
        at = name
        while at in self.by_id and at not in seen:
            seen.add(at)
            style = self.by_id[at]
            properties = child(style, "pPr")
            called = value_of(style, "name") or at
            if level is None:
                level = _outline(properties)
            if level is None:
                level = _level_by_name(called) or _level_by_name(at)
            if item is None:
                item = _numbered(properties)
            caption = caption or called.lower() == "caption"
            at = value_of(style, "basedOn") or ""
        if name not in self.by_id:
            level = _level_by_name(name)
        look = self._looks[name] = Look(level or 0, bool(item), caption)
        return look


def _numbered(properties: etree._Element | None) -> bool | None:
    """Whether a list is named here (0 takes the paragraph out of the style's list); None where nothing is said."""
    number = value_of(child(properties, "numPr"), "numId")
    return None if number is None else number != "0"


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
