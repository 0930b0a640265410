"""What cannot both be true."""

from __future__ import annotations

from dataclasses import replace

from stratlas.chronology import Known, between_countries, of_country
from stratlas.records import Contradiction
from tests.chronology.scenarios import KINDS, TWO_KINDS, known
from tests.chronology.timelines import A


def _found(lines: str) -> list[Contradiction]:
    return of_country(known(lines), TWO_KINDS)


def _codes(lines: str) -> list[str]:
    return [item.code for item in _found(lines)]


def test_a_report_of_no_changes_beside_an_event_shows_both_sides() -> None:
    (found,) = _found(A + "nss-a amended 2023-05-04 proved\npage 2024 unchanged 2023")
    assert (found.code, found.country, found.year) == ("report-against-event", "SRB", 2023)
    assert found.message == (
        "The page of edition 2024 reports no changes in 2023, and SRB/nss/2000-a was amended (4 May 2023)."
    )
    assert found.sides[0] == "edition 2024: “UNCHANGED IN 2023”"
    assert found.sides[1].startswith("SRB/nss/2000-a/events/2: amended, 4 May 2023")
    assert found.spans[0].quote == "UNCHANGED IN 2023"


def test_preparations_do_not_contradict_a_report_of_no_changes() -> None:
    assert _codes(A + "doc nss-b\nnss-b drafted 2023\npage 2024 unchanged 2023") == []


def test_events_of_other_years_and_untracked_kinds_contradict_nothing() -> None:
    assert _codes(A + "nss-a amended 2022\ndoc law-a\nlaw-a adopted 2023\npage 2024 unchanged 2023") == []


def test_a_page_that_contradicts_itself() -> None:
    assert _codes("doc nss-a 2023\npage 2024 unchanged 2023 nss-a=2023") == ["report-against-itself"]


def test_two_editions_that_date_a_document_differently_and_both_report_no_changes() -> None:
    lines = "doc nss-a\ndoc nss-b\npage 2024 unchanged 2023 nss-a=2019\npage 2025 unchanged 2024 nss-b=2020"
    (found,) = _found(lines)
    assert found.code == "years-differ"
    assert found.message == (
        "SRB, National security strategy: edition 2024 dates it 2019, edition 2025 2020, and both report no changes."
    )


def test_a_document_of_a_year_between_two_editions_explains_the_difference() -> None:
    lines = "doc nss-a\ndoc nss-b\npage 2022 unchanged 2021 nss-a=2019\npage 2025 unchanged 2024 nss-b={}"
    assert _codes(lines.format(2022)) == []
    assert _codes(lines.format(2020)) == ["years-differ"]
    assert _codes("doc nss-a\npage 2022 unchanged 2021 nss-a=2019\npage 2023 unchanged 2022 nss-a=2019") == []


def test_a_change_that_one_of_the_two_reports_is_no_contradiction() -> None:
    lines = "doc nss-a\ndoc nss-b 2024\npage 2024 unchanged 2023 nss-a=2019\npage 2025 adopted 2024 nss-b=2024"
    assert _codes(lines) == []


def test_a_document_superseded_before_it_was_adopted() -> None:
    lines = "doc nss-a\nnss-a adopted 2020-05\ndoc nss-b after nss-a\nnss-b adopted 2019-12"
    (found,) = _found(lines)
    assert found.code == "superseded-before-adopted"
    assert "before that was adopted (May 2020)" in found.message
    assert _codes(lines.replace("2019-12", "2020")) == []  # may have been later in the year


def test_a_document_ended_or_amended_before_it_was_adopted() -> None:
    assert _codes(A + "nss-a repealed 2018") == ["ended-before-adopted"]
    assert _codes(A + "nss-a amended 2018") == ["amended-before-adopted"]
    assert _codes(A + "nss-a amended 2019") == []
    assert _codes(A + "nss-a amended 2018\nretract nss-a 2") == []


def test_pages_of_one_year_that_report_different_things() -> None:
    assert _codes(A + "page 2024 unchanged 2023\npage 2024-b amended 2023") == ["reports-disagree"]


def _country(code: str, lines: str) -> Known:
    return replace(known(lines), country=code)


def test_years_that_another_countrys_page_printed_the_year_before() -> None:
    documents = "doc nss-a\ndoc nds-a\n"
    serbia = (
        documents + "page 2023 unchanged 2022 nss-a=2019 nds-a=2020\npage 2024 unchanged 2023 nss-a=2019 nds-a=2020"
    )
    swapped = (
        documents + "page 2023 unchanged 2022 nss-a=2008 nds-a=2012\npage 2024 unchanged 2023 nss-a=2019 nds-a=2020"
    )
    pair = [_country("SRB", serbia), _country("MNE", swapped)]
    (found,) = between_countries(pair, TWO_KINDS, {"SRB": "Serbia", "MNE": "Montenegro"}.__getitem__)
    assert (found.code, found.country, found.year) == ("years-of-another-country", "MNE", 2023)
    years = "National defence strategy 2020, National security strategy 2019"
    assert found.sides == (f"Montenegro, edition 2024: {years}", f"Serbia, edition 2023: {years}")
    assert between_countries([_country("SRB", serbia), _country("MNE", serbia)], KINDS) == []


def test_one_year_in_common_is_no_finding() -> None:
    one = "doc nss-a\npage 2023 unchanged 2022 nss-a=2019\npage 2024 unchanged 2023 nss-a=2019"
    other = "doc nss-a\npage 2023 unchanged 2022 nss-a=2012\npage 2024 unchanged 2023 nss-a=2019"
    assert between_countries([_country("SRB", one), _country("MNE", other)], KINDS) == []


def test_only_tracked_kinds_are_compared_with_reports() -> None:
    lines = "doc nds-a\nnds-a adopted 2023\npage 2024 unchanged 2023"
    assert of_country(known(lines), KINDS) == []
    assert [item.code for item in of_country(known(lines), TWO_KINDS)] == ["report-against-event"]
