"""The example lives through its years: every outcome is there, one contradiction, one difference to explain."""

from __future__ import annotations

from pathlib import Path

import pytest

from stratlas.actions import (
    Workspace,
    build_demo,
    check,
    contradictions,
    history,
    open_differences,
    open_workspace,
    verdict_of,
)
from stratlas.errors import UsageError
from stratlas.wording import date


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("demo") / "example"
    build_demo(folder)
    return open_workspace(folder)


@pytest.mark.parametrize(
    ("country", "year", "kind", "outcome", "basis"),
    [
        ("XVA", 2023, "nss", "adopted", "proved"),
        ("XMO", 2023, "nss", "amended", "proved"),
        ("XKE", 2024, "nss", "ended", "proved"),
        ("XAR", 2024, "nds", "in-preparation", "proved"),
        ("XTH", 2023, "nss", "unchanged", "proved"),
        ("XTH", 2023, "nds", "unchanged", "proved"),
        ("XAR", 2023, "nss", "unchanged", "reported"),
        ("XVA", 2024, "nss", "unknown", "none"),
    ],
)
def test_every_outcome_has_its_country(
    example: Workspace, country: str, year: int, kind: str, outcome: str, basis: str
) -> None:
    (found,) = [item for item in verdict_of(example, country, year).kinds if item.kind == kind]
    assert (found.outcome, found.basis) == (outcome, basis)


def test_a_country_proves_that_nothing_changed(example: Workspace) -> None:
    assert verdict_of(example, "XTH", 2024).line == "NO CHANGES IN 2024"


def test_the_contradiction_is_planted_and_nothing_else_is_broken(example: Workspace) -> None:
    (found,) = contradictions(example)
    assert (found.code, found.country, found.year) == ("report-against-event", "XMO", 2023)
    assert [problem.what for problem in check(example).problems] == ["contradiction"]


def test_a_late_discovery_changes_the_verdict_and_keeps_what_was_said(example: Workspace) -> None:
    said = [(time.year, verdict.line.partition(";")[0]) for time, verdict in history(example, "XMO", 2023)]
    assert said == [
        (2022, "NOT KNOWN WHETHER ANYTHING CHANGED IN 2023"),
        (2024, "NO CHANGES IN 2023"),
        (2025, "AMENDED IN 2023: XMO/nss/2021"),
    ]


def test_one_difference_waits_to_be_explained(example: Workspace) -> None:
    (difference,) = open_differences(example)
    assert difference.check.source == "XKE/sources/1"
    said = [missing.message for kind in verdict_of(example, "XKE", 2024).kinds for missing in kind.missing]
    looked = date(difference.check.looked.value)
    assert said == [f"What XKE/sources/1 gave on {looked} differs from before: say what it was."]


def test_it_is_the_same_on_every_machine(example: Workspace, tmp_path: Path) -> None:
    build_demo(tmp_path / "another")
    other = open_workspace(tmp_path / "another")
    for year in (2022, 2023, 2024):
        for country in ("XAR", "XKE", "XMO", "XTH", "XVA"):
            assert verdict_of(other, country, year) == verdict_of(example, country, year)
    one, two = ({path.name for path in (place.folder / "archive").rglob("*")} for place in (example, other))
    assert one == two


def test_another_monitor_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "stratlas.toml").write_text('[monitor]\ntitle = "Mine"\n', encoding="utf-8")
    with pytest.raises(UsageError, match="is another monitor"):
        build_demo(tmp_path)
