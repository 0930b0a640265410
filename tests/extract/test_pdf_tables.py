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
