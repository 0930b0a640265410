"""HTML → Text: the words a browser would show, without the page around the document."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

from stratlas.config import Limits
from stratlas.extract.builder import Builder
from stratlas.extract.drafts import Draft, build
from stratlas.extract.encodings import read_characters
from stratlas.extract.html_titles import itemised, mark_titles
from stratlas.extract.html_walk import Piece, pieces
from stratlas.extract.html_zones import Zone
from stratlas.extract.typed import mark_typed
from stratlas.records import BlockKind, Text

EXTRACTOR = "html-4"

_META = re.compile(rb"<meta\s[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})[\"']")
# What calls a note: a number or a sign, alone or in brackets.
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[ivxl]{1,6}|[a-z]|[*†‡§¹²³⁴-⁹]{1,3})[\])]?")
# What leads back from a note to its call.
_BACK = re.compile(r"\A[↑^]\s+")
_HEAD = 4096
_OUTSIDE = frozenset({Zone.AROUND, Zone.BANNER, Zone.HEAD_TITLE})
# So many words in one block are running text.
_RUNNING_TEXT = 20
_IMPRINT, _LONGEST_IMPRINT = re.compile(r"©|\(c\)\s|copyright\b", re.I), 30


def read_html(data: bytes, capture: str, language: str | None = None, limits: Limits = Limits()) -> Text:  # noqa: ARG001, B008
    """The text of an HTML page. What is left out as the page around the document is reported by a notice."""
    string, notices = read_characters(data, language, declared_encoding(data))
    builder = Builder(EXTRACTOR)
    for notice in notices:
        builder.notice(notice.code, notice.message)
    kept, left = _chosen(pieces(string))
    drafts = _drafts(itemised(kept))
    mark_titles(drafts)
    mark_typed(drafts)
    build(builder, drafts)
    if left:
        builder.notice(
            "left-out",
            f"{left} words of the page around the document (navigation, head, foot, side, banners) were left out.",
        )
    return builder.finish(capture)


def _drafts(kept: Sequence[Piece]) -> list[Draft]:
    """The blocks, notes among them known: those so named, and those that the mark they are called by and a link
    back make one."""
    at = {name: number for number, piece in enumerate(kept) for name in piece.names}
    calls: list[list[tuple[int, int, Hashable]]] = [[] for _ in kept]
    notes = set()
    for number, piece in enumerate(kept):
        for start, end, name in piece.links:
            target = at.get(name, number)
            if target <= number or not _MARK.fullmatch(piece.text[start:end].strip()):
                continue
            back = any(at.get(link) == number for _, _, link in kept[target].links)
            if kept[target].kind is BlockKind.FOOTNOTE or (back and not kept[target].level):
                notes.add(target)
                calls[number].append((start, end, target))
    return [
        Draft(
            BlockKind.FOOTNOTE if number in notes else piece.kind,
            _BACK.sub("", piece.text, count=1) if number in notes and not calls[number] else piece.text,
            piece.level,
            None if number in notes else piece.cell,
            calls[number],
            number if number in notes else None,
            piece.strong,
        )
        for number, piece in enumerate(kept)
    ]


def declared_encoding(data: bytes) -> str:
    """The encoding that the page declares of itself, or an empty string."""
    match = _XML.match(data[:_HEAD]) or _META.search(data[:_HEAD])
    return match[1].decode("ascii") if match else ""


def _words(found: Sequence[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in found)


def _chosen(found: Sequence[Piece]) -> tuple[list[Piece], int]:
    """What belongs to the document, and how many words do not: only where the document is plainly somewhere else."""
    total = _words(found)
    inside = [piece.zone not in _OUTSIDE for piece in found]
    kept = [piece for piece, is_kept in zip(found, inside, strict=True) if is_kept]
    if not _says_something(kept):
        # Nothing but a frame that scripts were to fill, or a document all in what looks like one.
        around = [piece for piece in found if piece.zone is not Zone.BANNER] or list(found)
        if not kept or any(len(piece.text.split()) >= _RUNNING_TEXT for piece in around):
            return around, total - _words(around)
    titled = any(piece.level == 1 for piece in kept)
    kept = [
        piece
        for piece, is_kept in zip(found, inside, strict=True)
        if is_kept or (piece.zone is Zone.HEAD_TITLE and not titled)
    ]
    while len(kept) > 1 and _is_imprint(kept[-1]):
        kept.pop()
    return kept, total - _words(kept)


def _is_imprint(piece: Piece) -> bool:
    """Whether a page's last words say whose it is; those in a part marked as the document are the document's."""
    short = len(piece.text.split()) <= _LONGEST_IMPRINT
    return piece.zone is Zone.REST and short and bool(_IMPRINT.match(piece.text)) and not piece.level


def _says_something(kept: Sequence[Piece]) -> bool:
    """Whether there is more than a word or two that a script was to replace: a title, a list, running text."""
    return any(piece.level or piece.kind is not BlockKind.PARAGRAPH for piece in kept) or _words(kept) >= _RUNNING_TEXT
