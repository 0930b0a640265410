from __future__ import annotations

import pytest

from stratlas.records import BlockKind
from tests.profiles.pages import HEADING, ITEM, PARAGRAPH, accounted, html, plain, read, said, under

TEXT = "The state works with its neighbours on floods. It takes part in exercises."


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("National interests and goals (as defined in the Strategies):", "interests"),
        ("NATIONAL INTERESTS AND GOALS:", "interests"),
        ("Nat. interests:", "interests"),
        ("Interests and goals:", "interests"),
        ("Main threats:", "threats"),
        ("Threats:", "threats"),
        ("The main threats:", "threats"),
        ("Main treats:", "threats"),
        ("**Main threats:**", "threats"),
        ("1. Main threats:", "threats"),
        ("Main threats –", "threats"),
        ("Главне претње:", "threats"),
        ("Glavne pretnje:", "threats"),
        ("Main principles:", "principles"),
        ("Principles of national security policy:", "principles"),
        ("Reg. cooperation:", "regional-cooperation"),
        ("Regional co-operation:", "regional-cooperation"),
        ("Regional co operation:", "regional-cooperation"),
        ("Regional co-\noperation:", "regional-cooperation"),
        ("Regional threats:", "regional-threats"),
        ("Reg. threats:", "regional-threats"),
        ("Rel. with NATO:", "nato"),
        ("NATO:", "nato"),
        ("Relations with N.A.T.O.:", "nato"),
        ("Relations with the E.U.:", "eu"),
        ("Relations with N.A.T.O. and the E.U.:", "nato eu"),
        ("Relations with the European Union:", "eu"),
        ("Односи са ЕУ:", "eu"),
        ("Int. military cooperation:", "military-cooperation"),
        ("Intl. military coop.:", "military-cooperation"),
        ("International military\ncooperation:", "military-cooperation"),
        ("Relations with NATO and the EU:", "nato eu"),
        ("Regional cooperation and regional threats:", "regional-cooperation regional-threats"),
        ("Regional cooperation and threats:", "regional-cooperation regional-threats"),
        ("Regional and main threats:", "regional-threats threats"),
        ("Main threats and regional cooperation:", "threats regional-cooperation"),
    ],
)
def test_recognises_a_heading_by_its_words(heading: str, keys: str) -> None:
    text = plain(f"{heading} {TEXT}")
    reading = read(text)
    assert said(reading) == [(key, TEXT) for key in keys.split()]
    assert reading.headings_found == 1
    accounted(text, reading)


@pytest.mark.parametrize("heading", ["Regional threats", "## Regional threats", "2. REGIONAL THREATS", "Reg. threats"])
def test_recognises_a_heading_alone_on_its_line(heading: str) -> None:
    for between in ("\n", "\n\n"):
        assert said(read(f"{heading}{between}{TEXT}")) == [("regional-threats", TEXT)]


@pytest.mark.parametrize(
    "line",
    [
        "Regional cooperation is the heart of the policy of the state.",
        "Regional cooperation is growing: more states take part.",
        "Relations with Russia: " + TEXT,
        "Relations: " + TEXT,
        "International cooperation: " + TEXT,
        "Security policy: " + TEXT,
        "Internal threats: " + TEXT,
        "Threats to regional trade: " + TEXT,
    ],
)
def test_takes_nothing_else_for_a_heading(line: str) -> None:
    reading = read(line)
    assert reading.headings_found == 0
    assert [item.span.quote for item in reading.unplaced] == [line]


def test_prose_that_begins_like_a_heading_stays_prose() -> None:
    more = "Regional cooperation is the heart of the policy of the state."
    wrapped = "The state values\nregional cooperation\nand says so."
    reading = read(f"Relations with the EU: {TEXT}\n\n{more}\n\n{wrapped}")
    assert under(reading, "eu") == [TEXT, more, "The state values regional cooperation and says so."]


def test_a_combined_heading_gives_each_claim_under_both_with_a_note() -> None:
    reading = read(f"Relations with NATO and the EU:\n\n{TEXT}")
    assert said(reading) == [("nato", TEXT), ("eu", TEXT)]
    assert reading.claims[0].span == reading.claims[1].span
    assert ["several" in note.message for note in reading.notes] == [True]


def test_an_unknown_heading_and_its_text_are_unplaced_with_their_lines() -> None:
    reading = read(f"Main threats: War // Flood\n\nNuclear policy: None is planned.\n\nMore of it.\n\nNATO: {TEXT}")
    assert [item.line for item in reading.unplaced] == [3, 5]
    assert all("Nuclear policy" in item.reason for item in reading.unplaced)
    assert said(reading) == [("threats", "War"), ("threats", "Flood"), ("nato", TEXT)]


def test_a_short_line_over_a_paragraph_is_an_unknown_heading() -> None:
    reading = read(
        f"NATO: {TEXT}\n\nOuter space\n\nThe country has no satellites and plans none before the next decade."
    )
    assert said(reading) == [("nato", TEXT)]
    assert [item.line for item in reading.unplaced] == [3, 5]


def test_an_unknown_heading_of_an_html_page_ends_the_section() -> None:
    text = html((HEADING, "Relations with NATO"), (PARAGRAPH, TEXT), (HEADING, "Outer space"), (PARAGRAPH, TEXT))
    reading = read(text)
    assert said(reading) == [("nato", TEXT)]
    assert [item.span.quote for item in reading.unplaced] == ["Outer space", TEXT]
    accounted(text, reading)


@pytest.mark.parametrize(
    "second",
    [
        "The strategy says: neutrality comes first.",
        "Two aims stand out: trade and peace.",
        "According to the law: no.",
        "Moravina proposes: a treaty of all neighbours.",
        "Priorities are clear: peace.",
    ],
)
def test_a_sentence_with_a_colon_stays_prose(second: str) -> None:
    reading = read(f"Regional cooperation: {TEXT}\n\n{second}")
    assert under(reading, "regional-cooperation") == [TEXT, second]
    assert not reading.unplaced


def test_items_with_a_colon_stay_items() -> None:
    reading = read("Main threats:\n- Hybrid threats: lies and money\n- Cyber space: attacks\n- Regional threats")
    assert under(reading, "threats") == ["Hybrid threats: lies and money", "Cyber space: attacks", "Regional threats"]
    reading = read(html((HEADING, "Main threats"), (ITEM, "Nuclear policy: none"), (ITEM, "Regional threats")))
    assert under(reading, "threats") == ["Nuclear policy: none", "Regional threats"]


def test_a_table_of_contents_is_not_a_row_of_headings() -> None:
    reading = read(
        html((ITEM, "Main threats"), (ITEM, "Regional threats"), (HEADING, "Regional threats"), (PARAGRAPH, TEXT))
    )
    assert said(reading) == [("regional-threats", TEXT)]
    assert reading.headings_found == 1


def test_headings_follow_one_another_without_empty_lines() -> None:
    reading = read(
        "Main threats: War // Flood\nMain principles\nLaw\nPeace\n"
        f"Regional cooperation\n{TEXT}\nRegional threats: Lies spread.\nNATO: {TEXT}"
    )
    assert [claim.heading for claim in reading.claims] == [
        *["threats"] * 2,
        *["principles"] * 2,
        "regional-cooperation",
        "regional-threats",
        "nato",
    ]
    assert not reading.unplaced


def test_an_empty_and_a_repeated_heading_are_noted() -> None:
    reading = read("Main threats:\n\nRegional threats: Lies.\n\nMain threats: War")
    assert said(reading) == [("regional-threats", "Lies."), ("threats", "War")]
    assert [(note.line, note.message) for note in reading.notes] == [
        (1, "“Main threats” has nothing under it."),
        (5, "“Main threats” is there twice."),
    ]


def test_an_abbreviation_with_full_stops_is_a_heading_alone_on_its_line() -> None:
    reading = read(f"Relations with NATO\n{TEXT}\nRelations with E.U.\nIt talks.")
    assert said(reading) == [("nato", TEXT), ("eu", "It talks.")]


@pytest.mark.parametrize("bullets", ["*", "-", "•", "1.", "a)", "o\t"])
@pytest.mark.parametrize("between", ["\n", "\n* * *\n", "\n\n"])
def test_among_items_with_bullets_the_heading_is_the_line_without_one(bullets: str, between: str) -> None:
    reading = read(f"Main threats\n{bullets} Hail\n{bullets} Weeds{between}Principles\n{bullets} Fairness")
    assert said(reading) == [("threats", "Hail"), ("threats", "Weeds"), ("principles", "Fairness")]
    assert not reading.unplaced


def test_an_item_that_runs_on_is_no_heading() -> None:
    reading = read("Main threats\n* Breach of\nPrinciples\n* Weeds")
    assert under(reading, "threats") == ["Breach of Principles", "Weeds"]


def test_a_capitalised_line_after_a_whole_item_is_noted() -> None:
    reading = read("Main threats\n* Hail and wind\n* Weeds\nOuter space\n* Rockets")
    assert under(reading, "threats") == ["Hail and wind", "Weeds Outer space", "Rockets"]
    assert [note.line for note in reading.notes] == [4]


def test_a_heading_in_the_middle_of_a_sentence_is_part_of_it() -> None:
    reading = read("NATO: The state works with its partners and says\nRegional cooperation\nis the heart of it.")
    assert [claim.heading for claim in reading.claims] == ["nato"]


@pytest.mark.parametrize(
    "before",
    [
        f"Relations with NATO\n\n{TEXT}",
        f"Relations with NATO\n{TEXT}",
        "Main threats: Hail // Weeds",
        "Main threats\n- Hail\n- Weeds",
        "Main threats\nHail\nWeeds",
        "Main threats: Hail; Weeds",
    ],
)
@pytest.mark.parametrize("label", ["Relations with neighbours", "EU Integration", "Relations with the U.S"])
def test_a_short_line_over_a_short_sentence_is_an_unknown_heading(before: str, label: str) -> None:
    text = plain(f"{before}\n\n{label}\n\nIt goes on.\n\nRegional cooperation\n\nFine.")
    reading = read(text)
    assert [item.span.quote for item in reading.unplaced] == [label, "It goes on."]
    assert under(reading, "regional-cooperation") == ["Fine."]
    accounted(text, reading)


def test_an_unknown_heading_may_stand_right_over_its_text() -> None:
    text = f"Outer space\n{TEXT.replace('The', 'Our')}"
    for before in (f"Relations with NATO\n\n{TEXT}", "Main threats\n- Hail\n- Weeds"):
        assert [item.line for item in read(f"{before}\n\n{text}").unplaced] == [
            before.count("\n") + 3,
            before.count("\n") + 4,
        ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Serbia signed\nNATO papers on\npeace and said\nthat it was well.",
        "The President of\nSerbia and the ministers of all the states said that they would meet.",
        "Regional\ncooperation is valued by all.",
    ],
)
def test_a_wrapped_paragraph_is_no_heading_with_its_text(paragraph: str) -> None:
    reading = read(f"Relations with NATO\n\n{TEXT}\n\n{paragraph}")
    assert under(reading, "nato") == [TEXT, " ".join(paragraph.split())]


def test_short_paragraphs_as_items_stay_items_with_a_note() -> None:
    reading = read("Main threats\n\nHail\n\nOuter space\n\nRockets fly.")
    assert under(reading, "threats") == ["Hail", "Outer space", "Rockets fly."]
    assert [note.line for note in reading.notes] == [5]


def test_a_heading_inside_a_claim_is_noted() -> None:
    reading = read("NATO: The state joined in 2017.Relations with EU: Talks go on.")
    assert [note.message for note in reading.notes] == [
        "“2017.Relations” may be words run together.",
        "“Relations with EU:” may be a heading; it was read as part of the text.",
    ]


def test_headings_in_columns_have_no_items() -> None:
    text = plain(f"National interests and goals:      Main threats:\nPeace      Hail\n\nNATO: {TEXT}")
    reading = read(text)
    assert said(reading) == [("nato", TEXT)]
    assert [item.line for item in reading.unplaced] == [1, 2]
    accounted(text, reading)


def test_lists_under_two_headings_in_a_row_are_noted() -> None:
    cell = BlockKind.TABLE_CELL
    reading = read(html((cell, "Interests"), (cell, "Threats"), (ITEM, "Peace"), (ITEM, "Hail")))
    assert under(reading, "threats") == ["Peace", "Hail"]
    assert [(note.line, "right after" in note.message) for note in reading.notes] == [(1, False), (3, True)]


def test_a_control_that_is_a_heading_ends_the_section() -> None:
    reading = read(html((HEADING, "Main threats"), (ITEM, "War"), (HEADING, "Read more"), (ITEM, "Serbia")))
    assert said(reading) == [("threats", "War")]
    assert [item.span.quote for item in reading.unplaced] == ["Serbia"]
    assert [item.span.quote for item in reading.ignored] == ["Read more"]
