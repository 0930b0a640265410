"""Walking an HTML tree: which words are seen, in which blocks, and in which part of the page they stand."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from enum import Enum

from selectolax.lexbor import LexborHTMLParser, LexborNode

from stratlas.extract.html_tables import Grid
from stratlas.records import BlockKind, Cell


class Zone(Enum):
    """The part of the page that a block stands in."""

    MAIN = "main"
    REST = "rest"
    AROUND = "around"
    """Navigation, head, foot and side of a web page, cookie banners."""
    HEAD_TITLE = "head-title"
    """The first-level heading of the page's head."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the page, white space as a browser shows it; the links in it to places on the same page.

    `names` are the places it holds that links can lead to.
    """

    kind: BlockKind
    text: str
    level: int
    zone: Zone
    cell: Cell | None = None
    links: tuple[tuple[int, int, str], ...] = ()
    names: tuple[str, ...] = ()


_UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "iframe",
        "object",
        "embed",
        "applet",
        "audio",
        "video",
        "canvas",
        "svg",
        "select",
        "datalist",
        "textarea",
        "input",
        "meta",
        "link",
        "title",
        "map",
        "noframes",
        "noembed",
        "frameset",
    ]
)
_PHRASING = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "math",
        "nobr",
        "output",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_FORMATTING = frozenset(
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
    "caption": BlockKind.CAPTION,
    "figcaption": BlockKind.CAPTION,
}
_AROUND_TAGS = frozenset({"nav", "header", "footer", "aside"})
_AROUND_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu"}
)
_QUIET = _PHRASING | _UNSEEN | {"br"}
_TELLING = frozenset({*_HEADINGS, *_KINDS, *_AROUND_TAGS, "main", "article", "pre", "form", "table", "tr"})
_CONTROL_WORDS = (
    "accept all back bookmark cancel clear click close collapse content contents contrast cookie cookies copy decline "
    "dismiss download email expand facebook font for full fullscreen hide home language less like link linkedin load "
    "log login manage menu mode more navigation next open options page pause pdf play post preferences previous print "
    "read refuse register reject reset save screen scroll search section see select send settings share show sidebar "
    "sign site size skip slide submit subscribe text the this toggle top translate tweet twitter view whatsapp zoom "
    "meni podeli preuzmi prihvati prijava pretraga štampaj traži više zatvori"
)
_CONTROLS = frozenset(_CONTROL_WORDS.split())
"""Words of buttons that say nothing but what they do."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_COOKIES = re.compile(
    r"\b(?:cookies?|consent|gdpr)[-_]?(?:banner|bar|notice|consent|popup|modal|law|message|dialog)?\b", re.I
)
_NOTES = re.compile(
    r"(?:^|[\s_-])(?:footnotes?|endnotes?|fn|fussnoten?)(?:[\s_-]?\d*|-list|-item|-text|s)?(?:\s|$)", re.I
)
_NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote", "doc-endnotes"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
# Elements whose end tags authors leave out: they do not nest by themselves.
_OPEN_ENDED = frozenset(
    ["p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "option", "optgroup", "rt", "rp", "colgroup"]
)
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>?")
_DEEPEST = 250
_SPACES = re.compile(r"[ \t\n\f\r]+")
_TWO_BREAKS = re.compile("\x0b{2,}")
# Marks of links within a page while its white space collapses; no page holds these characters.
_OPEN, _SHUT = "\x0e", "\x0f"
_BACK_LINK = re.compile(r"\s*\x0e?[↩↵⏎]\ufe0e?\x0f?\s*$")
_BREAKS = re.compile(r" ?\x0b ?")


def pieces(source: str) -> list[Piece]:
    """The blocks of an HTML page or fragment in the order of the source."""
    tree = LexborHTMLParser(_shallow(source))
    root = tree.body or tree.root
    if root is None:
        return []
    walker = _Walker(has_main=tree.css_first("main, [role=main]") is not None)
    walker.walk(root)
    return walker.found


def visible_text(fragment: str) -> str:
    """The words of a fragment that a browser would show, in one line."""
    return " ".join(piece.text for piece in pieces(fragment))


def _shallow(source: str) -> str:
    """The source with elements nested too deep flattened: parsers take time by the square of the depth.

    No words are lost: only tags are left out, and formatting tags all over (unclosed ones are opened again in
    each paragraph).
    """
    deepest, crowded = _depth(source)
    if deepest <= _DEEPEST and not crowded:
        return source
    depth = over = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal depth, over
        closing, name = match[1], match[2].lower()
        if _is_crowded(match[0]):
            return f"<{closing}{name}>"
        if deepest <= _DEEPEST:
            return match[0]
        if name in _FORMATTING:
            return ""
        if name in _VOID:
            return match[0]
        if not closing:
            if depth >= _DEEPEST:
                over += 1
                return " "
            depth += 1
        elif over:
            over -= 1
            return " "
        else:
            depth = max(depth - 1, 0)
        return match[0]

    return _TAG.sub(keep, source)


def _is_crowded(tag: str) -> bool:
    """Whether a tag has hundreds of attributes: each is compared with all before it."""
    return len(tag) > 1_000 and len(tag.split(None, 300)) > 300


def _depth(source: str) -> tuple[int, bool]:
    """How deep elements nest if end tags were left out only where authors do, and whether a tag is crowded."""
    depth = deepest = 0
    crowded = False
    for match in _TAG.finditer(source):
        crowded = crowded or _is_crowded(match[0])
        name = match[2].lower()
        if name in _VOID or name in _OPEN_ENDED:
            continue
        depth = max(depth - 1, 0) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest, crowded


@dataclass(slots=True)
class _State:
    """What an element makes of the words in it."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    zone: Zone = Zone.REST
    pre: bool = False
    head: bool = False
    form: bool = False
    cell: Cell | None = None
    link: str = ""


_HIDDEN_STATE = _State()


@dataclass(slots=True)
class _Walker:
    has_main: bool
    found: list[Piece] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _states: list[_State] = field(default_factory=lambda: [_State()])
    _grids: list[Grid] = field(default_factory=list)
    _tables: int = 0
    _links: list[str] = field(default_factory=list)
    _names: list[str] = field(default_factory=list)

    def walk(self, root: LexborNode) -> None:
        """Collects the blocks under a node; a loop with a stack of its own, as pages nest deeper than calls may."""
        node: LexborNode | None = root
        while node is not None:
            child = node.child if self._enter(node) else None
            if child is not None:
                node = child
                continue
            while True:
                self._leave(node)
                if node.mem_id == root.mem_id:
                    self._flush()
                    return
                if node.next is not None:
                    node = node.next
                    break
                node = node.parent
                if node is None:
                    self._flush()
                    return

    def _enter(self, node: LexborNode) -> bool:
        """Takes what the node itself shows; whether to look inside."""
        state = self._states[-1]
        self._states.append(state)
        if node.is_text_node:
            text = (node.text_content or "").replace(_OPEN, "").replace(_SHUT, "")
            self._parts.append(_kept(text) if state.pre else text.replace("\x0b", " "))
            return False
        tag = node.tag or ""
        if not node.is_element_node or tag in _UNSEEN:
            return bool(node.is_document_node)
        attributes = node.attributes
        if attributes and _is_hidden(attributes):
            self._states[-1] = _HIDDEN_STATE
            return False
        if tag == "br":
            self._parts.append("\x0b")
            return False
        if tag == "button" and (state.form or state.zone is Zone.AROUND or not _says_more(node)):
            self._states[-1] = _HIDDEN_STATE
            return False
        inner = self._inside(tag, attributes, state)
        if self._parts and tag not in _PHRASING:
            self._flush(state)
        self._states[-1] = inner
        name = attributes.get("id") or (attributes.get("name") if tag == "a" else None)
        if name:
            self._names.append(name)
        if inner.link:
            self._links.append(inner.link)
            self._parts.append(_OPEN)
        return True

    def _leave(self, node: LexborNode) -> None:
        left = self._states.pop()
        if left.link and node.tag == "a":
            self._parts.append(_SHUT)
        if node.tag == "table" and self._grids and left is not _HIDDEN_STATE and node.is_element_node:
            self._grids.pop()
        if self._parts and left is not _HIDDEN_STATE and node.is_element_node and node.tag not in _QUIET:
            self._flush(left)

    def _inside(self, tag: str, attributes: dict[str, str | None], outer: _State) -> _State:
        if not attributes and tag not in _TELLING:
            return outer
        kind, level = outer.kind, outer.level
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}" if attributes else ""
        role = (attributes.get("role") or "").lower() if attributes else ""
        if tag not in _PHRASING:
            if outer.kind is BlockKind.FOOTNOTE or role in _NOTE_ROLES or _NOTES.search(names):
                kind, level = BlockKind.FOOTNOTE, 0
            if tag in _HEADINGS:
                kind, level = BlockKind.HEADING, _HEADINGS[tag]
            elif tag in _KINDS and kind is not BlockKind.FOOTNOTE:
                kind, level = _KINDS[tag], 0
        href = (attributes.get("href") or "") if tag == "a" and attributes else ""
        return _State(
            kind,
            level,
            self._zone(tag, names, role, outer),
            outer.pre or tag == "pre",
            outer.head or tag == "header",
            outer.form or tag == "form",
            self._cell(tag, attributes, outer),
            href[1:] if href.startswith("#") and len(href) > 1 else "",
        )

    def _cell(self, tag: str, attributes: dict[str, str | None], outer: _State) -> Cell | None:
        """Where in its table what the element holds stands."""
        if tag == "table":
            self._tables += 1
            self._grids.append(Grid(self._tables))
        elif tag == "tr" and self._grids:
            self._grids[-1].begin_row()
        elif tag in {"td", "th"} and self._grids:
            return self._grids[-1].place(attributes, header=tag == "th")
        return None if tag in {"table", "caption"} else outer.cell

    def _zone(self, tag: str, names: str, role: str, outer: _State) -> Zone:
        cookies = (
            bool(names.strip()) and tag not in {"body", "html", "main", "article"} and bool(_COOKIES.search(names))
        )
        if (
            tag == "main"
            or role == "main"
            or (tag == "article" and not self.has_main and outer.zone is not Zone.AROUND)
        ):
            return Zone.MAIN
        if cookies:
            return Zone.AROUND
        if outer.zone in {Zone.MAIN, Zone.AROUND, Zone.HEAD_TITLE}:
            return Zone.HEAD_TITLE if tag == "h1" and outer.zone is Zone.AROUND and outer.head else outer.zone
        return Zone.AROUND if tag in _AROUND_TAGS or role in _AROUND_ROLES else Zone.REST

    def _flush(self, state: _State | None = None) -> None:
        if not self._parts:
            return
        state = state or self._states[-1]
        shown = _collapsed("".join(self._parts)) if not state.pre else "".join(self._parts).replace("\x0b", "\n")
        self._parts.clear()
        links, self._links = self._links, []
        cell = state.cell if state.kind is BlockKind.TABLE_CELL else None
        for marked in [shown.strip("\n")] if state.pre else _paragraphs(shown):
            text, spans = _unmarked(marked, links)
            if text:
                names, self._names = tuple(self._names), []
                self.found.append(Piece(state.kind, text, state.level, state.zone, cell, spans, names))


def _unmarked(marked: str, links: list[str]) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """The text without the marks of links, and where the links stood; takes them from the list in order."""
    if _OPEN not in marked:
        return marked.replace(_SHUT, ""), ()
    parts: list[str] = []
    spans: list[tuple[int, int, str]] = []
    size = 0
    for number, piece in enumerate(marked.split(_OPEN)):
        inside, shut, after = piece.partition(_SHUT)
        if number and links:
            spans.append((size, size + len(inside), links.pop(0)))
        parts.append(inside + (after if shut else "").replace(_SHUT, ""))
        size += len(parts[-1])
    text = "".join(parts)
    lead = len(text) - len(text.lstrip())
    return text.strip(), tuple((start - lead, end - lead, name) for start, end, name in spans if start >= lead)


def _kept(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(8)


def _collapsed(text: str) -> str:
    return _BREAKS.sub("\x0b", _SPACES.sub(" ", text))


def _paragraphs(shown: str) -> list[str]:
    """Parted where two breaks follow one another; one break is a line end."""
    parts = _TWO_BREAKS.split(shown) if "\x0b" in shown else [shown]
    return [text.replace("\x0b", "\n") for part in parts if (text := _BACK_LINK.sub("", part.strip(" \x0b")))]


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))


def _says_more(button: LexborNode) -> bool:
    """Whether a button is a heading that opens what stands below it, and not a plain control."""
    ahead = [button.child]
    while ahead:
        node = ahead.pop()
        if node is None:
            continue
        ahead.append(node.next)
        if node.is_text_node:
            words = _WORD.findall((node.text_content or "").casefold())
            if any(word not in _CONTROLS for word in words):
                return True
        elif node.tag not in _UNSEEN:
            ahead.append(node.child)
    return False


def escaped(text: str) -> str:
    """Text as HTML source."""
    return html.escape(text, quote=False)
