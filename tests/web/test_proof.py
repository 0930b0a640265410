"""The page of a country's year shows everything that its line rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

from stratlas.actions import Happening, Workspace, record_event, retract_event
from tests.web.a_year import AMENDED, NSS, at, harbour_years
from tests.web.asking import ask


@pytest.fixture
def harbour(tmp_path: Path) -> Workspace:
    return harbour_years(tmp_path)


def test_the_line_of_a_profile_leads_to_its_proof(harbour: Workspace) -> None:
    (href,) = set(ask(harbour, "/countries/SRB/2024/").links("/countries/SRB/years/"))
    answer = ask(harbour, href)
    assert (href, answer.status) == ("/countries/SRB/years/2023/", 200)
    assert "NO CHANGES IN 2023" in answer.words


def test_an_event_is_shown_with_its_words_and_the_way_to_them(harbour: Workspace) -> None:
    answer = ask(harbour, "/countries/SRB/years/2021/")
    title = "National Security Strategy (2019)"
    assert f'AMENDED IN 2021: <a href="/documents/{NSS}/"><bdi>{title}</bdi></a>' in answer.html
    assert f"“{AMENDED}”" in answer.words
    words = next(link for link in answer.links("/texts/") if link.endswith("#words"))
    assert AMENDED in ask(harbour, words).words
    assert answer.links("/captures/")


def test_looks_that_cover_the_year_are_marked_and_the_stretch_is_said(harbour: Workspace) -> None:
    answer = ask(harbour, "/countries/SRB/years/2023/")
    assert "Looks show nothing new from 1 December 2020 to 2 January 2025." in answer.words
    assert answer.html.count('class="covers"') == 6
    for said in ("1 December 2022", "watcher", "the same as before", "https://harbour.example/nss"):
        assert said in answer.words


def test_a_failed_look_and_an_unexplained_difference_are_shown_and_what_is_missing_is_said(harbour: Workspace) -> None:
    answer = ask(harbour, "/countries/SRB/years/2023/")
    assert "failed: 503 Service <Unavailable>" in answer.words
    assert "nobody has explained it" in answer.words
    assert "What source 2 gave on 1 April 2024 differs from before: say what it was." in answer.words


def test_late_evidence_changes_the_verdict_and_what_was_said_before_stays(harbour: Workspace) -> None:
    late = at(harbour, "2025-06-01")
    record_event(late, Happening(NSS, "amended", "2023-07", note="The ministry told us by letter."))
    said = ask(late, "/countries/SRB/years/2023/").html.split('id="said"')[1]
    assert said.index("AMENDED IN 2023") < said.index("NO CHANGES IN 2023")
    assert "since 1 June 2025, 09:00 UTC , and now" in ask(late, "/countries/SRB/years/2023/").words


def test_a_report_that_an_event_contradicts_is_shown_with_the_words_of_both(harbour: Workspace) -> None:
    late = at(harbour, "2025-06-01")
    event = record_event(late, Happening(NSS, "amended", "2023-07", note="The ministry told us by letter."))
    answer = ask(late, "/countries/SRB/years/2023/")
    part = answer.html.split('id="contradictions"')[1].split("</section>")[0]
    assert "NO CHANGES IN 2023" in part
    assert "The ministry told us by letter." in part
    assert f'href="/countries/SRB/years/2023/#event-{event.id.replace("/events/", "/").replace("/", "-")}"' in part
    assert '#words"' in part


def test_an_event_that_was_taken_back_is_shown_with_the_reason(harbour: Workspace) -> None:
    retract_event(at(harbour, "2025-06-01"), f"{NSS}/events/2", "The gazette meant another country.")
    answer = ask(harbour, "/countries/SRB/years/2021/")
    assert "AMENDED" not in answer.words.split("What was said of it")[0]
    assert "taken back by tester on 1 June 2025: “The gazette meant another country.”" in answer.words


def test_the_neighbouring_years_are_one_step_away(harbour: Workspace) -> None:
    assert {"/countries/SRB/years/2022/", "/countries/SRB/years/2024/"} <= set(
        ask(harbour, "/countries/SRB/years/2023/").links("/countries/SRB/years/")
    )


@pytest.mark.parametrize(
    "address", ["/countries/SRB/years/1899/", "/countries/SRB/years/9999/", "/countries/XXX/years/2023/"]
)
def test_what_is_no_year_or_country_has_no_page(harbour: Workspace, address: str) -> None:
    assert ask(harbour, address).status == 404


def test_a_country_of_which_nothing_is_known_has_a_page_that_says_so(harbour: Workspace) -> None:
    answer = ask(harbour, "/countries/HRV/years/2023/")
    assert "NOT KNOWN WHETHER ANYTHING CHANGED IN 2023" in answer.words
    assert "Nothing is recorded of" in answer.words
