from __future__ import annotations

import pytest

from stratlas.records import Outcome
from tests.profiles.pages import HEADING, PARAGRAPH, accounted, html, plain, read

BODY = "\n\nMain threats: War // Flood\n"
NSS, NDS = "nss", "nds"


@pytest.mark.parametrize(
    ("title", "country", "edition"),
    [
        ("Strategic Document – Serbia – 2024", "SRB", "2024"),
        ("Strategic Documents | North Macedonia | 2023", "MKD", "2023"),
        ("2024: Bosnia-Herzegovina - strategic documents", "BIH", "2024"),
        ("STRATEGIC DOCUMENT-MONTENEGRO-2024", "MNE", "2024"),
        ("# Strategic Document — SRB — 2022", "SRB", "2022"),
        ("Стратешки документ – Србија – 2024", "SRB", "2024"),
        ("Strateški dokument – Hrvatska – 2024", "HRV", "2024"),
        ("Serbia 2024", "SRB", "2024"),
        ("Albania – 2022", "ALB", "2022"),
        ("Serbia", "SRB", None),
        ("Strategic Document – Ruritania – 2024", None, "2024"),
        ("Strategic Documents", None, None),
    ],
)
def test_reads_country_and_edition_from_the_title(title: str, country: str | None, edition: str | None) -> None:
    text = plain(title + BODY)
    reading = read(text)
    assert (reading.country, reading.edition, reading.unplaced) == (country, edition, ())
    accounted(text, reading)


def test_a_country_outside_the_monitor_is_noted() -> None:
    assert "Ruritania" in read("Strategic Document – Ruritania – 2024" + BODY).notes[0].message


def test_a_second_title_is_kept_where_it_agrees_and_unplaced_where_it_does_not() -> None:
    assert not read("Strategic Document – Serbia – 2024\n\nSerbia 2024" + BODY).unplaced
    reading = read("Strategic Document – Serbia – 2024\n\nStrategic Document – Albania – 2024" + BODY)
    assert (reading.country, [item.line for item in reading.unplaced]) == ("SRB", [3])


def test_what_stands_before_the_first_heading_and_is_nothing_known_is_unplaced() -> None:
    reading = read("A welcome to all readers of this page.\n\nNSS: 2020" + BODY)
    assert [(item.line, item.span.quote) for item in reading.unplaced] == [
        (1, "A welcome to all readers of this page.")
    ]


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("NATIONAL SECURITY STRATEGY: 2020", [(NSS, 2020)]),
        ("National Defense Strategy – 2020", [(NDS, 2020)]),
        ("NATIONAL DEFENCE STRATEGY (2020)", [(NDS, 2020)]),
        ("NATIONAL SECURITY STRATEGY 2009", [(NSS, 2009)]),
        ("NATIONAL SECURTY STRATEGY: 2009", [(NSS, 2009)]),
        ("NATIONAL SECURITY STRATEGY: 2009, 2021", [(NSS, 2009), (NSS, 2021)]),
        ("National security strategy\n2020", [(NSS, 2020)]),
        ("NATIONAL SECURITY STRATEGY:\n\n2020", [(NSS, 2020)]),
        ("**NATIONAL SECURITY STRATEGY:** 2020", [(NSS, 2020)]),
        ("NSS: 2020", [(NSS, 2020)]),
        ("National Security Strategy (NSS): 2020", [(NSS, 2020)]),
        ("National Security Strategy of the Republic of Serbia: 2019", [(NSS, 2019)]),
        ("Стратегија националне безбедности: 2019", [(NSS, 2019)]),
        ("NATIONAL SECURITY AND DEFENCE STRATEGY: 2020", [(NSS, 2020), (NDS, 2020)]),
        ("Strategija nacionalne bezbednosti i odbrane: 2019", [(NSS, 2019), (NDS, 2019)]),
        ("NSS: 2020 // NDS: 2021", [(NSS, 2020), (NDS, 2021)]),
        ("NSS 2020, NDS 2021", [(NSS, 2020), (NDS, 2021)]),
        ("NSS: 2019–2024", [(NSS, 2019)]),
        ("NATIONAL SECURITY STRATEGY: 2020 (amended 2022)", [(NSS, 2020)]),
        ("NATIONAL SECURITY STRATEGY: adopted in 2020", [(NSS, 2020)]),
        ("NDS: not adopted", []),
        ("NDS: N/A", []),
        ("NDS: –", []),
        ("NDS –", []),
        ("NATIONAL DEFENCE STRATEGY: none", []),
        ("NATIONAL DEFENCE STRATEGY: IN PREPARATION", []),
    ],
)
def test_reads_the_years_of_documents(line: str, years: list[tuple[str, int]]) -> None:
    text = plain(line + BODY)
    reading = read(text)
    assert [(item.kind, item.year) for item in reading.years] == years
    assert not reading.unplaced
    assert bool(reading.notes) or bool(years)
    accounted(text, reading)


@pytest.mark.parametrize("line", ["WHITE PAPER ON DEFENCE: 2018", "Military Doctrine: 2014", "Defence Review 2022"])
def test_a_document_of_another_kind_is_unplaced(line: str) -> None:
    reading = read(line + BODY)
    assert not reading.years
    assert [item.span.quote for item in reading.unplaced] == [line]
    assert "kind" in reading.unplaced[0].reason


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("NO CHANGES IN 2023", Outcome.UNCHANGED),
        ("No change in 2023", Outcome.UNCHANGED),
        ("NO SIGNIFICANT CHANGES IN 2023", Outcome.UNCHANGED),
        ("БЕЗ ПРОМЕНА У 2023", Outcome.UNCHANGED),
        ("BEZ PROMJENA U 2023.", Outcome.UNCHANGED),
        ("PA NDRYSHIME NË 2023", Outcome.UNCHANGED),
        ("NEW STRATEGY ADOPTED IN 2023", Outcome.ADOPTED),
        ("NEW NATIONAL SECURITY STRATEGY ADOPTED IN 2023", Outcome.ADOPTED),
        ("AMENDED IN 2023", Outcome.AMENDED),
        ("STRATEGY EXPIRED IN 2023", Outcome.ENDED),
        ("STRATEGY IN PREPARATION IN 2023", Outcome.IN_PREPARATION),
        ("CHANGES IN 2023", Outcome.UNKNOWN),
    ],
)
def test_reads_the_line_about_change(line: str, outcome: Outcome) -> None:
    reading = read(f"NSS: 2020\n{line}{BODY}")
    assert reading.report is not None
    assert (reading.report.outcome, reading.report.year, reading.reference_year) == (outcome, 2023, 2023)
    assert reading.report.span.quote == line
    assert not reading.unplaced


def test_a_line_about_change_may_stand_behind_the_year() -> None:
    reading = read("NATIONAL SECURITY STRATEGY: 2020 – NO CHANGES IN 2023" + BODY)
    assert reading.report is not None
    assert (reading.report.span.quote, reading.years[0].year) == ("– NO CHANGES IN 2023", 2020)


def test_no_changes_since_a_year_needs_an_edition() -> None:
    since = "NO CHANGES SINCE 2020"
    assert [item.span.quote for item in read(since + BODY).unplaced] == [since]
    report = read(f"Strategic Document – Serbia – 2024\n{since}{BODY}").report
    assert report is not None
    assert (report.outcome, report.year) == (Outcome.UNCHANGED, 2023)


def test_of_two_lines_about_change_the_stronger_counts_and_a_note_says_so() -> None:
    reading = read("NSS: 2023\nNEW STRATEGY ADOPTED IN 2023\nNDS: 2020\nNO CHANGES IN 2023" + BODY)
    assert reading.report is not None
    assert reading.report.outcome is Outcome.ADOPTED
    assert any("change" in note.message for note in reading.notes)


def test_facts_may_stand_in_blocks_of_their_own_after_a_section() -> None:
    reading = read("Main threats: War // Flood\n\nNSS: 2020\n\nNO CHANGES IN 2023\n\nRegional threats: Lies.")
    assert [(item.kind, item.year) for item in reading.years] == [(NSS, 2020)]
    assert reading.reference_year == 2023
    assert len(reading.claims) == 3


def test_reads_facts_from_html_blocks() -> None:
    text = html(
        (HEADING, "Strategic Document – Serbia – 2024"),
        (PARAGRAPH, "NATIONAL SECURITY STRATEGY: 2020"),
        (PARAGRAPH, "NO CHANGES IN 2023"),
        (HEADING, "Main threats"),
        (PARAGRAPH, "War // Flood"),
    )
    reading = read(text)
    assert (reading.country, reading.edition, reading.reference_year, reading.unplaced) == ("SRB", "2024", 2023, ())
    accounted(text, reading)


@pytest.mark.parametrize("between", ["        ", "\t", " "])
def test_two_year_lines_may_stand_side_by_side(between: str) -> None:
    reading = read(f"NATIONAL SECURITY STRATEGY: 2018{between}NATIONAL DEFENCE STRATEGY: 2019" + BODY)
    assert [(item.kind, item.year) for item in reading.years] == [("nss", 2018), ("nds", 2019)]
    assert not reading.notes


@pytest.mark.parametrize("years", ["2023/2024", "2023/24", "2023–2024"])
def test_a_title_of_two_editions_names_none_and_a_note_says_so(years: str) -> None:
    reading = read(f"Strategic Document – Serbia – {years}" + BODY)
    assert (reading.country, reading.edition) == ("SRB", None)
    assert [f"“{years}”" in note.message for note in reading.notes] == [True]
