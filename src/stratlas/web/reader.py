"""What the reader shows: a page of a text by blocks, the words marked, and the picture of the page beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from stratlas.actions import Workspace
from stratlas.errors import StratlasError, UnknownId
from stratlas.extract import Box, apart, boxes_of
from stratlas.records import BlockKind, Call, Notice, Text
from stratlas.store import Store
from stratlas.web import addresses
from stratlas.web.layout import Layout, Place
from stratlas.web.newer import NewerView, newer_than, newer_words
from stratlas.web.origins import Origin, of_capture
from stratlas.web.outline import Entry, outline
from stratlas.web.passages import Highlight, Marks
from stratlas.web.sheets import Sheet, sheet
from stratlas.wording import gettext as _

PDF = "application/pdf"
_OPEN = 4


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
class Quoted:
    """Words of a page that claims rest on: the way to them, and the claims, those of the newest edition first."""

    words: str
    href: str
    claims: tuple[Highlight, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """A page of a text in the reader, or all of it (`whole`); `page` and `part` are 0 then."""

    origin: Origin
    text: str
    text_href: str
    page: int
    pages: int
    part: int
    parts: int
    previous: str
    next: str
    whole: bool
    whole_href: str
    sheets: tuple[Sheet, ...]
    outline: list[Entry]
    headings: int
    picture: Picture | None
    download: str
    quotes: int
    quoted: tuple[Quoted, ...]
    newer: NewerView | None
    words_asked: bool = False


def open_text(workspace: Workspace, text_id: str) -> Text:
    """The text; UnknownId where there is none."""
    return _opened(workspace.store, text_id).text


@lru_cache(maxsize=_OPEN)
def _opened(store: Store, text_id: str) -> Layout:
    """The text and its places. Texts never change: those read last are kept, as most readers go on to the next page."""
    text = store.sources.text(text_id)
    if text is None:
        raise UnknownId(_("“{text_id}” is not a text of this monitor.", text_id=text_id))
    return Layout(text)


def reader_at(workspace: Workspace, text_id: str, page: int, part: int) -> Reader:
    """The reader at a page and its part; UnknownId where there is no such text or it has no such page."""
    layout = _opened(workspace.store, text_id)
    text = layout.text
    if Place(page, part) not in layout.places:
        raise UnknownId(
            _(
                "The text {id} has {pages} pages and no page {page}, part {part}.",
                id=text.id,
                pages=len(text.pages),
                page=page,
                part=part,
            )
        )
    return _reader(workspace, layout, Place(page, part), None)


def reader_at_words(workspace: Workspace, text_id: str, start: int, end: int) -> Reader:
    """The reader at the words between two offsets; UnknownId where there is no such text or they lie outside it."""
    layout = _opened(workspace.store, text_id)
    text = layout.text
    if not 0 <= start < end <= len(text.content):
        raise UnknownId(_("The text {id} has no characters {start} to {end}.", id=text.id, start=start, end=end))
    return _reader(workspace, layout, layout.place_of(start), (start, end))


def reader_of_all(workspace: Workspace, text_id: str) -> Reader:
    """The whole text on one page; UnknownId where there is no such text or it is too long for that."""
    layout = _opened(workspace.store, text_id)
    text = layout.text
    if not layout.may_be_whole:
        raise UnknownId(
            _("The text {id} is read page by page: it is too long for one page, or has only one.", id=text.id)
        )
    origin = of_capture(workspace, text.capture)
    cited = _cited(workspace, origin, text)
    marks = _marks_of(layout, cited, None, None)
    sheets = tuple(sheet(layout, place, marks, origin.language) for place in layout.places)
    return _view(layout, origin, cited, None, sheets, None, newer_than(workspace, text))


def _reader(workspace: Workspace, layout: Layout, place: Place, target: tuple[int, int] | None) -> Reader:
    text = layout.text
    origin = of_capture(workspace, text.capture)
    cited = _cited(workspace, origin, text)
    picture, trouble = _picture(workspace, text, place, cited, target)
    marks = _marks_of(layout, cited, target, place)
    newer = newer_words(workspace, text, *target) if target else newer_than(workspace, text)
    shown = (sheet(layout, place, marks, origin.language, trouble),)
    view = _view(layout, origin, cited, place, shown, picture, newer)
    return replace(view, words_asked=target is not None)


def _view(
    layout: Layout,
    origin: Origin,
    cited: Sequence[Highlight],
    place: Place | None,
    sheets: tuple[Sheet, ...],
    picture: Picture | None,
    newer: NewerView | None,
) -> Reader:
    text = layout.text
    entries, headings = outline(layout, place)
    at = layout.places.index(place) if place else 0
    around = [layout.address(other) for other in layout.places] if place else []
    return Reader(
        origin=origin,
        text=text.id,
        text_href=addresses.text(text.id),
        page=place.page if place else 0,
        pages=len(text.pages),
        part=place.part if place else 0,
        parts=layout.parts(place.page) if place else 0,
        previous=around[at - 1] if at else "",
        next=around[at + 1] if at + 1 < len(around) else "",
        whole=place is None,
        whole_href=addresses.whole_text(text.id) if place and layout.may_be_whole else "",
        sheets=sheets,
        outline=entries,
        headings=headings,
        picture=picture,
        download=addresses.capture(text.capture),
        quotes=len({highlight.claim for highlight in cited}),
        quoted=_quoted(layout, cited, place),
        newer=newer,
    )


def _quoted(layout: Layout, cited: Sequence[Highlight], place: Place | None) -> tuple[Quoted, ...]:
    """The words that are cited from a page (None: from the whole text), in their order, each once."""
    by_words: dict[tuple[int, int], list[Highlight]] = {}
    for item in cited:
        if place is None or layout.place_of(item.start) == place:
            by_words.setdefault((item.start, item.end), []).append(item)
    text = layout.text
    return tuple(
        Quoted(" ".join(text.content[start:end].split()), addresses.words(text.id, start, end), tuple(claims))
        for (start, end), claims in sorted(by_words.items())
    )


def _marks_of(layout: Layout, cited: Sequence[Highlight], target: tuple[int, int] | None, here: Place | None) -> Marks:
    """What is marked, and the ways between calls and notes, seen from a place (None: from the whole text)."""
    notes = {
        piece.block.start: piece for piece in layout.pieces if piece.begins and piece.block.kind is BlockKind.FOOTNOTE
    }

    def call(item: Call) -> str:
        place = layout.place_of(item.start)
        where = "" if here is None or place == here else layout.address(place)
        return f"{where}#call-{item.start}"

    return Marks(cited, target, lambda item: layout.link(notes[item.note], here), call)


def _cited(workspace: Workspace, origin: Origin, text: Text) -> list[Highlight]:
    """The words of this text that claims rest on; those of the newest edition first, to be preferred."""
    claims = workspace.store.pages.claims(text=text.id) if origin.country else []
    return [
        Highlight(item.span.start, item.span.end, item.role.value, claim.id, claim.wording, addresses.claim(claim.id))
        for claim in sorted(claims, key=lambda claim: claim.edition, reverse=True)
        for item in claim.evidence
        if item.span.text == text.id and item.standing
    ]


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
        here = [item for item in cited if place.page in text.pages_of(item.start, item.end)]
        wanted = [((item.start, item.end), item.role) for item in here] + ([(target, "words")] if target else [])
        if wanted:
            found = apart(workspace.config.limits, boxes_of, data, text, [span for span, _ in wanted])
            for boxes, (_, state) in zip(found, wanted, strict=True):
                marks += _marks(boxes, place.page, state)
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
