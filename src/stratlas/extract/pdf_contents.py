"""The document's own table of contents: its lines are marked, and tell what the headings are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from stratlas.extract.pdf_lines import Line, PageLines, rows_of
from stratlas.extract.pdf_marks import depth, has_leader

_TITLES = (
    "contents",
    "table of contents",
    "содержание",
    "садржај",
    "преглед садржаја",
    "sadržaj",
    "pregled sadržaja",
    "inhalt",
    "inhaltsverzeichnis",
    "sommaire",
    "table des matières",
    "índice",
    "indice",
    "sumário",
    "sommario",
    "sisukord",
    "innehåll",
    "innehållsförteckning",
    "indhold",
    "indholdsfortegnelse",
    "innhold",
    "sisällys",
    "sisällysluettelo",
    "cuprins",
    "съдържание",
    "содржина",
    "зміст",
    "оглавление",
    "spis treści",
    "obsah",
    "tartalom",
    "tartalomjegyzék",
    "përmbajtja",
    "kazalo",
    "vsebina",
    "içindekiler",
    "inhoud",
    "inhoudsopgave",
    "turinys",
    "saturs",
    "περιεχόμενα",
)
_NUMBER = re.compile(r"(?:^|.*[\s.…_])(\d{1,3}|[ivxl]{1,6})$", re.DOTALL)
_TAIL = re.compile(r"[\s.…_·]*(?:(?:\b(?:[pP]{1,2}|[Ss]tr|[Сс]тр|[Ss])\.?\s*)?\b(?:\d{1,4}|[ivxl]{1,6}))?[\s.…_]*$")
_FEWEST = 3
_LONGEST_TITLE = 60
_BETWEEN = 2
"""So many rows without a page number may stand between rows with one: entries of several lines, names of parts."""

_Row = list[Line]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a table of contents: its words without the page number, and its level from 1."""

    title: str
    level: int


def mark_contents(pages: Sequence[PageLines]) -> list[Entry]:
    """Marks the lines of the table of contents and returns its entries."""
    rows: list[_Row] = []
    going_on = False
    for page in pages:
        found = _contents_of(page, going_on, len(pages))
        going_on = bool(found)
        lines = [line for row in found for line in row]
        for line in lines:
            line.contents = True
        if lines:
            first = next(at for at, line in enumerate(page.lines) if line.contents)
            page.lines = [line for line in page.lines if not line.contents]
            page.lines[first:first] = lines
        rows += found
    return _entries(rows)


def fold(title: str) -> str:
    """The letters and digits of a title, to compare it by."""
    return "".join(character for character in title.casefold() if character.isalnum())


def ends_entry(text: str) -> bool:
    """Whether a line ends an entry: with its page number or its leader."""
    return has_leader(text) or _NUMBER.match(text) is not None


def _contents_of(page: PageLines, going_on: bool, pages: int) -> list[_Row]:
    rows = _rows(page.lines)
    start = 0 if going_on else None
    titled = going_on
    for at, row in enumerate(rows[:12]):
        if sum(len(line.text) for line in row) < _LONGEST_TITLE and fold(_text(row)) in _FOLDED:
            start, titled = at + 1, True
            break
    numbered = [at for at, row in enumerate(rows) if at >= (start or 0) and _is_entry(row, titled)]
    run: list[int] = []
    for at in numbered:
        if run and at - run[-1] > _BETWEEN + 1:
            if len(run) >= _FEWEST:
                break
            run = []
        run.append(at)
    numbers = [_number(rows[at]) for at in run]
    known = [number for number in numbers if number]
    if len(run) < (1 if going_on else _FEWEST) or (known and max(known) > pages + 400):
        return []
    rising = sum(before <= after for before, after in pairwise(known))
    if known and rising < 0.8 * (len(known) - 1):
        return []
    if going_on and run[0] > _BETWEEN:
        return []
    first = start if titled and start is not None and run[0] - start <= _BETWEEN else run[0]
    return rows[first : run[-1] + 1]


_FOLDED = frozenset(fold(title) for title in _TITLES)


def _is_entry(row: _Row, titled: bool) -> bool:
    """Whether a row is an entry: words and a page number apart; without a leader only below a title that says so."""
    text = _text(row)
    leader = has_leader(text)
    if not leader and (not titled or _NUMBER.match(text) is None):
        return False
    if sum(map(str.isalpha, text)) < 2:
        return False
    if leader:
        return True
    words = [word for line in row for word in line.words][-3:]
    # The number may have a word of its own (“p. 4”).
    return any(after.left - before.right > row[-1].size for before, after in pairwise(words))


def _number(row: _Row) -> int:
    match = _NUMBER.match(_text(row))
    return int(match[1]) if match and match[1].isdigit() else 0


def _text(row: _Row) -> str:
    return " ".join(line.text for line in row).strip()


def _rows(lines: Sequence[Line]) -> list[_Row]:
    """Lines by their heights, from the top down and from left to right, column by column."""
    ordered = sorted(lines, key=lambda line: (line.column, -line.base))
    return [row for _, column in groupby(ordered, key=lambda line: line.column) for row in rows_of(column)]


def _entries(rows: Sequence[_Row]) -> list[Entry]:
    """The entries of these rows; levels by their numbers, else by how far they stand in."""
    titles: list[tuple[str, float]] = []
    words, left = "", 0.0
    for row in rows:
        text = _text(row)
        if not words:
            left = row[0].left
        words = f"{words} {text}".strip()
        if ends_entry(text):
            titles.append((_TAIL.sub("", words).strip(), left))
            words = ""
    indents = sorted({round(left / 6) for _, left in titles})
    return [
        Entry(title, depth(title) or 1 + min(indents.index(round(left / 6)), 5))
        for title, left in titles
        if fold(title)
    ]
