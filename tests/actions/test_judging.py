"""What was said of a year, and from when on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from stratlas.actions import Happening, history, import_page, record_event, retract_event, verdict_of, verdicts_of
from tests.builders import PAGE, monitor, written
from tests.texts import NOW


def _days() -> Iterator[dt.datetime]:
    day = NOW
    while True:
        day += dt.timedelta(days=1)
        yield day


def test_each_discovery_changes_what_is_said_and_what_was_said_before_stays(tmp_path: Path) -> None:
    days = _days()
    workspace = replace(monitor(tmp_path / "monitor"), clock=lambda: next(days))
    import_page(workspace, written(tmp_path, "page.txt", PAGE))
    event = record_event(workspace, Happening("SRB/nss/2019", "amended", "2023-05", note="the ministry said so"))
    retract_event(workspace, event.id, "it was another country")
    said = history(workspace, "SRB", 2023)
    assert (
        [item.line.split(";")[0] for _, item in said]
        == [
            "NOT KNOWN WHETHER ANYTHING CHANGED IN 2023",  # the page's documents are entered before the page
            "NO CHANGES IN 2023",
            "AMENDED IN 2023: SRB/nss/2019",
            "NO CHANGES IN 2023",
        ][-len(said) :]
    )
    assert len(said) >= 3
    moments = [moment for moment, _ in said]
    assert moments == sorted(set(moments))
    for moment, item in said:
        assert verdict_of(workspace, "SRB", 2023, moment) == item
    assert verdicts_of(workspace, 2023, moments[-2])[0].line.startswith("AMENDED IN 2023")


def test_where_nothing_is_recorded_nothing_was_said(tmp_path: Path) -> None:
    assert history(monitor(tmp_path / "monitor"), "SRB", 2023) == []
