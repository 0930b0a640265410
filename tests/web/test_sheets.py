"""The reader shows every kind of block as what it is, and says of every word what a reader must know."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as trees

from stratlas.actions import Workspace, accept, import_page
from stratlas.records import Block, BlockKind, Cell, Page, Text
from stratlas.web.layout import Layout
from stratlas.web.outline import Entry, outline
from stratlas.web.passages import Marks, passages
from stratlas.web.tables import table
from tests.builders import PAGE, written
from tests.web.asking import Answer, ask
from tests.web.made import STRANGE, in_a_monitor, made

DOCUMENT = "/documents/SRB/nss/2019/"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, str]:
    """A monitor with the made text, and the text’s address."""
    workspace, text = in_a_monitor(tmp_path_factory.mktemp("plan"))
    return workspace, f"/texts/{text}/"


def _tree(answer: Answer) -> trees.HtmlElement:
    assert answer.status == 200
    return trees.fromstring(answer.html)


def _words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_a_call_leads_to_its_note_on_a_later_page_and_the_note_back_to_each_call(plan: tuple[Workspace, str]) -> None:
    workspace, address = plan
    first, second = _tree(ask(workspace, address)), _tree(ask(workspace, f"{address}?page=2"))
    calls = first.xpath("//a[@class='call']")
    assert [_words(call) for call in calls] == ["1", "¹"]
    assert [call.getparent().tag for call in calls] == ["sup", "p"]  # what is small by itself is not raised again
    (note,) = second.xpath("//p[@class='passage-footnote']")
    assert {call.get("href") for call in calls} == {f"{address}?page=2#{note.get('id')}"}
    assert [back.get("href") for back in note.xpath("a[@class='back']")] == [
        f"{address}#{call.get('id')}" for call in calls
    ]


def test_a_table_is_a_table_over_its_pages(plan: tuple[Workspace, str]) -> None:
    workspace, address = plan
    (first,) = _tree(ask(workspace, address)).xpath("//table")
    assert _words(first.find("caption")) == "Table 1: Ships by town"
    head = [[(cell.tag, cell.get("scope"), _words(cell)) for cell in row] for row in first.find("thead")]
    assert head == [[("th", "col", "Town"), ("th", "col", "Ships")], [("th", "col", "Old"), ("th", "col", "New")]]
    assert [(cell.get("rowspan"), cell.get("colspan")) for cell in first.find("thead")[0]] == [("2", None), (None, "2")]
    body = [[(cell.tag, cell.get("scope"), _words(cell)) for cell in row] for row in first.find("tbody")]
    assert body == [[("th", "row", "North Bay"), ("td", None, "12"), ("td", None, "7")]]
    (second,) = _tree(ask(workspace, f"{address}?page=2")).xpath("//table")
    assert "goes on" in _words(second.find("caption"))
    (row,) = second.find("tbody")
    assert [_words(cell) for cell in row] == ["South Bay", "", "5and half"]
    assert [_words(item) for item in row[2]] == ["5", "and half"]


def test_cells_of_unknown_place_are_shown_side_by_side(plan: tuple[Workspace, str]) -> None:
    workspace, address = plan
    tree = _tree(ask(workspace, f"{address}?page=3"))
    assert not tree.xpath("//table")
    assert _words(tree.xpath("//div[@class='cells']/p")[0]) == "of unknown place"


def test_running_lines_and_contents_stand_apart(plan: tuple[Workspace, str]) -> None:
    workspace, address = plan
    (sheet,) = _tree(ask(workspace, address)).xpath("//article")
    assert _words(sheet[-1]) == "Harbour Plan – draft"
    assert sheet[-1].get("class") == "running"
    assert [_words(line) for line in sheet.xpath("ul[@class='contents']/li")] == [
        "1 Ships ........ 1",
        "2 Tides ........ 3",
    ]


def test_mended_words_are_marked_and_listed_with_what_the_file_reads(plan: tuple[Workspace, str]) -> None:
    workspace, address = plan
    tree = _tree(ask(workspace, address))
    (mark,) = tree.xpath("//span[@class='mended']")
    assert (_words(mark), mark.get("title")) == ("а", "The file reads “a”")
    (line,) = tree.xpath("//details[@class='odd']//li")
    assert _words(line) == "strаit mended: the file reads “strait”"
    assert line.find("a").get("href") == f"#{mark.get('id')}"


def test_words_read_with_doubt_are_marked_and_listed(plan: tuple[Workspace, str]) -> None:
    workspace, address = plan
    tree = _tree(ask(workspace, f"{address}?page=3"))
    (mark,) = tree.xpath("//span[@class='unsure']")
    assert (_words(mark), mark.get("title")) == ("rnoderate", "Read from the picture, 43\u00a0% sure")
    (line,) = tree.xpath("//details[@class='odd']//li")
    assert _words(line) == "rnoderate read from the picture, 43 % sure"


def test_notices_stand_at_the_page_that_they_are_about(plan: tuple[Workspace, str]) -> None:
    workspace, address = plan
    third = ask(workspace, f"{address}?page=3")
    assert STRANGE in third.words
    assert "Page 3 was read from its picture." in third.words
    for page in (1, 2):
        assert STRANGE not in ask(workspace, f"{address}?page={page}").words
    assert "The whole text was guessed." in ask(workspace, address).words


def test_a_small_text_is_shown_whole_with_its_pages_marked(plan: tuple[Workspace, str]) -> None:
    workspace, address = plan
    assert f"{address}?page=all" in ask(workspace, address).links("/texts/")
    answer = ask(workspace, f"{address}?page=all")
    tree = _tree(answer)
    assert [_words(mark) for mark in tree.xpath("//p[@class='page-mark']")] == ["Page 1", "Page 2", "Page 3"]
    names = tree.xpath("//@id")
    assert len(names) == len(set(names))
    inside = [link[1:] for link in tree.xpath("//main//a/@href") if link.startswith("#")]
    assert len(inside) >= 8
    assert set(inside) <= set(names)
    shown = "".join(html.unescape(_words(sheet)) for sheet in tree.xpath("//article"))
    for block in made().blocks:
        assert made().words_of(block) in shown


def test_a_long_text_is_not_shown_whole(tmp_path: Path) -> None:
    workspace, text = in_a_monitor(tmp_path)
    assert ask(workspace, f"/texts/{text}/?page=all").status == 200
    big = _flat(900)
    assert not Layout(big).may_be_whole
    assert ask(workspace, f"/texts/{text}/?page=some").status == 404


def test_a_document_sums_up_its_notices_with_the_ways_to_their_pages(plan: tuple[Workspace, str]) -> None:
    workspace, address = plan
    answer = ask(workspace, DOCUMENT)
    assert "1 of 3 pages was read from its picture: page 3" in answer.words
    assert f"{STRANGE} page 3" in answer.words
    assert answer.links("/texts/").count(f"{address}?page=3") == 2


def test_evidence_on_a_doubtful_page_says_so_on_the_profile_and_on_the_document(tmp_path: Path) -> None:
    workspace, _ = in_a_monitor(tmp_path)
    page = PAGE.replace("Long winters // Falling bridges", "The tides are rnoderate and the quays are high")
    import_page(workspace, written(tmp_path, "page.txt", page))
    assert accept(workspace, "SRB", "2024")
    sure = "Read from the picture of the page by a program that was 84 % sure."
    profile = _tree(ask(workspace, "/countries/SRB/2024/"))
    (doubt,) = profile.xpath("//span[@class='doubt']")
    assert sure in _words(doubt)
    assert STRANGE in doubt.get("title")
    assert [_words(item) for item in profile.xpath("//span[@class='warning']")] == [sure, STRANGE]
    assert sure in ask(workspace, DOCUMENT).words


def _flat(headings: int, level: int = 1) -> Text:
    content = "".join(f"Article {number:04}\n" for number in range(headings))
    blocks = tuple(
        Block(BlockKind.HEADING, 13 * number, 13 * number + 12, 1 + number // 10, level) for number in range(headings)
    )
    pages = tuple(
        Page(1 + number // 10, 13 * number, min(13 * (number + 10), len(content))) for number in range(0, headings, 10)
    )
    return Text("c" * 64, "test-1", content, pages, blocks)


def _all(entries: list[Entry]) -> list[Entry]:
    return [found for entry in entries for found in (entry, *_all(entry.under))]


def test_an_outline_of_very_many_headings_is_folded_and_open_where_the_reader_is() -> None:
    layout = Layout(_flat(500))
    entries, count = outline(layout, layout.places[25])
    assert count == sum(bool(entry.href) for entry in _all(entries)) == 500
    assert len(entries) == 20
    (fold,) = [entry for entry in entries if entry.is_open]
    assert fold.label == "Article 0250 – Article 0274"
    assert [entry.label for entry in fold.under if entry.current] == [
        f"Article {number:04}" for number in range(250, 260)
    ]


def test_a_page_without_headings_opens_the_section_it_goes_on() -> None:
    blocks = (
        *(Block(BlockKind.HEADING, 2 * at, 2 * at + 1, 1, 1 + at % 2) for at in range(100)),
        Block(BlockKind.PARAGRAPH, 200, 201, 2),
    )
    text = Text("c" * 64, "test-1", "x " * 101, (Page(1, 0, 200), Page(2, 200, 202)), blocks)
    entries, _ = outline(Layout(text), Layout(text).places[-1])
    opened = [entry for entry in _all(entries) if entry.is_open and entry.href]
    assert [entry.href.rpartition("#")[2] for entry in opened] == ["b98", "b99"]


@pytest.mark.parametrize("rows", [1, 10**9])
def test_cells_that_fill_absurdly_many_rows_and_columns_make_a_small_table(rows: int) -> None:
    cells = (Cell(1, 1, 1, rows, rows), Cell(1, 2, 10**9), Cell(1, 10**9, 1))
    text = _flat(3)
    shown = passages(text, Layout(text).pieces, Marks(), "en")
    made_table = table(zip(cells, shown, strict=True), None, goes_on=False)
    assert len(made_table.body) == 3
    assert all(len(row) <= 3 for row in made_table.body)
    assert all(cell.rows <= 3 and cell.columns <= 1000 for row in made_table.body for cell in row)
