"""Plain text over pages: contents pages and the titles they name, blocks that page ends cut, notes at the feet."""

import pytest

from stratlas.records import BlockKind
from tests.extract.files import blocks, read

LONG = "The towns keep the harbours open all the year, and the rivers clean for all who live beside them."
FULL = "The towns keep the harbours open all the year, and the rivers clean for all who"


def kinds(text, kind):
    return [words for found, words in blocks(text) if found == kind]


def test_titles_first_and_their_pages_after_them_are_contents():
    text = read(f"CONTENTS\n\nForeword\nThe harbours\nThe rivers\nThe bridges\n2\n5\n9\n12\n\f{LONG}\n")
    assert kinds(text, "contents")[:2] == ["CONTENTS", "Foreword"]
    assert len(kinds(text, "contents")) == 9


def test_entries_that_stand_in_one_line_are_parted():
    text = read(f"Contents Foreword ... v I. Harbours ... 1 Rivers ... 2\nII. Bridges ... 7\n\n\n{LONG}\n")
    assert kinds(text, "contents") == [
        "Contents",
        "Foreword ... v",
        "I. Harbours ... 1",
        "Rivers ... 2",
        "II. Bridges ... 7",
    ]


NAMED = "Contents\n\n1. The harbours of the north ... 2\n2. The rivers ... 3\n"
NAMED += "3. The bridges and roads ... 4\n4. Winter ... 6\n"


def test_titles_that_the_contents_name_are_headings_where_they_begin_a_part():
    text = read(
        f"{NAMED}\n\fThe Harbours of the\nNorth\n{LONG}\n\f2 The rivers\n{LONG}\n\fThe bridges and roads\n{LONG}\n"
    )
    assert kinds(text, "h1") == ["The Harbours of the North", "2 The rivers", "The bridges and roads"]


def test_a_title_that_runs_into_its_first_paragraph_is_parted_from_it():
    text = read(f"{NAMED}\n\nThe bridges and roads {LONG} {LONG}\n")
    assert blocks(text)[-2:] == [("h1", "The bridges and roads"), ("paragraph", f"{LONG} {LONG}")]


def test_words_of_a_title_within_a_sentence_are_no_heading():
    text = read(f"{NAMED}\n\n{LONG}\nThe rivers are long and\n{LONG}\n")
    assert kinds(text, "h1") == []


def test_a_title_at_the_edges_of_the_pages_of_its_part_is_running():
    heads = ("", "2. The rivers", "3. The bridges and roads", "3. The bridges and roads")
    bodies = ("This is one.", "That is another.", "Here is a third.", "And a last one.")
    text = read("\f".join([NAMED, *(f"{head}\n\n{body}\n" for head, body in zip(heads, bodies, strict=True))]))
    assert kinds(text, "h1") == [*heads[1:3]]
    assert kinds(text, "running") == [heads[3]]


def test_headings_that_the_contents_leave_out_stand_under_those_that_they_name():
    text = read(f"{NAMED}\n\f2. The rivers\n{LONG}\n\nOF FLOODS AND OF DROUGHTS IN SUMMER\n\n{LONG}\n")
    assert kinds(text, "h2") == ["OF FLOODS AND OF DROUGHTS IN SUMMER"]


@pytest.mark.parametrize(("rule", "level"), [("=", "h1"), ("-", "h2"), ("~", "h3")])
def test_a_rule_as_long_as_the_line_above_it_makes_a_heading(rule, level):
    title = "Of the harbours"
    assert blocks(read(f"{title}\n{rule * len(title)}\n{LONG}\n")) == [(level, title), ("paragraph", LONG)]


def test_a_paragraph_runs_over_the_end_of_a_page_and_its_foot_follows_it():
    bodies = (LONG, f"{LONG}\n{FULL}", "live there.")
    text = read("\f".join(f"Strategy\n\n{body}\n\n{at}\n" for at, body in enumerate(bodies, 1)))
    assert [words for kind, words in blocks(text) if kind == "paragraph"][-1] == f"{LONG} {FULL} live there."
    assert [(block.kind.value, block.page) for block in text.blocks][-4:] == [
        ("paragraph", 2),
        ("running", 2),
        ("running", 3),
        ("running", 3),
    ]
    last = next(block for block in reversed(text.blocks) if block.kind is BlockKind.PARAGRAPH)
    assert [(piece.page, text.words_of(piece)) for piece in text.pieces(last)][1] == (3, "live there.")


def test_a_paragraph_that_takes_a_whole_page_runs_on_to_the_one_after():
    text = read(f"{LONG}\n{FULL}\n\f{FULL.lower()}\n{FULL.lower()}\n\flive there.\n")
    assert len(text.blocks) == 1
    assert [piece.page for piece in text.pieces(text.blocks[0])] == [1, 2, 3]


def test_a_sentence_that_ends_with_its_page_does_not_run_on():
    assert len(read(f"{LONG}\n\f{LONG}\n").blocks) == 2


@pytest.mark.parametrize(("mark", "call"), [("[1]", "[1]"), ("1", "1"), ("¹", "¹"), ("*", "*")])
def test_notes_at_the_foot_are_known_by_their_calls_without_a_rule(mark, call):
    text = read(f"The harbours are open{call} all the year.\n\n{mark} Harbour Act\nof 1990.\n\f{LONG}\n")
    assert blocks(text)[1] == ("footnote", f"{mark} Harbour Act of 1990.")
    assert [text.content[call.start : call.end] for call in text.calls] == [mark]


def test_lines_that_begin_with_a_number_nobody_calls_are_no_notes():
    text = read(f"{LONG}\n\n1 ship\n2 boats\n")
    assert BlockKind.FOOTNOTE not in {block.kind for block in text.blocks}


def test_stars_that_begin_many_lines_are_items_and_no_notes():
    text = read("The harbours* of the country are these:\n\n* the north one;\n\n* the south one.\n")
    assert len(kinds(text, "list-item")) == 2


def test_an_item_ends_where_a_line_begins_further_left():
    text = read(f"  - {FULL}\n    live beside them, and at sea all the year and at all times of day.\n{LONG}\n")
    assert [kind for kind, _ in blocks(text)] == ["list-item", "paragraph"]
