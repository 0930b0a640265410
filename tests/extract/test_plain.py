"""Plain text: kept exactly, with its pages, paragraphs, items, headings and running heads."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratlas.extract.repair import original
from stratlas.records import BlockKind
from tests.extract.files import blocks, codes, read

LONG = "The Government protects the people, the land and the water of the country, in peace and in war, every day. " * 2


def test_the_characters_stay_as_they_are():
    written = "First  line,\tspaced.\r\n\r\n\r\nSecond – “line”.  \r\n"
    assert read(written).content == written.replace("\r\n", "\n")


def test_paragraphs_are_parted_by_empty_lines():
    text = read("One line\nand its second.\n\n  Another one.\n")
    assert blocks(text) == [("paragraph", "One line and its second."), ("paragraph", "Another one.")]


def test_a_sentence_runs_on_over_an_empty_line_that_a_pdf_left_in_it():
    text = read("We will make the country one of the most secure places in the\n\nworld to do business in.\n")
    assert len(text.blocks) == 1


def test_hard_wrapped_paragraphs_without_empty_lines_are_told_by_their_short_last_lines():
    full = "The harbour stays open all the year and the bridges are kept in good order by"
    text = read(
        f"{full}\n{full}\nthe towns.\nThe second one begins here and goes on for some more words, and\n{full}\n"
    )
    assert len(text.blocks) == 2
    assert text.content[text.blocks[1].start :].startswith("The second")


def test_a_form_feed_ends_its_page_and_a_last_one_makes_no_page_of_its_own():
    text = read("one\n\ftwo\n\fthree\n\f\n")
    assert [(page.number, text.content[page.start : page.end]) for page in text.pages] == [
        (1, "one\n\f"),
        (2, "two\n\f"),
        (3, "three\n\f\n"),
    ]
    assert [block.page for block in text.blocks] == [1, 2, 3]


def test_form_feeds_alone_are_pages_without_text():
    text = read(b"\f" * 5)
    assert len(text.pages) == 5
    assert codes(text) == ["no-text", *["page-without-text"] * 5]
    assert [notice.page for notice in text.notices] == [None, 1, 2, 3, 4, 5]


def test_white_space_alone_is_a_text_without_text():
    assert codes(read(" \n\n ")) == ["no-text"]


def test_numbered_titles_are_headings_by_their_depth():
    text = read(f"1. Interests\n\n{LONG}\n\n1.1. The sea\n\n{LONG}\n\n2. Threats\n\n{LONG}\n")
    assert [kind for kind, _ in blocks(text)] == ["h1", "paragraph", "h2", "paragraph", "h1", "paragraph"]


def test_under_roman_numbers_the_arabic_ones_are_one_deeper():
    text = read(f"I. УВОД\n\n{LONG}\n\n1. Повод\n\n{LONG}\n\nII. СТАЊЕ\n\n{LONG}\n")
    assert [kind for kind, _ in blocks(text)] == ["h1", "paragraph", "h2", "paragraph", "h1", "paragraph"]


def test_articles_and_chapters_are_headings_even_with_a_full_stop():
    text = read(f"Глава II\n\nЧлан 5.\n\n{LONG}\n\nArticle 6 – Harbours\n\n{LONG}\n")
    assert [kind for kind, _ in blocks(text)] == ["h1", "h3", "paragraph", "h3", "paragraph"]


def test_a_reference_to_an_article_is_no_heading():
    text = read(f"{LONG}\n\nArticle 6 of the Act applies to the harbours of the country, and so does the rest of it.\n")
    assert BlockKind.HEADING not in {block.kind for block in text.blocks}


def test_capitals_between_cells_of_a_table_are_no_headings():
    text = read(f"{LONG}\n\nHARBOUR OFFICE\n\n12 ships\n\nCOAST GUARD\n\nsix boats\n")
    assert BlockKind.HEADING not in {block.kind for block in text.blocks}


def test_capitals_are_headings_but_not_lists_of_abbreviations():
    text = read(f"NATIONAL STRATEGY\n\n{LONG}\n\nMUP, SOA\n\n{LONG}\n")
    assert [kind for kind, _ in blocks(text)] == ["h1", "paragraph", "paragraph", "paragraph"]


def test_a_contents_page_and_a_numbered_list_make_no_headings():
    text = read("1. Interests\n\n2. Threats\n\n3. Principles\n\nThe sea .......... 4\n\nAnnex A ......... 9\n")
    assert BlockKind.HEADING not in {block.kind for block in text.blocks}


def test_a_section_number_on_its_own_line_belongs_to_its_title():
    text = read(f"{LONG}\n\n1.2 \n\nThe sea and the ports\n\n{LONG}\n")
    assert blocks(text)[1] == ("h2", "1.2 \n\nThe sea and the ports")


def test_items_are_blocks_with_their_continuation_lines():
    text = read(
        "We want:\n- safe harbours\n  and clean rivers;\n- bridges.\n\n\uf0b7 one more\n\n(a) lettered\n\n2) numbered\n"
    )
    assert blocks(text) == [
        ("paragraph", "We want:"),
        ("list-item", "- safe harbours and clean rivers;"),
        ("list-item", "- bridges."),
        ("list-item", "\uf0b7 one more"),
        ("list-item", "(a) lettered"),
        ("list-item", "2) numbered"),
    ]


def test_a_dash_or_a_number_in_the_middle_of_a_sentence_begins_no_item():
    text = read("The fleet\n– the smaller one –\nkeeps to the terms of\n1. and no other.\n")
    assert [kind for kind, _ in blocks(text)] == ["paragraph"]


def test_repeated_heads_and_page_numbers_are_running():
    pages = [
        f"Strategy of the State\n\nPage {at} says {word}.\n\n{at}\n"
        for at, word in enumerate(("this", "that", "more"), 4)
    ]
    text = read("\f".join(pages))
    running = [text.content[block.start : block.end] for block in text.blocks if block.kind is BlockKind.RUNNING]
    assert running == ["Strategy of the State", "4", "Strategy of the State", "5", "Strategy of the State", "6"]


def test_articles_at_the_tops_of_pages_are_not_running_heads():
    text = read("\f".join(f"Article {number}\n\n{LONG} {number}\n" for number in (3, 9, 14)))
    assert BlockKind.RUNNING not in {block.kind for block in text.blocks}


def test_a_year_at_the_foot_of_the_cover_is_no_page_number():
    text = read("Strategy\n\n2016\n\fOne thing.\n\fAnother thing.\n")
    assert BlockKind.RUNNING not in {block.kind for block in text.blocks}


FULL = "The towns keep the harbours open all the year, and the rivers clean for all who"


def test_broken_lines_are_joined_and_lines_that_authors_ended_are_not():
    text = read(f"{FULL}\nLive there. {FULL}\nlive.\n\nFor the towns:\nAda Brown\nMinister\n\n{FULL}\nlive.\n")
    assert blocks(text)[0] == ("paragraph", f"{FULL} Live there. {FULL} live.")
    assert "For the towns:\nAda Brown\nMinister" in text.content


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the environ-\nment of it. An environment", "the environment of it."),
        ("a well-\nknown port. It is well-known", "a well-known port."),
        ("a long-\nterm plan; long and term", "a long-term plan;"),
        ("some coope-\nration of towns", "some cooperation of towns"),
        ("the years 2019-\n2024 and on", "2019-2024"),
        ("the small-\nand large towns", "small- and large"),
        ("the Euro-\nAtlantic area", "Euro-Atlantic"),
    ],
)
def test_a_word_broken_at_a_line_end_is_made_whole_and_a_true_hyphen_kept(broken, whole):
    text = read(f"{FULL} {broken} is here.\n")
    assert whole in text.content


CONTENTS = "Contents\n\nForeword ........ 3\nThe harbours and\nthe ports ....... 5\n"
CONTENTS += "Rivers . . . . . . . 12\nAnnexes ___________ 40\n"


def test_lines_of_a_contents_page_with_leaders_are_contents():
    text = read(f"{CONTENTS}\n\f{LONG}\n")
    assert blocks(text) == [
        ("contents", "Contents"),
        ("contents", "Foreword ........ 3"),
        ("contents", "The harbours and\nthe ports ....... 5"),
        ("contents", "Rivers . . . . . . . 12"),
        ("contents", "Annexes ___________ 40"),
        ("paragraph", LONG.strip()),
    ]


def test_lines_under_a_contents_title_that_count_pages_are_contents():
    text = read(f"САДРЖАЈ\n\nУвод 3\nЛуке и реке 5\nМостови\n\n12\n\nПретње 15\n1.1 Зиме 16\n\f{LONG}\n")
    kinds = {words: kind for kind, words in blocks(text)}
    assert {kinds["Увод 3"], kinds["Луке и реке 5"], kinds["1.1 Зиме 16"], kinds["САДРЖАЈ"]} == {"contents"}
    assert kinds[LONG.strip()] == "paragraph"


def test_a_table_of_figures_is_no_contents_page():
    text = read(f"{LONG}\n\nShips 12\nBoats 14\nPorts 20\nTowns 31\nBridges 40\n")
    assert "contents" not in dict(blocks(text))


def test_rows_of_digits_that_decorate_a_page_are_out_of_the_flow():
    row = "0 1 1 0 1 0 0 1 1 0 1 0 1 0 1 0 1"
    text = read("\n".join([row] * 6) + f"\n\n{LONG}\n\nIn 2001: 10 of 11.\n")
    assert codes(text) == ["decoration"]
    assert [kind for kind, _ in blocks(text)] == ["running"] * 6 + ["paragraph"] * 2


def test_a_mark_that_stands_once_on_the_page_leads_to_its_note():
    text = read("The Act[1] applies. So do others[2], and again[2].\n\n----------\n[1] Sea Act.\n[2] Port Act.\n")
    assert [text.content[call.start : call.end] for call in text.calls] == ["[1]"]
    assert text.content[text.calls[0].note :].startswith("[1] Sea Act.")


def test_notes_under_a_rule_are_footnotes():
    text = read(f"{LONG}[1]\n\n--------------------\n[1] Sea Act 1991,\nas amended.\n[2] Port Act.\n")
    assert blocks(text)[1:] == [("footnote", "[1] Sea Act 1991, as amended."), ("footnote", "[2] Port Act.")]


def _letters(written: str) -> str:
    return "".join(char for char in written if not char.isspace() and char not in "-\f")


@given(st.text(alphabet=st.sampled_from("aB1.-•–()XIV \n\f\t,;:ćЖ\u0301*"), max_size=400))
def test_every_word_stands_in_a_block_and_pages_join_up(written):
    text = read(written + "x")
    kept, whole = _letters(original(text)), _letters(unicodedata.normalize("NFC", written + "x"))
    assert kept == whole
    assert text.pages[0].start == 0
    assert text.pages[-1].end == len(text.content)
    assert all(page.end == after.start for page, after in zip(text.pages, text.pages[1:], strict=False))
    covered = {at for block in text.blocks for at in range(block.start, block.end)}
    assert all(at in covered for at, char in enumerate(text.content) if char.isalnum())
    for block in text.blocks:
        page = text.pages[block.page - 1]
        assert page.start <= block.start < block.end <= page.end


@pytest.mark.parametrize(
    "piece",
    [
        f"1. Title\n\n{LONG}\n- item\n\n\f",
        "ABCD EFGH\n\n",
        f"{LONG[:40]}\n\n",
        "• \n\n",
        "\f\n",
        "x" * 60 + "\n",
    ],
    ids=["document", "capitals", "endless", "bullets", "pages", "lines"],
)
def test_a_very_long_document_of_one_shape_is_read_whole(piece):
    # Anything slower than linear would take minutes here.
    text = read((piece * 20_000).encode())
    assert text.content.split() == (piece * 20_000).split()
