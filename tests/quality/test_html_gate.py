"""The quality gate of HTML: pages of very different build with known truth, beside trafilatura on the same pages.

Where something gets better, raise its floor; where a page must change, the pinned hash changes in the same commit.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pytest

from stratlas.records import BlockKind
from tests.quality.html_pages import BUILDS, Page, pages
from tests.quality.html_scores import PageScores, ours, scored, trafilaturas

PINNED = "316599d7569bedb29dd634fa70cbd49f581fd92cb29b50d8143a38788443bfdf"
"""The pages: SHA-256 of their sources, so that easier pages cannot pass for a better extractor."""

FLOORS = {"words kept": 1.0, "words right": 1.0, "boundaries": 0.999, "blocks": 0.999, "headings": 0.999}


def total(scores: Iterable[PageScores]) -> PageScores:
    return sum(scores, PageScores())


def test_the_pages_are_the_ones_that_the_floors_were_reached_on() -> None:
    assert len(pages()) >= 160
    assert hashlib.sha256("\n".join(page.source for page in pages()).encode()).hexdigest() == PINNED


@pytest.mark.parametrize("build", [build.__name__.replace("_", "-") for build in BUILDS])
def test_a_build_is_read_as_well_as_it_ever_was(build: str) -> None:
    reached = total(scored(page, ours(page)) for page in pages() if page.name.startswith(f"{build}/"))
    low = {name: value for name, value in reached.all.items() if value < FLOORS[name]}
    assert low == {}


@pytest.mark.parametrize(
    "options", [{}, {"favor_recall": True}, {"favor_precision": True}], ids=["as is", "recall", "precision"]
)
def test_every_score_is_better_than_trafilaturas(options: dict[str, bool]) -> None:
    mine = total(scored(page, ours(page)) for page in pages()).all
    theirs = total(scored(page, trafilaturas(page, **options)) for page in pages()).all
    assert {name: value for name, value in theirs.items() if value >= mine[name]} == {}


@pytest.mark.parametrize("page", pages()[::5], ids=lambda page: page.name)
def test_levels_of_headings_are_kept_where_the_page_tells_them(page: Page) -> None:
    wanted = [(piece.level, piece.text) for piece in page.flow if piece.level]
    found = {(piece.level, piece.text) for piece in ours(page) if piece.kind is BlockKind.HEADING}
    assert [one for one in wanted if one not in found] == []
