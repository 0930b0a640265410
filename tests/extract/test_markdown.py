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
    assert text.extractor == "markdown-3"


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


def test_a_raised_digit_behind_a_number_stays_raised():
    assert page("See § 3<sup>1</sup> and § 31.\n") == [("paragraph", "See § 3¹ and § 31.")]


def test_raised_numbers_lead_to_the_paragraphs_that_begin_with_them():
    text = read("# A\n\n## B\n\nA word<sup>1</sup> more.\n\n<sup>1</sup> The note.\n", "a.md")
    assert blocks(text)[-2:] == [("paragraph", "A word1 more."), ("footnote", "1 The note.")]
    assert [text.content[call.note :] for call in text.calls] == ["1 The note."]


def test_notes_inside_the_line_are_footnotes_of_their_own():
    text = read("A word^[The *note*.] more.\n", "a.md")
    assert blocks(text) == [("paragraph", "A word1 more."), ("footnote", "1 The note.")]
    assert len(text.calls) == 1


def test_lists_of_links_into_the_document_are_its_contents():
    assert page("## Contents\n\n- [One](#a)\n- [Two](#b)\n  - [Three](#c)\n\n## One\n\nSee [two](#b).\n") == [
        *[("contents", words) for words in ("Contents", "One", "Two", "Three")],
        ("h2", "One"),
        ("paragraph", "See two."),
    ]


def test_cells_beyond_the_first_row_of_a_table_are_kept():
    assert page("|a|b|\n|-|-|\n|c|d|e|\n") == [("table-cell", cell) for cell in "abcde"]


def test_tables_of_html_have_places_also_where_empty_lines_part_their_rows():
    text = read("<table>\n<tr><td>a</td><td>b</td></tr>\n\n<tr><td>c</td><td>d</td></tr>\n</table>\n", "a.md")
    assert [(block.cell.row, block.cell.column) for block in text.blocks if block.cell] == [
        (1, 1),
        (1, 2),
        (2, 1),
        (2, 2),
    ]


def test_numbers_that_the_program_counts_are_counted():
    assert page("1. a\n1. b\n\ntext\n\n3. c\n5. d\n") == [
        ("list-item", "1. a"),
        ("list-item", "2. b"),
        ("paragraph", "text"),
        ("list-item", "3. c"),
        ("list-item", "5. d"),
    ]


def test_a_rule_under_a_paragraph_makes_no_heading_of_it_but_one_under_a_numbered_title_does():
    sentence = "The council meets twice a year and hears what the ministries have to report to it."
    assert page(f"# A\n\n## B\n\n{sentence}\n---\n\n1. Title\n========\n\nWords.\n")[2:] == [
        ("paragraph", sentence),
        ("h1", "1. Title"),
        ("paragraph", "Words."),
    ]


def test_items_typed_in_the_lines_of_a_paragraph_and_words_broken_at_line_ends():
    assert page("# A\n\n## B\n\nThe tasks of the coun-\ncil are:\na) one;\nb) two.\n")[2:] == [
        ("paragraph", "The tasks of the council are:"),
        ("list-item", "a) one;"),
        ("list-item", "b) two."),
    ]


def test_what_programs_write_for_programs_is_not_shown():
    assert page("# Title {#top .big}\n\n::: {.note}\nWords ~~gone~~.\n:::\n") == [
        ("h1", "Title"),
        ("paragraph", "Words gone."),
    ]


def test_an_office_that_signs_is_no_heading():
    assert page("# A\n\n## B\n\nOne.\n\n## C\n\nWords of it.\n\n**The President**\n\nA. Name\n")[-2:] == [
        ("paragraph", "The President"),
        ("paragraph", "A. Name"),
    ]
