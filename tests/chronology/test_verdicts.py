from stratlas.chronology import verdict
from stratlas.records import Basis, Event, EventKind, FuzzyDate, Outcome, Report
from tests.texts import NOW, text_of

PAGE = text_of("NO CHANGES\nIN 2023")
REPORT = Report(Outcome.UNCHANGED, 2023, PAGE.span(0, len(PAGE.content)))


def event(kind: EventKind, date: str) -> Event:
    return Event("SRB/nss/2019", kind, FuzzyDate(date), "tester", NOW)


def test_a_page_that_reports_no_changes_is_a_report_not_a_proof() -> None:
    found = verdict("SRB", 2023, [], REPORT)
    assert (found.line, found.outcome, found.basis) == ("NO CHANGES IN 2023", Outcome.UNCHANGED, Basis.REPORTED)


def test_where_nobody_looked_nothing_is_claimed() -> None:
    found = verdict("SRB", 2023, [], None)
    assert (found.outcome, found.basis) == (Outcome.UNKNOWN, Basis.NONE)
    assert found.line == "NOT KNOWN WHETHER ANYTHING CHANGED IN 2023"


def test_a_report_about_another_year_says_nothing_about_this_one() -> None:
    assert verdict("SRB", 2022, [], REPORT).outcome is Outcome.UNKNOWN


def test_an_event_in_the_year_outweighs_a_report_of_no_changes() -> None:
    found = verdict("SRB", 2023, [event(EventKind.ADOPTED_BY_GOVERNMENT, "2023-05")], REPORT)
    assert found.outcome is Outcome.ADOPTED
    assert found.line == "ADOPTED IN 2023: SRB/nss/2019"
    assert found.report is REPORT


def test_no_verdict_of_this_version_says_proved() -> None:
    kinds = list(EventKind)
    bases = {verdict("SRB", 2023, [event(kind, "2023")], report).basis for kind in kinds for report in (None, REPORT)}
    assert Basis.PROVED not in bases


def test_events_of_other_years_leave_the_year_as_it_was() -> None:
    events = [event(EventKind.ADOPTED, "2022-12-31"), event(EventKind.AMENDED, "2024")]
    assert verdict("SRB", 2023, events, REPORT).outcome is Outcome.UNCHANGED
