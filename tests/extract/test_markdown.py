"""Markdown: the words a reader sees."""

from hypothesis import given
from hypothesis import strategies as st

from tests.extract.files import blocks, codes, read


def page(source: str) -> list[tuple[str, str]]:
    return blocks(read(source, "a.md"))


def test_headings_paragraphs_items_and_cells():
    assert page(
        "# One\n\n#### Four *x*\n\nSoft\nline with `code` and [a link](http://x).\n\n"
        "- item\n\n  more\n\n|a|b|\n|-|-|\n|c|d|\n"
    ) == [
        ("h1", "One"),
        ("h4", "Four x"),
        ("paragraph", "Soft line with code and a link."),
        ("list-item", "item"),
        ("list-item", "more"),
        *[("table-cell", cell) for cell in "abcd"],
    ]


def test_numbers_of_items_are_kept_because_people_quote_them():
    assert page("1) first;\n\n2) second.\n") == [("list-item", "1) first;"), ("list-item", "2) second.")]


def test_notes_are_footnotes_also_those_nobody_refers_to():
    assert page("Word[^1].\n\n[^1]: The note.\n\n[^x]: Alone.\n") == [
        ("paragraph", "Word1."),
        ("footnote", "1 The note."),
        ("footnote", "x Alone."),
    ]


def test_raw_html_shows_its_words_and_nothing_runs():
    assert page(
        "A <b>bold</b> word<script>steal()</script>.\n\n<div onclick='x()'>block <i>y</i></div>\n\n"
        "<script>\nsteal()\n</script>\n"
    ) == [
        ("paragraph", "A bold word."),
        ("paragraph", "block y"),
    ]


def test_the_front_block_is_kept_outside_the_flow_and_its_keys_are_named():
    text = read("---\ntitle: The Law\ndate: 2024-05-01\ntags:\n  - sea\n---\n# Law\n", "a.md")
    assert blocks(text) == [
        *[("running", line) for line in ("title: The Law", "date: 2024-05-01", "tags:", "- sea")],
        ("h1", "Law"),
    ]
    assert codes(text) == ["front-matter"]
    assert "(YAML: title, date, tags)" in text.notices[0].message


def test_titles_over_rules_nested_items_and_marks_of_alignment():
    assert page("Law\n===\n\nPart\n---\n\n- a\n  - b\n    1. c\n\n| l | r |\n|:--|--:|\n| *x* | 2 |\n") == [
        ("h1", "Law"),
        ("h2", "Part"),
        ("list-item", "a"),
        ("list-item", "b"),
        ("list-item", "1. c"),
        *[("table-cell", cell) for cell in "lrx2"],
    ]


def test_a_front_block_without_an_end_is_text():
    assert "words" in read("---\ntitle: x\n\nwords\n", "a.md").content


def test_markdown_nested_too_deep_is_read_as_plain_text():
    text = read(">" * 500 + "words", "a.md")
    assert codes(text) == ["read-as-plain"]
    assert "words" in text.content
    assert text.extractor == "markdown-2"


@given(st.text(alphabet="ab #*_`[]()!<>|-+1.\n\t^:~\\&;", max_size=200))
def test_any_soup_of_marks_is_a_text(source):
    read(source + "x", "a.md")


def test_marks_lead_to_their_notes_and_cells_have_places():
    text = read("A *word*[^a] and more.\n\n|h|i|\n|-|-|\n|c|d|\n\n[^a]: The note.\n", "a.md")
    assert [(text.content[call.start : call.end], text.content[call.note :]) for call in text.calls] == [
        ("a", "a The note.")
    ]
    cells = [block.cell for block in text.blocks if block.cell]
    assert [(cell.row, cell.column, cell.header) for cell in cells] == [
        (1, 1, True),
        (1, 2, True),
        (2, 1, False),
        (2, 2, False),
    ]
