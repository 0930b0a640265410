"""A profile's page marks what changed against another edition, and why."""

from __future__ import annotations

import re

import pytest

from stratlas.actions import Workspace
from tests.web.asking import Answer, ask


def _reasons(answer: Answer) -> set[str]:
    """The kinds of reasons that the page gives."""
    found = re.findall(r'<span class="why-kind">([^<]*)</span>', answer.html)
    return {kind.strip() for line in found for kind in line.split(",") if kind.strip()}


def test_the_example_has_a_reason_of_each_kind(atlas: Workspace) -> None:
    valdoria, kestria, moravina = (
        ask(atlas, f"/countries/{code}/2024/?against=2023") for code in ("XVA", "XKE", "XMO")
    )
    assert "New document" in _reasons(valdoria)
    assert {"Rewording", "No reason is known"} <= _reasons(kestria)
    assert "Correction" in _reasons(moravina)
    assert "Stratlas example corrected edition 2024" in moravina.words


def test_each_reason_leads_to_its_proof(atlas: Workspace) -> None:
    valdoria = ask(atlas, "/countries/XVA/2024/?against=2023")
    assert "/documents/XVA/nss/2023/" in valdoria.links("/documents/")
    assert "/changes/XVA/nss/2017/XVA/nss/2023/" in valdoria.links("/changes/")
    moravina = ask(atlas, "/countries/XMO/2024/?against=2023")
    (correction,) = set(moravina.links("/countries/XMO/2024/#correction-"))
    assert f'id="{correction.partition("#")[2]}"' in moravina.html
    assert "Corrections of this edition" in ask(atlas, "/countries/XMO/2024/").words
    kestria = ask(atlas, "/countries/XKE/2024/?against=2023").html
    why = kestria.split('<span class="why-kind">Rewording</span>')[1].split("</details>")[0]
    proofs = re.findall(r'href="(/texts/[^"]+)"', why)
    assert len(proofs) == 2
    assert [ask(atlas, proof).status for proof in proofs] == [200, 200]


def test_reworded_claims_have_their_words_marked_and_gone_ones_lead_to_where_they_stood(atlas: Workspace) -> None:
    answer = ask(atlas, "/countries/XVA/2024/?against=2023")
    assert re.search(r"<ins>[^<]*and connected[^<]*</ins>", answer.html)
    gone = re.findall(r'<a class="claim-words" href="(/countries/XVA/2023/#[^"]+)" dir="auto"><del>', answer.html)
    assert len(gone) == 9
    former = ask(atlas, "/countries/XVA/2023/").html
    assert all(f'id="{link.partition("#")[2]}"' in former for link in gone)


def test_only_what_changed_can_be_shown(atlas: Workspace) -> None:
    everything = ask(atlas, "/countries/XKE/2024/?against=2023")
    changed = ask(atlas, "/countries/XKE/2024/?against=2023&show=changed")
    assert ">Total defence</a>" in everything.html
    assert ">Total defence</a>" not in changed.html
    assert everything.html.count('class="why"') == changed.html.count('class="why"')


def test_without_a_comparison_there_is_the_way_to_one_and_no_mark(atlas: Workspace) -> None:
    answer = ask(atlas, "/countries/XVA/2024/")
    assert "/countries/XVA/2024/?against=2023" in answer.links("/countries/XVA/2024/?")
    assert 'class="why"' not in answer.html
    assert "/countries/XVA/2023/?against=2024" in ask(atlas, "/countries/XVA/2023/").links("/countries/XVA/2023/?")


def test_what_a_hostile_page_says_is_shown_as_text(atlas: Workspace) -> None:
    for address in ("/countries/XTH/2024/?against=2023", "/countries/XTH/2023/?against=2024"):
        answer = ask(atlas, address)
        assert answer.status == 200
        assert "<img src=x" not in answer.html
        assert "<b>summers" not in answer.html
        assert "Corrections of this edition" in ask(atlas, "/countries/XTH/2024/").words


@pytest.mark.parametrize("other", ["2024", "1999", "%00", "<script>", "2023/../2024"])
def test_against_anything_else_there_is_no_page(atlas: Workspace, other: str) -> None:
    answer = ask(atlas, f"/countries/XVA/2024/?against={other}")
    assert answer.status == 404
    assert "<script>" not in answer.html
