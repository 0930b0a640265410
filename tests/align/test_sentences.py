"""The sentences are right in number, and never round a little to nothing or nearly all to all."""

from __future__ import annotations

from pathlib import Path

import pytest

from stratlas.align.sentences import in_sentences, percent
from tests.web.two_strategies import NEW, OLD, compared, harbours


def _said(folder: Path, old: str, new: str) -> list[str]:
    said = in_sentences(compared(harbours(folder, old, new)).alignment, "2019", "2024")
    assert not any(" %" in line for line in said), "a sign that a line's end may part from its number"
    return [line.replace("\u00a0%", " %") for line in said]


def test_what_happened_is_told_with_numbers_and_sections(tmp_path: Path) -> None:
    assert _said(tmp_path, OLD, NEW) == [
        "Of the 11 passages of 2019, 5 (29 % of its words) stand unchanged in 2024, 1 (13 %) was reworded, 1 (11 %) "
        "was moved, 1 (28 %) was split and 3 (18 %) were dropped.",
        "2 passages of 2024 are new: 14 % of its words.",
        "The section “3. Machines” is new in 2024.",
        "The section “3. Salt” was dropped from 2019.",
    ]


def test_nothing_changed_is_told_as_that(tmp_path: Path) -> None:
    assert _said(tmp_path, OLD, OLD + " \n") == ["All 11 passages of 2019 stand unchanged in 2024."]


def test_nothing_in_common_is_told_as_that(tmp_path: Path) -> None:
    said = _said(tmp_path, "One ship sails at dawn.\n", "Granite quarries close by decree.\n")
    assert said[0] == "The one passage of 2019 was dropped."
    assert said[1] == "1 passage of 2024 is new: 100 % of its words."


def test_the_first_share_says_of_what_it_is_also_where_nothing_stayed(tmp_path: Path) -> None:
    said = _said(tmp_path, "One ship sails at dawn.\n\nTwo sail at noon.\n", "Granite quarries close by decree.\n")
    assert (
        said[0] == "Of the 2 passages of 2019, none stands unchanged in 2024 and 2 (100 % of its words) were dropped."
    )


def test_many_new_sections_are_counted_and_a_few_named(tmp_path: Path) -> None:
    more = "".join(
        f"\n## Chapter {name}\n\nOnly {name} is told of here, at {name} length.\n" for name in "ABCDEFGHIJKL"
    )
    said = _said(tmp_path, OLD, OLD + more)
    assert any(line.startswith("12 sections are new in 2024: “Chapter A”, ") for line in said)
    assert any(line.endswith("“Chapter E” and 7 more.") for line in said)


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "0 %"), (0.001, "under 1 %"), (0.504, "50 %"), (0.999, "over 99 %"), (1.0, "100 %")]
)
def test_shares_are_told_without_false_precision(share: float, said: str) -> None:
    assert percent(share) == said.replace(" %", "\u00a0%")
