"""Which blocks of a PDF read_pdf takes for headings, and how many of them."""

from __future__ import annotations

import pytest

from stratlas.extract.pdf import read_pdf
from stratlas.records import BlockKind
from tests.builders_pdf import CAPTURE, drawn, line, typeset

SENTENCE = "The Republic keeps its harbours open in every season and guards the roads that lead to them."
TEXT = " ".join([SENTENCE] * 3)


def headings(data: bytes) -> list[str]:
    text = read_pdf(data, CAPTURE)
    return [text.words_of(block) for block in text.blocks if block.kind is BlockKind.HEADING]


def articles(*titles: str, above: str = "") -> bytes:
    middle = "".join(f"{above}#align(center)[{title}]\n\n{TEXT}\n\n" for title in titles)
    return typeset(f"{TEXT}\n\n{middle}")


@pytest.mark.parametrize("word", ["Neni", "Άρθρο", "Artykuł", "Straipsnis", "Madde", "Člen", "Maddə"])
def test_articles_are_headings_in_any_language(word: str) -> None:
    titles = [f"{word} {number}" for number in (7, 8, 9)]
    assert headings(articles(*titles)) == titles


def test_articles_whose_number_comes_first_are_headings() -> None:
    assert headings(articles("1. pants", "2. pants", "3. pants")) == ["1. pants", "2. pants", "3. pants"]
    assert headings(articles("1. §", "2. §", "3. §")) == ["1. §", "2. §", "3. §"]


def test_articles_at_the_left_are_headings_where_the_document_counts_with_them() -> None:
    body = "".join(f"Neni {number}\n\n{TEXT}\n\n" for number in range(1, 5))
    assert headings(typeset(body)) == ["Neni 1", "Neni 2", "Neni 3", "Neni 4"]


def test_words_with_numbers_that_do_not_count_on_are_no_headings() -> None:
    body = "".join(f"Version {number}\n\n{TEXT}\n\n" for number in (12, 40, 31, 7))
    assert headings(typeset(body)) == []


def test_the_last_words_of_a_paragraph_are_no_heading() -> None:
    lines = "".join(
        line(30, 560 - 70 * at, "It is for the council alone to say what the year brings, says")
        + line(30, 548 - 70 * at, f"article {at + 1}")
        for at in range(4)
    )
    assert headings(drawn([lines], box="0 0 420 595")) == []


def test_an_article_that_a_law_quotes_is_a_heading() -> None:
    titles = ["Neni 1", "„Neni 12", "Neni 2", "Neni 3"]
    assert headings(articles(*titles)) == titles


def test_a_line_in_the_middle_above_an_article_is_its_title() -> None:
    found = headings(articles("Neni 1", "Neni 2", "Neni 3", above="#align(center)[Aims of this law]\n\n"))
    assert found == ["Aims of this law", "Neni 1", "Aims of this law", "Neni 2", "Aims of this law", "Neni 3"]


def test_a_title_in_the_middle_of_several_lines_is_one_heading() -> None:
    title = '#align(center)[#text(weight: "bold")[LAW ON THE HARBOURS \\ AND ROADS \\ OF THE REPUBLIC]]\n\n'
    assert headings(typeset(f"{title}{TEXT}\n\n{TEXT}")) == ["LAW ON THE HARBOURS AND ROADS OF THE REPUBLIC"]


def test_headings_of_two_kinds_one_below_the_other_stay_two() -> None:
    found = headings(typeset(f"= Threats\n== Roads\n{TEXT}\n\n= Aims\n== Harbours\n{TEXT}\n"))
    assert found == ["Threats", "Roads", "Aims", "Harbours"]


def test_a_line_in_another_colour_or_in_italics_above_a_paragraph_is_a_heading() -> None:
    body = f"{TEXT}\n\n#text(fill: orange)[Roads of the north]\n\n{TEXT}\n\n#emph[Roads of the south]\n\n{TEXT}\n"
    assert headings(typeset(body)) == ["Roads of the north", "Roads of the south"]


def test_a_coloured_line_close_above_its_paragraph_is_parted_from_it() -> None:
    small = f"and {TEXT}"
    body = f"{TEXT}\n\n#text(fill: orange)[PUBLIC ROADS] \\\n{small}\n\n#text(fill: orange)[HARBOURS] \\\n{TEXT}\n"
    text = read_pdf(typeset(body), CAPTURE)
    assert [(block.kind.value, text.words_of(block)) for block in text.blocks] == [
        ("paragraph", TEXT),
        ("heading", "PUBLIC ROADS"),
        ("paragraph", small),
        ("heading", "HARBOURS"),
        ("paragraph", TEXT),
    ]


def test_a_coloured_link_or_source_above_a_paragraph_is_no_heading() -> None:
    lines = ["www.example.org", "Source: our own counting", "He says that this is so."]
    body = "".join(f"#text(fill: blue)[{words}]\n\n{TEXT}\n\n" for words in lines)
    assert headings(typeset(f"{TEXT}\n\n{body}")) == []


def test_a_number_at_the_margin_inside_an_indented_paragraph_begins_no_item() -> None:
    first = line(50, 560, "Contracts and projects that are made in keeping with what is said in article")
    rest = line(30, 548, "4. of the treaty may be entered into without asking others for their offers first.")
    text = read_pdf(drawn([first + rest], box="0 0 460 595"), CAPTURE)
    assert [block.kind for block in text.blocks] == [BlockKind.PARAGRAPH]
