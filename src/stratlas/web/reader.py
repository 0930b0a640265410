"""What the reader shows: a page of a text by blocks, the words marked, and the picture of the page beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from stratlas.actions import Workspace
from stratlas.errors import StratlasError, UnknownId
from stratlas.extract import Box, span_boxes
from stratlas.records import Block, BlockKind, Notice, Text
from stratlas.web import addresses
from stratlas.web.document import NoticeLine, notice_lines
from stratlas.web.origins import Origin, of_capture
from stratlas.web.passages import Highlight, Passage, passages

PDF = "application/pdf"
BLOCKS_PER_PART = 150
_GROUPS = {BlockKind.LIST_ITEM: "list", BlockKind.TABLE_CELL: "table"}


@dataclass(frozen=True, slots=True)
class Group:
    """Passages that belong together: the items of a list, the cells of a table, or a single passage."""

    kind: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A heading of the document and where it is."""

    label: str
    level: int
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A rectangle on the picture of a page, in hundredths of it."""

    left: float
    top: float
    width: float
    height: float
    state: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a page, and what is marked on it."""

    href: str
    width: int
    height: int
    marks: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """A page of a text in the reader."""

    origin: Origin
    text: str
    text_href: str
    page: int
    pages: int
    part: int
    parts: int
    previous: str
    next: str
    groups: tuple[Group, ...]
    outline: tuple[OutlineLine, ...]
    notices: tuple[NoticeLine, ...]
    picture: Picture | None
    download: str
    quotes: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader is: a page, and a part of it where it is too long to be shown at once."""

    page: int
    part: int


def open_text(workspace: Workspace, text_id: str) -> Text:
    """The text; UnknownId where there is none."""
    text = workspace.store.sources.text(text_id)
    if text is None:
        raise UnknownId(f"“{text_id}” is not a text of this monitor.")
    return text


def reader_at(workspace: Workspace, text: Text, page: int, part: int) -> Reader:
    """The reader at a page and its part; UnknownId where the text has no such page."""
    places = _places(text)
    if Place(page, part) not in places:
        raise UnknownId(f"The text {text.id} has {len(text.pages)} pages and no page {page}, part {part}.")
    return _reader(workspace, text, places, Place(page, part), None)


def reader_at_words(workspace: Workspace, text: Text, start: int, end: int) -> Reader:
    """The reader at the words between two offsets; UnknownId where they lie outside the text."""
    if not 0 <= start < end <= len(text.content):
        raise UnknownId(f"The text {text.id} has no characters {start} to {end}.")
    return _reader(workspace, text, _places(text), _place_of(text, start), (start, end))


def _reader(
    workspace: Workspace, text: Text, places: list[Place], place: Place, target: tuple[int, int] | None
) -> Reader:
    origin = of_capture(workspace, text.capture)
    cited = _cited(workspace, origin, text)
    blocks = _blocks(text, place)
    shown = passages(text, blocks, cited, target, origin.language)
    at = places.index(place)
    picture, trouble = _picture(workspace, text, place, cited, target)
    about = tuple(item for item in text.notices if item.page == place.page or (item.page is None and at == 0))
    return Reader(
        origin=origin,
        text=text.id,
        text_href=addresses.text(text.id),
        page=place.page,
        pages=len(text.pages),
        part=place.part,
        parts=sum(other.page == place.page for other in places),
        previous=_address(text, places[at - 1]) if at else "",
        next=_address(text, places[at + 1]) if at + 1 < len(places) else "",
        groups=tuple(_grouped(shown)),
        outline=_outline(text, place),
        notices=notice_lines(text, (*about, *trouble)),
        picture=picture,
        download=addresses.capture(text.capture),
        quotes=len({highlight.claim for highlight in cited}),
    )


def _address(text: Text, place: Place) -> str:
    return addresses.text(text.id, place.page, place.part)


def _pieces(text: Text) -> Iterator[tuple[int, Block]]:
    """Blocks with their numbers; one that runs over a page's end is shown on each page as far as it stands there."""
    return ((number, piece) for number, block in enumerate(text.blocks) for piece in text.pieces(block))


def _own(text: Text, page: int) -> list[tuple[int, Block]]:
    return [(number, piece) for number, piece in _pieces(text) if piece.page == page]


def _places(text: Text) -> list[Place]:
    sizes = dict.fromkeys((page.number for page in text.pages), 0)
    for _, piece in _pieces(text):
        sizes[piece.page] = sizes.get(piece.page, 0) + 1
    return [
        Place(page, part + 1) for page, size in sizes.items() for part in range(max(1, -(-size // BLOCKS_PER_PART)))
    ]


def _blocks(text: Text, place: Place) -> list[tuple[int, Block]]:
    first = (place.part - 1) * BLOCKS_PER_PART
    return _own(text, place.page)[first : first + BLOCKS_PER_PART]


def _place_of(text: Text, offset: int) -> Place:
    """The place of the block that an offset stands in or before, else the page that it stands on."""
    found = next(((number, piece) for number, piece in _pieces(text) if offset < piece.end), None)
    if found is None:
        return Place(text.page_at(offset), 1)
    page = found[1].page
    return Place(page, _own(text, page).index(found) // BLOCKS_PER_PART + 1)


def _cited(workspace: Workspace, origin: Origin, text: Text) -> list[Highlight]:
    """The words of this text that claims rest on; those of the newest edition first, to be preferred."""
    claims = workspace.store.pages.claims(origin.country) if origin.country else []
    return [
        Highlight(item.span.start, item.span.end, item.role.value, claim.id, claim.wording, addresses.claim(claim.id))
        for claim in sorted(claims, key=lambda claim: claim.edition, reverse=True)
        for item in claim.evidence
        if item.span.text == text.id and item.standing
    ]


def _grouped(shown: Sequence[Passage]) -> list[Group]:
    groups = []
    for kind, members in groupby(shown, lambda passage: _GROUPS.get(passage.kind, "")):
        if kind:
            groups.append(Group(kind, tuple(members)))
        else:
            groups += [Group(passage.kind.value, (passage,)) for passage in members]
    return groups


def _outline(text: Text, place: Place) -> tuple[OutlineLine, ...]:
    seen = dict.fromkeys((page.number for page in text.pages), 0)
    lines = []
    for number, block in _pieces(text):
        part = seen.get(block.page, 0) // BLOCKS_PER_PART + 1
        seen[block.page] = seen.get(block.page, 0) + 1
        if block.kind is BlockKind.HEADING:
            label = " ".join(text.content[block.start : block.end].split())
            href = f"{addresses.text(text.id, block.page, part)}#b{number}"
            lines.append(OutlineLine(label, min(block.level, 4), href, Place(block.page, part) == place))
    return tuple(lines)


def _picture(
    workspace: Workspace, text: Text, place: Place, cited: Sequence[Highlight], target: tuple[int, int] | None
) -> tuple[Picture | None, tuple[Notice, ...]]:
    """The picture of a PDF's page; without it, and saying why, where the archived file cannot be read."""
    capture = workspace.store.sources.capture(text.capture)
    if capture is None or capture.media_type != PDF:
        return None, ()
    page = next(page for page in text.pages if page.number == place.page)
    marks: list[Marked] = []
    try:
        data = workspace.archive.read(text.capture)
        for item in cited:
            if place.page in text.pages_of(item.start, item.end):
                marks += _marks(span_boxes(data, text, item.start, item.end), place.page, item.role)
        if target is not None:
            marks += _marks(span_boxes(data, text, *target), place.page, "words")
    except StratlasError as error:
        return None, (Notice("no-picture", str(error), place.page),)
    width, height = page.width or 595, page.height or 842
    address = addresses.page_image(text.id, place.page)
    return Picture(address, 1000, round(1000 * height / width), tuple(marks)), ()


def _marks(boxes: Sequence[Box], page: int, state: str) -> list[Marked]:
    return [
        Marked(_hundredths(box.left), _hundredths(box.top), _hundredths(box.width), _hundredths(box.height), state)
        for box in boxes
        if box.page == page
    ]


def _hundredths(fraction: float) -> float:
    return round(100 * fraction, 3)
