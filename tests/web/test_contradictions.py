"""Contradictions have a page: all of them, or a country's, each with the words of both sides and the ways there."""

from __future__ import annotations

from pathlib import Path

from stratlas.actions import Happening, record_event
from tests.web.a_year import NSS, at, harbour_years
from tests.web.asking import ask


def test_a_contradiction_is_shown_with_both_sides_and_leads_to_them(tmp_path: Path) -> None:
    harbour = harbour_years(tmp_path)
    assert "Nothing that is recorded contradicts" in ask(harbour, "/contradictions/").words
    late = at(harbour, "2025-06-01")
    record_event(late, Happening(NSS, "amended", "2023-07", note="The <ministry> told us."))
    for address in ("/contradictions/", "/contradictions/SRB/"):
        answer = ask(late, address)
        assert "1 contradiction, each" in answer.words
        assert "edition 2024: “NO CHANGES IN 2023”" in answer.words
        assert "noted by tester: “The <ministry> told us.”" in answer.words
        (event,) = answer.links("/countries/SRB/years/2023/#")
        assert f'id="{event.partition("#")[2]}"' in ask(late, event).html
        assert [link for link in answer.links("/texts/") if link.endswith("#words")]
    assert "0 contradictions" in ask(late, "/contradictions/HRV/").words
    assert ask(late, "/contradictions/nowhere/").status == 404
