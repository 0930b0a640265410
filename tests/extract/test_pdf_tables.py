"""Tables come out cell by cell, and contents pages line by line."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from stratlas.extract.pdf import read_pdf
from stratlas.records import BlockKind, Text
from tests.builders_pdf import CAPTURE, drawn, line, typeset

PROSE = "Before the figures are read there is a paragraph that fills its lines as running text does everywhere. " * 2
ROWS = [("Bridges", "12", "1,250"), ("Harbours and the roads to them", "7", "980,000"), ("Grain", "110", "45")]
CELLS = [cell for row in ROWS for cell in row]


def table(rows: list[tuple[str, ...]]) -> str:
    found = ", ".join(f"[{cell}]" for row in rows for cell in row)
    return f"#table(columns: (1fr, 60pt, 60pt), stroke: none, {found})"


def blocks(text: Text, *kinds: BlockKind) -> list[str]:
    return [text.content[block.start : block.end] for block in text.blocks if block.kind in kinds]


def test_cells_of_a_table_come_row_by_row_and_the_prose_around_it_stays_whole() -> None:
    text = read_pdf(typeset(f"{PROSE}\n\n{table(ROWS)}\n\n{PROSE}"), CAPTURE)
    assert blocks(text, BlockKind.TABLE_CELL) == CELLS
    assert blocks(text, BlockKind.PARAGRAPH) == [PROSE.strip()] * 2
    assert blocks(text, BlockKind.HEADING) == []


def test_bold_cells_and_cells_in_capitals_are_no_headings() -> None:
    rows = [("*Kind*", "*Number*", "*Sum*"), ("TOTAL OF ALL", "129", "990"), *ROWS]
    text = read_pdf(typeset(f"{PROSE}\n\n{table(rows)}"), CAPTURE)
    assert blocks(text, BlockKind.TABLE_CELL)[:6] == ["Kind", "Number", "Sum", "TOTAL OF ALL", "129", "990"]
    assert blocks(text, BlockKind.HEADING) == []


def test_cells_know_their_places_and_go_on_counting_over_pages() -> None:
    rows = [(f"Bridge over the stream {at}", str(at), f"{at},000") for at in range(100, 130)]
    text = read_pdf(typeset(table(rows)), CAPTURE)
    cells = [block.cell for block in text.blocks if block.cell]
    assert {cell.table for cell in cells} == {1}
    assert [(cell.row, cell.column) for cell in cells] == [
        (row, column) for row in range(1, 31) for column in (1, 2, 3)
    ]


def test_a_row_of_words_above_figures_is_a_head_and_two_tables_are_two() -> None:
    head = ("Works", "Number", "Sum")
    text = read_pdf(typeset(f"{table([head, *ROWS])}\n\n{PROSE}\n\n{table(ROWS)}"), CAPTURE)
    cells = [(block.cell.table, block.cell.row, block.cell.header) for block in text.blocks if block.cell]
    assert {row for number, row, header in cells if header and number == 1} == {1}
    assert {number for number, _, _ in cells} == {1, 2}


def test_captions_are_told_from_sentences_that_begin_like_them() -> None:
    body = (
        f"#align(center)[Figure 3: Bridges and roads]\n\nTable 3 shows that {PROSE}\n\n#align(center)[Слика 2. Мостови]"
    )
    text = read_pdf(typeset(body), CAPTURE)
    assert blocks(text, BlockKind.CAPTION) == ["Figure 3: Bridges and roads", "Слика 2. Мостови"]


def test_the_outline_names_headings_that_look_like_text() -> None:
    plain = "#show heading: it => block(text(size: 10pt, weight: 400, it.body))\n"
    text = read_pdf(typeset(f"{plain}= Our interests\n{PROSE}\n== Harbours\n{PROSE}\n= Our threats\n{PROSE}"), CAPTURE)
    headings = [(b.level, text.content[b.start : b.end]) for b in text.blocks if b.kind is BlockKind.HEADING]
    assert headings == [(1, "Our interests"), (2, "Harbours"), (1, "Our threats")]


def test_a_contents_page_without_leaders_is_known_by_its_title() -> None:
    names = ["Our interests", "Harbours and roads", "What threatens us", "Who does what"]
    lines = "".join(
        line(20, 150 - 14 * at, name) + line(260, 150 - 14 * at, str(at + 2)) for at, name in enumerate(names)
    )
    pages = [line(20, 180, "Contents", 14) + lines]
    for at, name in enumerate(names):
        words = "".join(line(20, 150 - 12 * row, f"Line {row} says words of part {at} of it") for row in range(6))
        pages.append(line(20, 180, name) + words)
    text = read_pdf(drawn(pages), CAPTURE)
    assert blocks(text, BlockKind.CONTENTS) == [f"{name} {at + 2}" for at, name in enumerate(names)]
    assert blocks(text, BlockKind.HEADING) == ["Contents", *names]


def test_letters_set_apart_are_words() -> None:
    text = read_pdf(typeset(f"#text(size: 14pt, tracking: 0.3em)[NATIONAL STRATEGY]\n\n{PROSE}"), CAPTURE)
    assert text.content.startswith("NATIONAL STRATEGY\n")


def test_a_line_drawn_twice_is_read_once_and_one_off_the_page_not_at_all() -> None:
    content = (
        line(20, 150, "Bold by being drawn") + line(20, 120, "Another line") + line(20.4, 150, "Bold by being drawn")
    )
    text = read_pdf(drawn([content + line(20, -60, "Off the page")]), CAPTURE)
    assert text.content.count("Bold by being drawn") == 1
    assert "Off the page" not in text.content


def test_a_cell_of_several_lines_is_one_block() -> None:
    long = "harbours and all of the many roads that lead to them through the valleys of the north"
    text = read_pdf(typeset(f"{PROSE}\n\n{table([*ROWS, (long, '3', '1,000'), *ROWS])}"), CAPTURE)
    assert long in blocks(text, BlockKind.TABLE_CELL)


def test_a_row_alone_on_the_next_page_is_still_a_row() -> None:
    rows = [(f"Bridge over the stream {at}", str(at), f"{at},000") for at in range(100, 130)]
    text = read_pdf(typeset(table(rows)), CAPTURE)
    assert len(text.pages) > 1
    assert blocks(text, BlockKind.TABLE_CELL) == [cell for row in rows for cell in row]


def test_list_marks_set_apart_make_no_table() -> None:
    items = "".join(
        line(20, 180 - 14 * at, f"{at + 1}.") + line(90, 180 - 14 * at, "words of this item") for at in range(4)
    )
    text = read_pdf(drawn([items]), CAPTURE)
    assert blocks(text, BlockKind.TABLE_CELL) == []


def test_lines_of_a_contents_page_are_contents() -> None:
    body = f"#outline(title: none)\n#pagebreak()\n= INTERESTS\n{PROSE}\n= Harbours and roads\n{PROSE}\n"
    text = read_pdf(typeset(body), CAPTURE)
    first = [block for block in text.blocks if block.page == 1]
    assert {block.kind for block in first} == {BlockKind.CONTENTS}
    assert blocks(text, BlockKind.HEADING) == ["INTERESTS", "Harbours and roads"]


CELL = st.text(alphabet="abcdefghij", min_size=1, max_size=9)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(CELL, st.integers(10, 9999).map(str), st.integers(10, 9999).map(str)), min_size=3, max_size=9)
)
def test_any_table_of_words_and_figures_comes_out_cell_by_cell(rows: list[tuple[str, ...]]) -> None:
    content = "".join(
        line((20, 150, 230)[column], 180 - 14 * at, cell)
        for at, row in enumerate(rows)
        for column, cell in enumerate(row)
    )
    content += line(20, 30, "A line that runs on below all of the table as text does.")
    text = read_pdf(drawn([content]), CAPTURE)
    assert blocks(text, BlockKind.TABLE_CELL) == [cell for row in rows for cell in row]
    assert len(blocks(text, BlockKind.PARAGRAPH)) == 1
