"""Walking an HTML tree: which words are seen, in which blocks, and in which part of the page they stand."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from stratlas.extract.builder import raised
from stratlas.extract.html_names import TITLED, is_anchor, is_header, names_of
from stratlas.extract.html_steps import left
from stratlas.extract.html_survey import PHRASING, UNSEEN, surveyed
from stratlas.extract.html_tables import Grid
from stratlas.extract.html_zones import Judge, Zone
from stratlas.records import BlockKind, Cell


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the page, white space as a browser shows it; the links in it to places on the same page.

    `names` are the places it holds that links can lead to; `strong` says that all of it is set apart as headings are.
    """

    kind: BlockKind
    text: str
    level: int
    zone: Zone
    cell: Cell | None = None
    links: tuple[tuple[int, int, str], ...] = ()
    names: tuple[str, ...] = ()
    strong: bool = False


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
_QUIET = PHRASING | UNSEEN | {"br"}
_TELLING = frozenset(
    {*_HEADINGS, *_KINDS, "main", "article", "pre", "form", "table", "tr", "nav", "header", "footer", "aside", "dialog"}
)
_JUDGED = frozenset(["ul", "ol", "div", "p", "section", "center", "dl", "tbody"])
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
_NOTES = re.compile(
    r"(?:^|[\s_-])(?:footnotes?|endnotes?|fn|fussnoten?)(?:[\s_-]?\d*|-list|-item|-text|s)?(?:\s|$)", re.I
)
_NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote", "doc-endnotes"})
_WORD_ITEM = re.compile(r"(?:^|\s)mso-?list-?(?:paragraph|bullet|number)", re.I)
_WORD_CONTENTS = re.compile(r"(?:^|\s)mso-?toc", re.I)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_STRONG = frozenset({"b", "strong"})
_LONGEST_TITLE = 100
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
_MARKS = _OPEN + _SHUT
_BACK_LINK = re.compile(r"\s*\x0e?[↩↵⏎]\ufe0e?\x0f?\s*$")
_BREAKS = re.compile(r" ?\x0b ?")


def pieces(source: str) -> list[Piece]:
    """The blocks of an HTML page or fragment in the order of the source."""
    tree = LexborHTMLParser(_shallow(source))
    root = tree.body or tree.root
    if root is None:
        return []
    source = tree.html or ""
    judge = Judge(surveyed(root, source), tree.css_first("main, [role=main]") is not None)
    judge.longest_article = max((judge.facts(node).words for node in tree.css("article")), default=0)
    walker = _Walker(judge)
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
    strong: bool = False
    cell: Cell | None = None
    link: str = ""


_HIDDEN_STATE = _State()


@dataclass(slots=True)
class _Walker:
    judge: Judge
    found: list[Piece] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _states: list[_State] = field(default_factory=lambda: [_State()])
    _grids: list[Grid | None] = field(default_factory=list)
    _tables: int = 0
    _links: list[str] = field(default_factory=list)
    _weights: bytearray = field(default_factory=bytearray)
    _names: list[str] = field(default_factory=list)

    def walk(self, root: LexborNode) -> None:
        """Collects the blocks under a node."""
        for node in left(root, self._enter):
            self._leave(node)
        self._flush()

    def _enter(self, node: LexborNode) -> bool:
        """Takes what the node itself shows; whether to look inside."""
        state = self._states[-1]
        self._states.append(state)
        if node.is_text_node:
            text = (node.text_content or "").replace(_OPEN, "").replace(_SHUT, "")
            if self._parts and node.parent is not None and node.parent.tag == "sup":
                text = raised(text, self._parts[-1])
            self._parts.append(_kept(text) if state.pre else text.replace("\x0b", " "))
            self._weights += bytes([state.strong]) * len("".join(text.split()))
            return False
        tag = node.tag or ""
        if not node.is_element_node or tag in UNSEEN:
            return bool(node.is_document_node)
        attributes = node.attributes
        names = names_of(attributes) if attributes else ""
        if attributes and self.judge.is_hidden(node, attributes, names):
            self._states[-1] = _HIDDEN_STATE
            return False
        if tag == "a" and not "".join(self._parts).strip() and _stands_alone(node) and self.judge.facts(node).controls:
            self._states[-1] = _HIDDEN_STATE
            return False
        if tag == "a" and is_anchor(attributes.get("href") or "", node.text()):
            self._states[-1] = _HIDDEN_STATE
            return False
        if tag == "br":
            self._parts.append("\x0b")
            return False
        around = state.zone in {Zone.AROUND, Zone.BANNER}
        if tag == "button" and (state.form or around or not _says_more(node)):
            self._states[-1] = _HIDDEN_STATE
            return False
        inner = self._inside(node, attributes, names, state)
        if self._parts and tag not in PHRASING:
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

    def _inside(self, node: LexborNode, attributes: dict[str, str | None], names: str, outer: _State) -> _State:
        tag = node.tag or ""
        if not attributes and tag not in _TELLING and tag not in _JUDGED:
            return replace(outer, strong=True, link="") if tag in _STRONG else outer
        role = (attributes.get("role") or "").lower() if attributes else ""
        kind, level = self._kind(node, names, role, outer)
        href = (attributes.get("href") or "") if tag == "a" and attributes else ""
        contents = outer.kind is BlockKind.CONTENTS
        zone = outer.zone if contents else self.judge.zone(node, names, role, outer.zone)
        if zone is Zone.AROUND and tag == "h1" and outer.head and not self.judge.facts(node).links:
            zone = Zone.HEAD_TITLE
        return _State(
            kind,
            level,
            zone,
            outer.pre or tag == "pre",
            outer.head or tag == "header" or is_header(names),
            outer.form or (tag == "form" and self.judge.is_short_form(node)),
            outer.strong or _is_strong(tag, attributes, names),
            self._cell(node, attributes, role, outer),
            href[1:] if href.startswith("#") and len(href) > 1 else "",
        )

    def _kind(self, node: LexborNode, names: str, role: str, outer: _State) -> tuple[BlockKind, int]:
        """What blocks an element makes."""
        tag = node.tag or ""
        if tag in PHRASING or outer.kind is BlockKind.CONTENTS:
            return outer.kind, outer.level
        if self.judge.is_contents(tag, self.judge.facts(node)) or _WORD_CONTENTS.search(names):
            return BlockKind.CONTENTS, 0
        kind, level = outer.kind, outer.level
        if outer.kind is BlockKind.FOOTNOTE or role in _NOTE_ROLES or _NOTES.search(names):
            kind, level = BlockKind.FOOTNOTE, 0
        if tag in _HEADINGS:
            return BlockKind.HEADING, _HEADINGS[tag]
        if role == "heading":
            told = node.attributes.get("aria-level") or "2"
            return BlockKind.HEADING, int(told) if told in {"1", "2", "3", "4", "5", "6"} else 2
        if tag in _KINDS and kind is not BlockKind.FOOTNOTE and not (tag in {"td", "th"} and self._in_layout()):
            return _KINDS[tag], 0
        if tag == "p" and _WORD_ITEM.search(names) and kind is BlockKind.PARAGRAPH:
            return BlockKind.LIST_ITEM, 0
        return kind, level

    def _in_layout(self) -> bool:
        return bool(self._grids) and self._grids[-1] is None

    def _cell(self, node: LexborNode, attributes: dict[str, str | None], role: str, outer: _State) -> Cell | None:
        """Where in its table what the element holds stands."""
        tag, grid = node.tag or "", self._grids[-1] if self._grids else None
        if tag == "table":
            layout = self.judge.is_layout(node, role, inside=bool(self._grids) and grid is not None)
            self._tables += not layout
            self._grids.append(None if layout else Grid(self._tables))
        elif tag == "tr" and grid:
            grid.begin_row()
        elif tag in {"td", "th"} and grid:
            return grid.place(attributes, header=tag == "th")
        return None if tag in {"table", "caption"} else outer.cell

    def _flush(self, state: _State | None = None) -> None:
        if not self._parts:
            return
        state = state or self._states[-1]
        shown = _collapsed("".join(self._parts)) if not state.pre else "".join(self._parts).replace("\x0b", "\n")
        self._parts.clear()
        links, self._links = self._links, []
        weights, self._weights = self._weights, bytearray()
        cell = state.cell if state.kind is BlockKind.TABLE_CELL else None
        at = 0
        for marked in [shown.strip("\n")] if state.pre else _paragraphs(shown):
            size = sum(not char.isspace() for char in marked if char not in _MARKS)
            strong = bool(size) and all(weights[at : at + size])
            parts = [marked]
            if not strong and "\n" in marked and not state.pre:
                parts = _titled(marked, weights[at : at + size])
            at += size
            for part in parts:
                text, spans = _unmarked(_BACK_LINK.sub("", part), links)
                if text:
                    names, self._names = tuple(self._names), []
                    title = strong or (len(parts) > 1 and part is parts[0])
                    self.found.append(Piece(state.kind, text, state.level, state.zone, cell, spans, names, title))


def _titled(marked: str, weights: bytearray) -> list[str]:
    """A paragraph parted after its first line where that is a title, set apart by weight alone."""
    line, _, rest = marked.partition("\n")
    size = sum(not char.isspace() for char in line if char not in _MARKS)
    if 0 < size <= _LONGEST_TITLE and all(weights[:size]) and not all(weights[size:]) and line[-1] not in ".,;":
        return [line, rest]
    return [marked]


def _is_strong(tag: str, attributes: dict[str, str | None], names: str) -> bool:
    """Whether an element sets its words apart as headings are."""
    if tag in _STRONG or not attributes:
        return tag in _STRONG
    if tag == "font":
        return (attributes.get("size") or "").lstrip("+") in {"2", "4", "5", "6", "7"}
    return bool(_BOLD.search(attributes.get("style") or "") or (names and TITLED.search(names)))


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
    return [text.replace("\x0b", "\n") for part in parts if (text := part.strip(" \x0b"))]


def _stands_alone(link: LexborNode) -> bool:
    """Whether no words follow a link in its line."""
    after = link.next
    while after is not None and after.is_text_node and not (after.text_content or "").strip():
        after = after.next
    return after is None or (after.is_element_node and after.tag not in PHRASING)


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
        elif node.tag not in UNSEEN:
            ahead.append(node.child)
    return False


def escaped(text: str) -> str:
    """Text as HTML source."""
    return html.escape(text, quote=False)
