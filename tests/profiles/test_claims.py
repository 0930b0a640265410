from __future__ import annotations

import re

import pytest

from stratlas.records import Block, Page, Text
from tests.profiles.pages import CAPTURE, HEADING, ITEM, html, plain, read, under

TEXT = "The state works with its neighbours. It takes part in exercises."


@pytest.mark.parametrize(
    "body",
    [
        ": Organised crime // Illegal trade // Floods",
        ": Organised crime//Illegal trade//Floods",
        ": Organised crime / / Illegal trade / / Floods //",
        ": // Organised crime // // Illegal trade // Floods //",
        ": Organised\ncrime // Illegal\ntrade // Floods",
        ": Organised crime; Illegal trade; Floods",
        ": • Organised crime • Illegal trade • Floods",
        "\nOrganised crime\nIllegal trade\nFloods",
        "\n\nOrganised crime\n\nIllegal trade\n\nFloods",
        "\n- Organised crime;\n- Illegal trade;\n- Floods;",
        "\n1. Organised crime\n2. Illegal\ntrade\n3. Floods",
        "\n• Organised crime\n\n• Illegal trade\n\n• Floods",
        ":\nOrganised\ncrime\nIllegal trade\nFloods",
        ": Organised crime // *Illegal trade* //\n\nicon02\n\nFloods",
    ],
)
def test_cuts_a_list_into_its_items(body: str) -> None:
    reading = read(f"Main threats{body}\n\nRegional threats: Lies.")
    assert under(reading, "threats") == ["Organised crime", "Illegal trade", "Floods"]
    assert under(reading, "regional-threats") == ["Lies."]


def test_list_items_of_html_are_items() -> None:
    reading = read(html((HEADING, "Main threats"), (ITEM, "Organised crime"), (ITEM, "Illegal\ntrade")))
    assert under(reading, "threats") == ["Organised crime", "Illegal trade"]


def test_an_address_is_not_cut() -> None:
    reading = read("Main threats: Lies (see https://example.org//a) // War // https://example.org")
    assert under(reading, "threats") == ["Lies (see https://example.org//a)", "War", "https://example.org"]


def test_prose_is_one_claim_a_paragraph_with_lines_joined() -> None:
    reading = read("Relations with the EU: The state works\nwith its neighbours.\n\nIt takes part;\nin exercises.")
    assert under(reading, "eu") == ["The state works with its neighbours.", "It takes part; in exercises."]
    assert reading.claims[0].span.quote == "The state works\nwith its neighbours."


@pytest.mark.parametrize(
    "line", ["icon01", "sd-head-sr", "img_02.png", "* * *", "►", "Read more", "assets/flag.svg", "footer_3"]
)
def test_decoration_is_left_out_and_reported(line: str) -> None:
    reading = read(f"NATO: {TEXT}\n\n{line}\n\nRelations with the EU: {TEXT}")
    assert [item.span.quote for item in reading.ignored] == [line]
    assert [claim.wording for claim in reading.claims] == [TEXT, TEXT]
    assert not reading.unplaced


@pytest.mark.parametrize("name", ["icon02", "img_2", "bg-03", "sd-head-2", "footer_3"])
def test_decoration_that_was_joined_to_an_item_or_a_heading_is_cut_off(name: str) -> None:
    lone = re.sub(r"\d", "7", name)
    page = f"{lone}\n\nMain threats: War // Few doctors {name}\n\n{name} NATO: {TEXT} {name}\n\nRegional threats: Fog"
    reading = read(page)
    assert under(reading, "threats") == ["War", "Few doctors"]
    assert [claim.wording for claim in reading.claims if claim.heading == "nato"] == [TEXT]
    assert [item.span.quote for item in reading.ignored if item.span.quote == name] == [name] * 3
    assert not reading.unplaced


@pytest.mark.parametrize(
    "item",
    ["Attacks on the F-16", "Spread of covid-19", "Abuse of the icon", "Rule 7", "A fig3", "see map.png"],
)
def test_words_at_the_end_of_an_item_are_no_decoration(item: str) -> None:
    assert under(read(f"icon01\n\nMain threats: War // {item}\n\nNATO: {TEXT}"), "threats") == ["War", item]


@pytest.mark.parametrize("item", ["cyber-attacks", "COVID-19", "G20", "self-determination", "F-16"])
def test_words_of_one_piece_are_not_decoration(item: str) -> None:
    assert under(read(f"Main threats:\nWar\n- {item}\n- Floods"), "threats")[1] == item


@pytest.mark.parametrize(
    ("item", "wording"),
    [
        ("Organised crime2", "Organised crime"),
        ("Organised crime²", "Organised crime"),
        ("Organised crime [2]", "Organised crime"),
        ("Organised crime[1][12]", "Organised crime"),
        ("Accession to the Union.3", "Accession to the Union."),
        ("The Union.3 (Serbia) agrees", "The Union. (Serbia) agrees"),
        ("Organised crime2 and lies", "Organised crime and lies"),
    ],
)
def test_footnote_marks_are_left_out_of_the_wording_with_a_note(item: str, wording: str) -> None:
    reading = read(f"Main threats: {item} // War")
    claim = reading.claims[0]
    assert claim.wording == wording
    assert claim.span.quote in item
    assert any("Footnote" in note.message for note in reading.notes)
    assert bool(claim.span.quote == wording) != ("and" in item or "(" in item)


@pytest.mark.parametrize(
    "item",
    ["COVID-19", "G20", "5G", "Resolution 1244", "2030", "CO2", "Article 5", "F-16", "100 km²", "PM10", "3.5 per cent"],
)
def test_real_numbers_stay(item: str) -> None:
    reading = read(f"Main threats: {item} // War")
    assert [claim.wording for claim in reading.claims] == [item, "War"]
    assert not reading.notes


def test_prose_cut_off_and_words_run_together_are_noted_and_kept() -> None:
    reading = read("Regional threats: Weapons ofmass destruction are a danger to")
    assert reading.claims[0].wording == "Weapons ofmass destruction are a danger to"
    assert [note.message.split("”")[0] for note in reading.notes] == [
        "The text ends without the end of a sentence: “…apons ofmass destruction are a danger to",
        "“ofmass",
    ]


def test_nothing_to_say_is_no_claim() -> None:
    reading = read(f"Regional threats: N/A\n\nNATO: {TEXT}")
    assert [claim.heading for claim in reading.claims] == ["nato"]
    assert [item.span.quote for item in reading.unplaced] == ["N/A"]


def test_spans_are_the_words_on_the_page() -> None:
    text = plain("Main threats:\n- Organised\n  crime;\n- War")
    claim = read(text).claims[0]
    assert claim.span.quote == "Organised\n  crime"
    assert (claim.line, claim.wording) == (2, "Organised crime")


def test_a_name_of_a_heading_among_items_is_an_item_and_over_a_paragraph_a_heading() -> None:
    reading = read(f"Main principles\nRule of law\nNATO\n\nNATO\n\n{TEXT}")
    assert under(reading, "principles") == ["Rule of law", "NATO"]
    assert under(reading, "nato") == [TEXT]


def test_a_copyright_line_is_no_claim() -> None:
    reading = read(f"NATO: {TEXT}\n\n© The monitor 2024")
    assert [item.span.quote for item in reading.unplaced] == ["© The monitor 2024"]
    assert under(reading, "nato") == [TEXT]


def test_a_sentence_that_begins_with_a_strategy_and_its_year_stays_prose() -> None:
    sentence = "National Security Strategy 2020 says that the state is neutral."
    reading = read(f"NATO: {TEXT}\n\n{sentence}")
    assert under(reading, "nato") == [TEXT, sentence]
    assert reading.years == ()


def test_guessed_blocks_of_a_plain_text_do_not_matter() -> None:
    content = f"1. Main threats\nWar\nNATO\n2. Regional threats\n{TEXT}"
    starts = [content.index(line) for line in content.split("\n")]
    kinds = [ITEM, HEADING, HEADING, ITEM, HEADING]
    ends = [*(start - 1 for start in starts[1:]), len(content)]
    blocks = tuple(Block(kind, start, end, 1) for kind, start, end in zip(kinds, starts, ends, strict=True))
    reading = read(Text(CAPTURE, "plain-1", content, (Page(1, 0, len(content)),), blocks))
    assert under(reading, "threats") == ["War", "NATO"]
    assert under(reading, "regional-threats") == [TEXT]


@pytest.mark.parametrize("bullet", ["o\t", "§\t", "·\t", "\uf0b7\t", "o   "])
def test_bullets_of_word_processors_are_bullets(bullet: str) -> None:
    assert under(read(f"Main threats\n{bullet}Hail\n{bullet}Weeds"), "threats") == ["Hail", "Weeds"]


def test_one_item_with_a_bullet_is_parted_at_semicolons_with_a_note() -> None:
    reading = read("Main threats\n- Floods ; fires ; frost")
    assert under(reading, "threats") == ["Floods", "fires", "frost"]
    assert len(reading.notes) == 1


def test_a_second_bullet_parts_prose_and_a_wrapped_dash_does_not() -> None:
    reading = read("NATO\n- Serbia talks.\n- It talks\nagain.\n\nThe state – a neutral one\n– works with all.")
    assert under(reading, "nato") == ["Serbia talks.", "It talks again.", "The state – a neutral one – works with all."]
    assert under(read("NATO: It works:\n- much;\n- often."), "nato") == ["It works: - much; - often."]


def test_a_separator_in_brackets_does_not_part() -> None:
    reading = read("Main threats: crime (organised // petty) // war [cold // hot]")
    assert under(reading, "threats") == ["crime (organised // petty)", "war [cold // hot]"]
