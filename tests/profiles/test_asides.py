from __future__ import annotations

import pytest

from tests.profiles.pages import accounted, plain, read, said, under

TEXT = "The state works with its neighbours."


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "notes",
    [
        ["1 Government Gazette No. 12/2020, p. 4.", "2 Ibid."],
        ["[1] Government Gazette No. 12/2020.", "[2] https://example.org/law"],
        ["¹ Government Gazette No. 12/2020.", "²Ibid."],
        ["1. Government Gazette No. 12/2020.", "2. Ibid."],
    ],
)
def test_notes_at_the_foot_whose_marks_stand_in_the_text_are_unplaced(notes: list[str], between: str) -> None:
    text = plain(f"Main threats: Organised crime1 // War\n\nNATO: {TEXT}2\n\n{between.join(notes)}")
    reading = read(text)
    assert said(reading) == [("threats", "Organised crime"), ("threats", "War"), ("nato", TEXT)]
    assert [item.span.quote for item in reading.unplaced] == notes
    assert {item.reason for item in reading.unplaced} == {"This is a footnote."}
    accounted(text, reading)


def test_a_note_runs_to_the_end_of_its_paragraph() -> None:
    reading = read(f"NATO: {TEXT}1\n\n1 Ministry of\nDefence, p. 4.\n\nRegional threats: Lies.")
    assert [item.line for item in reading.unplaced] == [3, 4]
    assert under(reading, "regional-threats") == ["Lies."]


@pytest.mark.parametrize(
    "page",
    [
        f"NATO: {TEXT}\n\n2 Battalions were sent.",
        f"NATO: {TEXT}2 It sent\n2 Battalions in all.",
        f"NATO: {TEXT}2\n\n2 battalions were sent.",
        f"NATO: {TEXT}1\n\n1. It talks.\n\nRegional threats: Lies.",
    ],
)
def test_a_number_that_begins_a_sentence_is_no_note(page: str) -> None:
    assert read(page).unplaced == ()


def test_a_numbered_heading_is_no_note() -> None:
    reading = read("1 Main threats: Organised crime2 // War\n\n2 Regional threats: Lies.")
    assert [claim.heading for claim in reading.claims] == ["threats", "threats", "regional-threats"]


@pytest.mark.parametrize(
    "line",
    [
        "Page 3 of 3",
        "page 3",
        "– 3 of 4 –",
        "Strana 2 od 3",
        "Source: National Security Strategy 2020",
        "Last updated: 3 May 2024",
        "Author: A. Writer",
        "Photo: Serbia 2024",
        "Izvor: Vlada",
    ],
)
@pytest.mark.parametrize("before", ["\n", "\n\n"])
def test_what_tells_of_the_page_is_unplaced(line: str, before: str) -> None:
    for section in (f"NATO: {TEXT}", "Main threats\n- Hail\n- War"):
        reading = read(f"{section}{before}{line}\n\nRegional threats: Lies.")
        assert [item.span.quote for item in reading.unplaced] == [line]
        assert under(reading, "regional-threats") == ["Lies."]
        assert all("Strategy" not in claim.wording for claim in reading.claims)


@pytest.mark.parametrize("item", ["Sources of conflict: land", "Photographs", "Page by page attacks", "9/11"])
def test_items_that_only_look_like_it_are_items(item: str) -> None:
    assert under(read(f"Main threats:\nHail\n{item}"), "threats") == ["Hail", item]
