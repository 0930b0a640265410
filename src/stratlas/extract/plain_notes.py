"""Footnotes of a plain text: where they stand without a rule over them, and where they are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from stratlas.extract.plain_lines import Line
from stratlas.records import Block, BlockKind, Call, Text

NOTE_MARK = re.compile(r"\[\d{1,3}\]|\(?\d{1,3}\)?\s|\*+\s|[¹²³⁴-⁹†‡]")
_BEGINS = re.compile(
    r"\[\d{1,3}\]\s*(?=\S)|\d{1,3}\s+(?=[^\W\d_]|[“„«\"'‘(])|[¹²³⁴-⁹][⁰¹²³⁴-⁹]*\s*(?=\S)|\*{1,3}\s+(?=\S)"
)
_CALLED = re.compile(r"\[\d{1,3}\]|\d{1,3}(?=\s)|[¹²³⁴-⁹][⁰¹²³⁴-⁹]*|\*{1,3}(?=\s)")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# How many lines above a note its call may stand; how many lines a note has at most where nothing parts it off.
_REACH, _LONGEST = 90, 8


def mark_notes(pages: Sequence[Sequence[Line]]) -> None:
    """Marks the lines of notes: they begin with a mark that is called above, and count on from note to note."""
    for lines in pages:
        flow = [line for line in lines if not line.running and not line.contents and not line.level]
        # A star that begins many lines is a bullet.
        marks = Counter(_mark(line.text) for line in flow if line.text[0] == "*")
        several = {mark for mark, count in marks.items() if count > 1}
        at = 0
        while at < len(flow):
            mark = _mark(flow[at].text)
            if mark is None or mark in several or not _is_called(mark, flow[max(at - _REACH, 0) : at]):
                at += 1
                continue
            begins, end = _run(flow, at, paged=len(pages) > 1)
            for number in range(at, end):
                flow[number].note, flow[number].begins = True, number in begins
            at = end


def calls(text: Text) -> Iterator[Call]:
    """The marks of notes that are certain: the only one of its kind on the note's page."""
    for note in text.blocks:
        mark = _CALLED.match(text.content, note.start, note.end) if note.kind is BlockKind.FOOTNOTE else None
        if mark is None:
            continue
        form = _form(mark[0])
        found = [
            (start + hit.start(), start + hit.end())
            for start, end in _flow_of(text, note.page)
            for hit in form.finditer(text.content[start:end])
        ]
        if len(found) == 1:
            yield Call(*found[0], note.start)


def _flow_of(text: Text, number: int) -> Iterator[tuple[int, int]]:
    """The stretches of running text on a page."""
    for block in text.blocks:
        if block.page <= number and block.is_passage and block.kind is not BlockKind.FOOTNOTE:
            yield from ((piece.start, piece.end) for piece in _pieces(text, block) if piece.page == number)


def _pieces(text: Text, block: Block) -> tuple[Block, ...]:
    return text.pieces(block) if block.page < len(text.pages) else (block,)


def _mark(line: str) -> str | None:
    match = _BEGINS.match(line)
    return match[0].strip() if match else None


def _form(mark: str) -> re.Pattern[str]:
    """What a mark looks like where it is called: in brackets or raised as it is, a plain number close behind a word."""
    written = re.escape(mark)
    if mark[0].isascii() and mark[0].isdigit():
        return re.compile(rf"(?<=[^\W\d_]{{2}}){written}(?!\w)|(?<=[^\W\d_]{{2}}[.,;:!?”»)]){written}(?!\w)")
    return re.compile(rf"(?<=\S){written}(?![*⁰¹²³⁴-⁹])" if mark[0] != "[" else written)


def _is_called(mark: str, above: Sequence[Line]) -> bool:
    form = _form(mark)
    return any(hit for line in above for hit in form.finditer(line.text) if hit.start() > 0)


def _run(flow: Sequence[Line], at: int, *, paged: bool) -> tuple[set[int], int]:
    """The lines where notes begin from this one on, and where the last ends: each counts on from the one before.

    Where no page ends, running text may follow without a sign: the last note then ends with its first full line.
    """
    begins, end = {at}, len(flow)
    wanted = _following(_mark(flow[at].text) or "")
    for number in range(at + 1, len(flow)):
        if _mark(flow[number].text) == wanted:
            begins.add(number)
            wanted = _following(wanted)
        elif (flow[number].gap and not flow[number].text[0].islower()) or number - max(begins) > _LONGEST:
            end = number
            break
    last = max(begins)
    if not paged or end - last > _LONGEST:
        end = next((number + 1 for number in range(last, end) if flow[number].text[-1] in "./"), end)
    return begins, end


def _following(mark: str) -> str:
    """The mark of the next note."""
    if mark.startswith("*"):
        return mark + "*"
    number = int(mark.translate(_SUPERSCRIPTS).strip("[]")) + 1
    if mark.startswith("["):
        return f"[{number}]"
    return str(number) if mark.isascii() else "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in str(number))
