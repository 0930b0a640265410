"""What read_pdf makes of paragraphs, headings, lists, notes, running lines, hyphens and columns."""

from __future__ import annotations

from stratlas.extract.pdf import EXTRACTOR, read_pdf
from stratlas.records import BlockKind, Text
from tests.builders_pdf import CAPTURE, drawn, line, typeset

SENTENCES = [
    "The Republic keeps its harbours open in every season and guards the roads that lead to them.",
    "Neighbours who share a river share its floods, and the council meets before the snow melts.",
    "No single ministry can answer for the safety of grain, water and light, so they plan together.",
    "Training begins in the schools, continues in the valleys and never quite comes to its end.",
]
PARAGRAPHS = [" ".join(SENTENCES[at:] + SENTENCES[:at]) for at in range(4)]


def blocks(text: Text, kind: BlockKind) -> list[str]:
    return [text.content[block.start : block.end] for block in text.blocks if block.kind is kind]


def test_paragraphs_parted_by_space_come_out_one_by_one() -> None:
    text = read_pdf(typeset("\n\n".join(PARAGRAPHS)), CAPTURE)
    assert blocks(text, BlockKind.PARAGRAPH) == PARAGRAPHS
    assert [page.number for page in text.pages] == [1]
    assert (text.extractor, text.capture) == (EXTRACTOR, CAPTURE)


def test_paragraphs_parted_by_indents_come_out_one_by_one() -> None:
    indents = "#set par(first-line-indent: 1.5em, spacing: 0.65em)\n"
    text = read_pdf(typeset(indents + "\n\n".join(PARAGRAPHS)), CAPTURE)
    assert blocks(text, BlockKind.PARAGRAPH) == PARAGRAPHS


def test_paragraphs_parted_only_by_short_last_lines_come_out_one_by_one() -> None:
    paragraphs = [paragraph + " So be it." for paragraph in PARAGRAPHS]
    text = read_pdf(typeset("#set par(spacing: 0.65em)\n" + "\n\n".join(paragraphs)), CAPTURE)
    assert blocks(text, BlockKind.PARAGRAPH) == paragraphs


def test_headings_have_levels_by_their_numbers() -> None:
    body = '#set heading(numbering: "1.1")\n= Interests\n{0}\n== Harbours\n{1}\n== Roads\n{2}\n= Threats\n{3}\n'
    text = read_pdf(typeset(body.format(*PARAGRAPHS)), CAPTURE)
    headings = [(b.level, text.content[b.start : b.end]) for b in text.blocks if b.kind is BlockKind.HEADING]
    assert headings == [(1, "1 Interests"), (2, "1.1 Harbours"), (2, "1.2 Roads"), (1, "2 Threats")]
    assert blocks(text, BlockKind.PARAGRAPH) == PARAGRAPHS


def test_headings_without_numbers_have_levels_by_their_size() -> None:
    body = "= Interests\n{0}\n== Harbours\n{1}\n= Threats\n{2}\n"
    text = read_pdf(typeset(body.format(*PARAGRAPHS)), CAPTURE)
    headings = [(b.level, text.content[b.start : b.end]) for b in text.blocks if b.kind is BlockKind.HEADING]
    assert headings == [(1, "Interests"), (2, "Harbours"), (1, "Threats")]


def test_items_of_bulleted_and_numbered_lists_are_list_items() -> None:
    body = f"{PARAGRAPHS[0]}\n\n- {SENTENCES[0]}\n- {SENTENCES[1]}\n\n{PARAGRAPHS[1]}\n\n+ {SENTENCES[2]}\n+ Short.\n"
    text = read_pdf(typeset(body), CAPTURE)
    assert blocks(text, BlockKind.LIST_ITEM) == [
        f"• {SENTENCES[0]}",
        f"• {SENTENCES[1]}",
        f"1. {SENTENCES[2]}",
        "2. Short.",
    ]
    assert blocks(text, BlockKind.PARAGRAPH) == PARAGRAPHS[:2]


def test_footnotes_stand_outside_the_paragraph_that_calls_them() -> None:
    body = f"{SENTENCES[0]}#footnote[First note on harbours, long enough to need a second line of small type.] "
    body += f"{SENTENCES[1]}#footnote[Second note.]\n\n{PARAGRAPHS[2]}\n"
    text = read_pdf(typeset(body), CAPTURE)
    notes = blocks(text, BlockKind.FOOTNOTE)
    assert [note.replace("1 ", "1", 1).replace("2 ", "2", 1) for note in notes] == [
        "1First note on harbours, long enough to need a second line of small type.",
        "2Second note.",
    ]
    assert len(blocks(text, BlockKind.PARAGRAPH)) == 2


def test_running_heads_and_page_numbers_never_stand_inside_the_flow() -> None:
    body = "\n\n".join(PARAGRAPHS * 5)
    text = read_pdf(typeset(body, head="Strategy of the Republic"), CAPTURE)
    assert len(text.pages) > 2
    running = blocks(text, BlockKind.RUNNING)
    assert running == [words for page in text.pages for words in ("Strategy of the Republic", str(page.number))]
    flow = " ".join(blocks(text, BlockKind.PARAGRAPH))
    assert "Strategy of the Republic" not in flow
    assert flow == body.replace("\n\n", " ")


def test_line_end_hyphens_are_resolved_in_english() -> None:
    words = "Interdependence characterises intergovernmental responsibilities notwithstanding administrative "
    words += "misunderstandings concerning internationalisation and counterintelligence infrastructure."
    text = read_pdf(typeset("#set page(width: 260pt)\n" + words, hyphenate=True), CAPTURE)
    assert text.content == words


def test_line_end_hyphens_are_resolved_in_serbian_cyrillic() -> None:
    words = "Међународна безбедност подразумева свеобухватно сагледавање најзначајнијих изазова и "
    words += "неодговарајућих претпоставки о привредно-социјалним међузависностима становништва."
    text = read_pdf(typeset("#set page(width: 260pt)\n" + words, hyphenate=True, language="sr"), CAPTURE)
    assert text.content == words


def test_a_hyphen_that_the_document_writes_elsewhere_is_kept() -> None:
    first = line(20, 170, "A long-term plan and another one.")
    broken = line(20, 140, "We want a plan that is truly long-") + line(20, 128, "term and not for a year.")
    assert "truly long-term and" in read_pdf(drawn([first + broken]), CAPTURE).content
    assert "truly longterm and" in read_pdf(drawn([broken]), CAPTURE).content


def test_hyphens_before_capitals_and_digits_are_kept() -> None:
    content = line(20, 170, "The treaty was signed by the non-") + line(20, 158, "European states in the years 2010-")
    text = read_pdf(drawn([content + line(20, 146, "2015 without further words.")]), CAPTURE)
    assert "non-European states in the years 2010-2015 without" in text.content


def test_hyphens_that_stand_for_the_rest_of_a_word_are_kept() -> None:
    content = line(20, 170, "Die neuen Sicherheits-") + line(20, 158, "und Verteidigungsziele der Regierung sind klar.")
    text = read_pdf(
        drawn([content + line(20, 146, "Both air-") + line(20, 134, "and seaborne goods arrive.")]), CAPTURE
    )
    assert "Sicherheits- und Verteidigungsziele" in text.content
    assert "air- and seaborne" in text.content


def test_broken_words_in_capitals_are_joined_and_abbreviations_are_not() -> None:
    broken = line(20, 170, "NATIONAL SECURITY STRA-") + line(20, 158, "TEGY OF THE REPUBLIC")
    assert "STRATEGY OF" in read_pdf(drawn([broken]), CAPTURE).content
    names = line(20, 170, "the talks of the EU-") + line(20, 158, "NATO council went on for years")
    assert "EU-NATO council" in read_pdf(drawn([names]), CAPTURE).content


def test_line_end_hyphens_are_resolved_in_german_where_both_halves_are_words() -> None:
    words = "Die Stadt hat eine Land Karte und der Staat seine Politik. " * 3
    broken = line(20, 60, "Der Staat malt eine Stadt-", 7) + line(20, 52, "karte mit einer Karte in der Mitte.", 7)
    lines = "".join(line(20, 180 - 8 * at, words[60 * at : 60 * at + 60].strip(), 7) for at in range(3))
    assert "Stadtkarte mit" in read_pdf(drawn([lines + broken]), CAPTURE).content


def test_every_hyphen_is_real_in_a_document_that_breaks_no_words() -> None:
    lines = [f"Line {at} of a text whose words are whole to" for at in range(70)]
    lines[30] = "the lines end in a hyphen only at sea-"
    lines[31] = "borne and such words, of which there are few"
    content = "".join(line(20, 890 - 12 * at, words) for at, words in enumerate(lines))
    assert "at sea-borne and" in read_pdf(drawn([content], box="0 0 300 900"), CAPTURE).content


def test_two_columns_are_read_one_after_the_other() -> None:
    text = read_pdf(typeset("\n\n".join(PARAGRAPHS * 3), columns=2), CAPTURE)
    assert " ".join(blocks(text, BlockKind.PARAGRAPH)) == " ".join(PARAGRAPHS * 3)


def test_two_columns_drawn_line_by_line_are_put_in_order() -> None:
    left = [f"left side line number {at} of the column" for at in range(12)]
    right = [f"right side line number {at} of the other" for at in range(12)]
    content = "".join(line(20, 280 - 12 * at, left[at], 8) + line(210, 280 - 12 * at, right[at], 8) for at in range(12))
    text = read_pdf(drawn([content], box="0 0 400 300"), CAPTURE)
    assert " ".join(text.content.split()) == " ".join(left + right)


def test_soft_hyphens_and_ligatures_leave_plain_letters() -> None:
    text = read_pdf(typeset("An ef\u00adfi\u00adcient of\u00adfice of fine affiliations."), CAPTURE)
    assert text.content == "An efficient office of fine affiliations."


def test_a_page_without_text_is_empty_and_counted() -> None:
    text = read_pdf(drawn([line(20, 170, "First."), "", line(20, 170, "Third.")]), CAPTURE)
    assert [(page.number, text.content[page.start : page.end].strip()) for page in text.pages] == [
        (1, "First."),
        (2, ""),
        (3, "Third."),
    ]
    assert text.notices == ()
    assert (text.pages[0].width, text.pages[0].height) == (300.0, 200.0)
