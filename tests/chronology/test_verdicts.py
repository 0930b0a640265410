"""The year's verdict: the truth table, and what must hold of any timeline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratlas.chronology import verdict
from stratlas.chronology.coverage import stretches
from stratlas.records import Basis, EventKind, Outcome, Verdict
from tests.chronology.scenarios import KINDS, TWO_KINDS, Scenario, known
from tests.chronology.timelines import SCENARIOS, WATCHED, A

YEARS = [
    pytest.param(scenario, year, outcome, basis, id=f"{scenario.name}, {year}")
    for scenario in SCENARIOS
    for year, outcome, basis in scenario.expected
]
COVERED = WATCHED + "1 first 2020-06-01\n1 same 2022-02-01\n"


def _kinds(names: str) -> Mapping[str, str]:
    return {name: TWO_KINDS[name] for name in names.split()}


def _verdict(lines: str, year: int, kinds: Mapping[str, str] = KINDS) -> Verdict:
    return verdict(known(lines), year, kinds)


def test_the_truth_table_is_large() -> None:
    assert len(YEARS) >= 150


@pytest.mark.parametrize(("scenario", "year", "outcome", "basis"), YEARS)
def test_a_year_is_what_the_truth_table_says(scenario: Scenario, year: int, outcome: str, basis: str) -> None:
    found = _verdict(scenario.lines, year, _kinds(scenario.kinds))
    assert (found.outcome.value, found.basis.value) == (outcome, basis)


def test_no_changes_is_printed_only_where_every_tracked_kind_is_unchanged() -> None:
    assert _verdict(COVERED, 2021).line == "NO CHANGES IN 2021"
    both = _verdict(COVERED, 2021, TWO_KINDS)
    assert both.line == (
        "NATIONAL SECURITY STRATEGY: UNCHANGED; NATIONAL DEFENCE STRATEGY: NOT KNOWN WHETHER IT CHANGED IN 2021"
    )
    assert [kind.outcome for kind in both.kinds] == [Outcome.UNCHANGED, Outcome.UNKNOWN]


def test_a_line_says_what_happened_and_what_is_not_known() -> None:
    lines = A + "doc nds-a\nnds-a adopted-by-parliament 2021-05 proved"
    assert _verdict(lines, 2021, TWO_KINDS).line == (
        "ADOPTED IN 2021: SRB/nds/2000-a; NATIONAL SECURITY STRATEGY: NOT KNOWN WHETHER IT CHANGED IN 2021"
    )
    assert _verdict("", 2021).line == "NOT KNOWN WHETHER ANYTHING CHANGED IN 2021"
    assert _verdict(A + "page 2022 unchanged 2021", 2021).line == "UNCHANGED IN 2021"


def test_a_verdict_lists_every_event_of_the_year() -> None:
    lines = (
        "doc nss-a\nnss-a adopted-by-government 2021-01\nnss-a adopted-by-parliament 2021-02\nnss-a published 2021-03"
    )
    (kind,) = _verdict(lines + "\nnss-a amended 2021-11", 2021).kinds
    assert [event.kind for event in kind.events] == [
        EventKind.ADOPTED_BY_GOVERNMENT,
        EventKind.ADOPTED_BY_PARLIAMENT,
        EventKind.PUBLISHED,
        EventKind.AMENDED,
    ]


def test_a_proof_names_its_looks_and_the_time_they_cover() -> None:
    (kind,) = _verdict(COVERED, 2021).kinds
    assert kind.checks == ("SRB/sources/1/checks/1", "SRB/sources/1/checks/2")
    assert (kind.covered_from, kind.covered_to) == (dt.date(2020, 6, 1), dt.date(2022, 2, 1))
    assert kind.missing == ()
    (kind,) = _verdict(WATCHED + "1 same 2024-01-09 by person", 2023).kinds
    assert (kind.covered_from, kind.covered_to) == (None, dt.date(2024, 1, 9))


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (A, "No official source of SRB/nss/2000-a is known: add one, and look at it."),
        ("", "No national security strategy is known, nor a page that would list one: add a source of SRB/nss"),
        (WATCHED, "was never looked at: look at it on 1 January 2022 or later."),
        (WATCHED + "1 first 2020-06-01", "was not looked at since 1 June 2020: look at it on 1 January 2022 or later."),
        (WATCHED + "1 first 2022-06-01", "was first looked at on 1 June 2022: nothing shows what it gave before 2021"),
        (WATCHED + "1 first 2020-06-01\n1 gone 2022-01-09", "on 9 January 2022 brought nothing (gone): look again."),
        (
            WATCHED + "1 first 2020-06-01\n1 different 2022-01-09",
            "What SRB/sources/1 gave on 9 January 2022 differs from before: say what it was.",
        ),
        (
            WATCHED + "nss-a amended 2023-01\n1 first 2020-06-01\n1 different 2023-01-09 event nss-a 2",
            "gave changed between 1 June 2020 and 9 January 2023: say what happened, and when.",
        ),
        (
            WATCHED + "nss-a amended 2022-01\n1 first 2020-06-01\n1 same 2021-02-01\n"
            "1 different 2022-01-09 event nss-a 2\n1 same 2023-01-09",
            "gave changed between 1 February 2021 and 9 January 2022: say what happened, and when.",
        ),
        (
            WATCHED + "1 first 2020-06-01\n1 same 2022-01-09 on-word",
            "On 9 January 2022 SRB/sources/1 (https://x.example/) only said that nothing was modified",
        ),
        (
            A + "source 1 nss-a retired",
            "All official sources of SRB/nss/2000-a are retired: add the one that holds now.",
        ),
    ],
)
def test_what_is_missing_is_a_sentence(lines: str, sentence: str) -> None:
    (kind,) = _verdict(lines, 2021).kinds
    assert kind.outcome is Outcome.UNKNOWN
    assert any(sentence in item.message for item in kind.missing), kind.missing


def test_a_difference_that_nobody_explained_is_told_once() -> None:
    (kind,) = _verdict(WATCHED + "1 first 2020-06-01\n1 different 2022-01-09", 2021).kinds
    assert len(kind.missing) == 1


def test_late_evidence_changes_the_verdict_and_what_was_said_before_can_be_said_again() -> None:
    lines = A + "page 2024 unchanged 2023\n" + "nss-a amended 2023-05 proved"
    what = known(lines)
    before = what.as_of(what.pages[0].time)
    assert verdict(before, 2023, KINDS).outcome is Outcome.UNCHANGED
    now = verdict(what, 2023, KINDS)
    assert (now.outcome, now.basis) == (Outcome.AMENDED, Basis.PROVED)
    assert [item.code for item in now.contradictions] == ["report-against-event"]


def test_what_was_retracted_later_was_still_said_before() -> None:
    what = known(A + "nss-a amended 2021\nretract nss-a 2")
    assert verdict(what, 2021, KINDS).outcome is Outcome.UNKNOWN
    assert verdict(what.as_of(what.events[1].time), 2021, KINDS).outcome is Outcome.AMENDED


# Any timeline.

_days = st.dates(dt.date(2018, 1, 1), dt.date(2026, 12, 31))
_dates = st.one_of(_days.map(str), _days.map(lambda day: f"{day:%Y-%m}"), _days.map(lambda day: f"{day:%Y}"))
_looks = st.lists(
    st.tuples(
        st.sampled_from(["first", "same", "same", "same", "different", "gone", "failed", "silent"]),
        _dates,
        st.sampled_from(["", "", " by person", " dismissed", " by person since 2020-03-01", " on-word"]),
    ).map(lambda look: f"1 {look[0]} {look[1]}{look[2]}"),
    max_size=8,
)
_events = st.lists(
    st.tuples(st.sampled_from([kind.value for kind in EventKind]), _dates).map(
        lambda event: f"nss-a {event[0]} {event[1]}"
    ),
    max_size=4,
)
_reports = st.sampled_from(["", "page 2022 unchanged 2021", "page 2022 adopted 2021"])


@given(_looks, _events, _reports)
def test_no_event_is_missed_and_nothing_is_proved_unchanged_without_looks_on_both_sides(
    looks: list[str], events: list[str], report: str
) -> None:
    lines = "\n".join(["doc nss-a", "source 1 nss-a", *events, *looks, report])
    what = known(lines)
    changes = {"adopted", "adopted-by-government", "adopted-by-parliament", "published", "in-force", "amended"}
    for year in range(2017, 2028):
        found = verdict(what, year, KINDS)
        happened = {event.kind.value for event in what.events if event.date.year == year}
        if happened & (changes | {"expired", "repealed"}):
            assert found.outcome in {Outcome.ADOPTED, Outcome.AMENDED, Outcome.ENDED}
        if found.outcome is Outcome.UNCHANGED:
            assert not happened - {"classified", "not-obtained"}  # facts that change nothing
            if found.basis is Basis.PROVED:
                (kind,) = found.kinds
                used = [check for check in what.checks if check.id in kind.checks]
                assert any(check.looked.first.year > year for check in used)
                assert any(check.looked.last.year < year or check.person for check in used)
                assert not kind.missing
                assert all(check.whole for check in used)
        assert ("NO CHANGES" in found.line) <= (found.outcome is Outcome.UNCHANGED)


@given(_looks)
def test_stretches_do_not_depend_on_the_order_of_recording_different_days(looks: list[str]) -> None:
    days = {look.split()[2]: look for look in looks if len(look.split()[2]) == 10}
    one = [(s.start, s.end) for s in stretches(known("source 1 nss\n" + "\n".join(days.values())).checks)]
    other = [(s.start, s.end) for s in stretches(known("source 1 nss\n" + "\n".join(reversed(days.values()))).checks)]
    assert sorted(one, key=str) == sorted(other, key=str)
