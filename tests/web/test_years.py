"""The table of countries and years: outcome and basis by sign and word, age, drafts, and the way to every proof."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from stratlas.actions import Happening, Workspace, record_event
from stratlas.records import Result
from tests.builders import monitor
from tests.web.a_year import NSS, at, harbour_years, look
from tests.web.asking import Answer, ask


@pytest.fixture
def harbour(tmp_path: Path) -> Workspace:
    return harbour_years(tmp_path)


def _cells(answer: Answer, country: str) -> dict[str, str]:
    return dict(re.findall(rf">{country} (\d{{4}}): ([^<]+)<", answer.html))


def test_every_year_says_outcome_and_basis_and_leads_to_its_proof(harbour: Workspace) -> None:
    answer = ask(harbour, "/years/")
    cells = _cells(answer, "Serbia")
    assert list(cells) == [str(year) for year in range(2017, 2027)]
    assert (cells["2019"], cells["2021"]) == ("Adopted, reported", "Amended, proved")
    assert (cells["2023"], cells["2018"]) == ("No changes, reported", "Not known, no proof")
    for link in answer.links("/countries/SRB/years/"):
        assert ask(harbour, link).status == 200


def test_sign_and_colour_tell_outcome_and_basis_apart(harbour: Workspace) -> None:
    answer = ask(harbour, "/years/")
    legend = answer.html.split("<table")[0]
    shapes = re.findall(r'mark mark-([\w-]+) mark-proved".*?d="([^"]+)"', legend)
    assert len({outcome for outcome, _ in shapes}) == len({shape for _, shape in shapes}) == 6
    assert {f"mark-{basis}" for basis in ("proved", "reported", "none")} <= set(re.findall(r"mark-\w+", legend))


def test_the_age_of_what_is_in_force_and_pending_drafts_are_told(harbour: Workspace) -> None:
    draft = Happening("SRB/nss/2026", "drafted", "2026-01", note="On the table.", title="Strategy of 2026")
    record_event(harbour, draft)
    row = ask(harbour, "/years/").html.split('href="/countries/SRB/"')[1].split("</tr>")[0]
    assert [cell.strip() for cell in re.findall(r"<td>([^<]*)</td>", row)] == ["7", "7", "1"]


def test_a_contradicted_year_is_marked(harbour: Workspace) -> None:
    record_event(at(harbour, "2025-06-01"), Happening(NSS, "amended", "2023-07", note="By letter."))
    assert _cells(ask(harbour, "/years/"), "Serbia")["2023"] == "Amended, reported, contradicted"


def _ways(answer: Answer) -> list[str]:
    """The ways to other years, without those to the same page in other languages."""
    return [link for link in answer.links("/years/?") if "lang=" not in link]


def test_earlier_years_are_a_page_away_and_what_is_no_year_is_refused(harbour: Workspace) -> None:
    assert not _ways(ask(harbour, "/years/"))
    record_event(harbour, Happening("SRB/nss/2009", "adopted", "2009", note="By letter.", title="Strategy of 2009"))
    (earlier,) = _ways(ask(harbour, "/years/"))
    assert list(_cells(ask(harbour, earlier), "Serbia")) == [str(year) for year in range(2007, 2017)]
    assert _ways(ask(harbour, earlier)) == ["/years/?to=2026"]
    for wrong in ("2027", "1908", "0", "x", "", "%D9%A2%D9%A0%D9%A2%D9%A4"):
        assert ask(harbour, f"/years/?to={wrong}").status == 404, wrong


def test_a_new_monitor_has_an_empty_table(tmp_path: Path) -> None:
    assert ask(monitor(tmp_path / "new"), "/years/").status == 200


def test_the_number_of_queries_grows_with_nothing(harbour: Workspace) -> None:
    counts = []
    for turn in range(2):
        for address in ("/years/", "/countries/SRB/years/2023/"):
            with CaptureQueriesContext(connections[harbour.store._database.alias]) as queries:
                assert ask(harbour, address).status == 200
            counts.append(len(queries))
        for number in range(40):
            look(harbour, 1, 100 + 40 * turn + number, "2025-02-03", Result.SAME)
            record_event(harbour, Happening(NSS, "amended", "2022-03", note=f"Letter {number}."))
    # Nothing was remembered when the first page was asked for; afterwards only one country's rows are read again.
    assert counts[1] == counts[3]
    assert counts[2] <= counts[0] <= 25
