"""The page of two strategies: what it says, what it shows, and what its addresses choose."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from stratlas.actions import Workspace, add_document, claims_compared, compare
from stratlas.records import ChangeKind, Notice
from stratlas.web.addresses import claim as claim_address
from tests.builders import annotated, submission, written
from tests.web.asking import ask
from tests.web.two_strategies import NEW, NEW_ID, OLD, OLD_ID, PAIR, address, compared, harbours, one

DEMO = "/changes/XVA/nss/2017/XVA/nss/2023/"


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return harbours(tmp_path_factory.mktemp("pair"))


def _rows(html: str) -> list[str]:
    return re.findall(r'<article class="change change-([a-z]+)"', html)


def test_the_page_tells_the_two_documents_the_counts_and_every_change(atlas: Workspace) -> None:
    alignment = compare(atlas, "XVA/nss/2017", "XVA/nss/2023").alignment
    answer = ask(atlas, DEMO)
    assert answer.status == 200
    assert answer.html.count("<h1") == 1
    assert "What changed 2017 → 2023" in answer.words
    kept = alignment.summary[ChangeKind.KEPT].changes
    assert f"{kept} (10 % of its words) stand unchanged in 2023" in answer.words
    linked = set(answer.links(DEMO))
    assert all(f"{DEMO}{change.id}/" in linked for change in alignment.changes)
    assert {"/documents/XVA/nss/2017/", "/documents/XVA/nss/2023/"} <= set(answer.links("/documents/"))
    assert "Set-Cookie" not in answer.headers


def test_claims_whose_words_came_or_went_lead_to_the_claim_and_to_the_change(atlas: Workspace) -> None:
    claims = claims_compared(atlas, compare(atlas, "XVA/nss/2017", "XVA/nss/2023"))
    lost, gained = ([item for item in claims if item.what == what] for what in ("lost", "gained"))
    answer = ask(atlas, DEMO)
    links = answer.links("/")
    assert lost
    assert gained
    for item in (*lost, *gained):
        assert claim_address(item.claim.id) in links
        assert all(f"{DEMO}{change.id}/" in links for change in item.changes)
    assert f"{lost[0].claim.id} rests on words of 2017 that are not in 2023" in answer.words
    assert f"{gained[0].claim.id} rests on words of 2023 that are not in 2017" in answer.words
    assert any(f"rest on words that are not in {year}" in answer.words for year in (2017, 2023))
    stayed = next(item for item in claims if item.what == "stayed")
    assert f"{stayed.claim.id} rests on" not in answer.words


def test_words_that_differ_are_marked_on_both_sides(pair: Workspace) -> None:
    html = ask(pair, PAIR).html
    assert re.findall("<del>(.*?)</del>", html) == ["northern"]
    assert re.findall("<ins>(.*?)</ins>", html) == ["southern"]


def test_every_passage_of_both_texts_is_shown_and_leads_to_its_words(pair: Workspace) -> None:
    comparison = compared(pair)
    links = set(ask(pair, PAIR).links("/texts/"))
    for side in (comparison.old, comparison.new):
        blocks = [block for block in side.text.blocks if block.is_passage and not block.level]
        assert blocks
        for block in blocks:
            assert f"/texts/{side.text.id}/{block.start}-{block.end}/#words" in links


def test_what_was_kept_is_folded_unless_it_is_asked_for(pair: Workspace) -> None:
    everything = ask(pair, PAIR)
    assert "kept" not in _rows(everything.html)
    assert "1 passage kept" in everything.words
    kept = ask(pair, f"{PAIR}?kind=kept")
    assert set(_rows(kept.html)) == {"kept"}
    assert "passage kept" not in kept.words


@pytest.mark.parametrize("kinds", ["dropped", "new", "split,moved"])
def test_kinds_are_chosen_by_the_address(pair: Workspace, kinds: str) -> None:
    answer = ask(pair, f"{PAIR}?kind={kinds}")
    assert answer.status == 200
    wanted = [change for change in compared(pair).alignment.changes if change.kind in kinds.split(",")]
    assert f"{len(wanted)} of {len(compared(pair).alignment.changes)} changes" in answer.words
    assert set(_rows(answer.html)) == set(kinds.split(","))


def test_a_section_of_the_picture_leads_to_its_passages_and_a_ribbon_to_those_of_both(pair: Workspace) -> None:
    html = ask(pair, PAIR).html
    (salt,) = re.findall(r'<li class="node[^>]*node-dropped[^>]*><a href="([^"]+)"', html)
    answer = ask(pair, PAIR + salt.replace("&amp;", "&"))
    assert "Nobody may export salt" in answer.words
    assert "Engines without a pilot" not in answer.words
    ribbons = re.findall(r'<a class="ribbon[^"]*" href="([^"]+)" aria-label="([^"]+)"', html)
    href = next(href for href, says in ribbons if says.startswith("2. Rivers → 1. Coast"))
    answer = ask(pair, PAIR + href.replace("&amp;", "&"))
    assert _rows(answer.html) == ["moved"]
    assert "Bridges over the river" in answer.words


def test_the_table_says_what_the_picture_shows(pair: Workspace) -> None:
    html = ask(pair, PAIR).html
    table = html.split("The picture as a table</summary>")[1].split("</table>")[0]
    rows = [re.sub(r"<[^>]+>|\s+", " ", row).split() for row in re.findall("<tr>(.*?)</tr>", table, re.DOTALL)[1:]]
    lines = [" ".join(row) for row in rows]
    assert any(line.startswith("2. Rivers 1. Coast") and "moved" in line for line in lines)
    assert any(line.startswith("3. Salt – (dropped)") for line in lines)
    assert any(line.startswith("– (new) 3. Machines") for line in lines)
    assert html.count('class="ribbon') <= len(lines) + 2


def test_documents_lead_to_what_changed(pair: Workspace) -> None:
    assert PAIR in ask(pair, f"/documents/{NEW_ID}/").links("/changes/")
    assert "What changed since 2019" in ask(pair, f"/documents/{NEW_ID}/").words
    assert PAIR in ask(pair, f"/documents/{OLD_ID}/").links("/changes/")
    assert PAIR in ask(pair, "/countries/SRB/").links("/changes/")
    assert not ask(pair, f"/documents/{NEW_ID}/").links(f"/changes/{NEW_ID}")


def test_a_profile_leads_to_what_changed(atlas: Workspace) -> None:
    assert DEMO in ask(atlas, "/countries/XVA/2024/").links("/changes/")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?kind=torn", "“torn” is no kind of change"),
        ("?from=900", "none with this number"),
        ("?to=2-1", "none with this number"),
        ("?from=first", "A section is named by its number"),
        ("?page=9", "no page 9"),
        ("?page=0", "no page 0"),
        ("?page=-1", "A page is named by its number"),
        ("?old=../../etc", "A version is named by its language"),
        ("?new=fr", "is no document, version or text here"),
    ],
)
def test_an_address_that_chooses_nothing_is_a_sentence(pair: Workspace, query: str, said: str) -> None:
    answer = ask(pair, PAIR + query)
    assert answer.status == 404
    assert said in answer.words


def test_nothing_chosen_is_said(pair: Workspace) -> None:
    answer = ask(pair, f"{PAIR}?kind=merged")
    assert answer.status == 200
    assert "No change is like that" in answer.words


def test_two_that_cannot_be_compared_say_why(tmp_path: Path) -> None:
    workspace = harbours(tmp_path, language="sr", new="# Стратегија\n\nОбалска стража чува северну обалу.\n")
    answer = ask(workspace, PAIR)
    assert answer.status == 200
    assert "These two cannot be compared yet" in answer.words
    assert "language" in answer.words
    assert {f"/documents/{OLD_ID}/", f"/documents/{NEW_ID}/"} <= set(answer.links("/documents/"))


def test_an_official_translation_is_compared_and_said(tmp_path: Path) -> None:
    workspace = harbours(tmp_path, language="sr", new="# Стратегија\n\nОбалска стража чува северну обалу.\n")
    file = written(tmp_path, "official.md", NEW)
    add_document(workspace, submission(file, adopted="2024-01", title="Official", translation="official"))
    answer = ask(workspace, PAIR)
    assert "Compared in translation: SRB/nss/2024/en is the official translation." in answer.words
    assert f"{PAIR}?new=sr" in answer.links(PAIR)
    assert "cannot be compared" in ask(workspace, f"{PAIR}?new=sr").words


def test_markup_in_a_text_or_title_is_shown_as_text(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script> & <img src=x onerror=alert(2)>"
    old, new = f"1. Threats {evil}\n\nWe fear {evil} in winter.\n", f"1. Threats {evil}\n\nWe fear {evil} in summer.\n"
    workspace = harbours(tmp_path, old.replace("1.", "# 1."), new.replace("1.", "# 1."), title=f"New {evil}")
    change = compared(workspace).alignment.changes[-1]
    for place in (PAIR, address(change), f"{PAIR}?kind=kept"):
        answer = ask(workspace, place, writable=True)
        assert answer.status == 200
        assert "<script" not in answer.html
        assert "<img src=x" not in answer.html
        assert " style=" not in answer.html
    assert "We fear" in ask(workspace, address(change)).words


def test_long_documents_come_in_pages_that_stay_small(tmp_path: Path) -> None:
    words = [f"harbour{number % 97} ship{number % 89} tide{number % 83}" for number in range(4000)]
    old = "\n\n".join(f"Passage {at} says {' '.join(words[at * 4 : at * 4 + 9])} & more." for at in range(900))
    new = old.replace("ship1", "boat & oar").replace("tide2", "ебб")
    workspace = harbours(tmp_path, old, new)
    seen: list[str] = []
    place = PAIR
    while place:
        answer = ask(workspace, place)
        assert answer.status == 200
        assert len(answer.body) < 300_000
        assert ("ribbons-drawn" in answer.html) == (place == PAIR)
        seen += re.findall(rf'href="{PAIR}([0-9a-f]{{12}})/"', answer.html)
        following = re.findall(r'<link rel="next" href="([^"]+)"', answer.html)
        place = following[0].replace("&amp;", "&").partition("#")[0] if following else ""
    assert {change.id for change in compared(workspace).alignment.changes} == set(seen)


def test_many_sections_are_drawn_together(tmp_path: Path) -> None:
    sections = [
        f"# Section {at} on harbours\n\nThe harbour {at} keeps {at * 7} boats at its quay." for at in range(200)
    ]
    old, new = "\n\n".join(sections), "\n\n".join(sections[100:] + sections[:100])
    workspace = harbours(tmp_path, old, new)
    answer = ask(workspace, PAIR)
    nodes = re.findall('<li class="node', answer.html)
    assert 60 <= len(nodes) <= 120
    assert "Section 0 on harbours – Section 3 on harbours" in answer.words
    (first,) = re.findall(r'<a href="(\?from=0-3#passages)"', answer.html)
    assert "Section 4 on harbours" not in ask(workspace, PAIR + first).words.split("Passage by passage")[1]


def test_passages_of_a_doubtful_page_say_so(tmp_path: Path) -> None:
    workspace = harbours(tmp_path)
    annotated(workspace, f"{NEW_ID}/en", notices=(Notice("strange-text", "Page 1 holds strange letters.", 1),))
    assert "in doubt : Page 1 holds strange letters." in ask(workspace, PAIR).words
    change = one(workspace, ChangeKind.REWORDED)
    assert "Page 1 holds strange letters." in ask(workspace, address(change)).words


def test_a_text_against_itself_is_all_kept(pair: Workspace) -> None:
    answer = ask(pair, f"/changes/{OLD_ID}/{OLD_ID}/")
    assert answer.status == 200
    assert "stand unchanged" in answer.words
    assert _rows(answer.html) == []


def test_documents_without_anything_in_common_have_a_page(tmp_path: Path) -> None:
    workspace = harbours(tmp_path, OLD, "# Other\n\nNothing at all stood here before this winter began.\n")
    answer = ask(workspace, PAIR)
    assert answer.status == 200
    assert "none stands unchanged in 2024" in answer.words


def test_one_change_shows_its_place_its_neighbours_and_the_next(pair: Workspace) -> None:
    changed = [change for change in compared(pair).alignment.changes if change.kind is not ChangeKind.KEPT]
    answer = ask(pair, address(changed[1]))
    assert f"Change 2 of {len(changed)}" in answer.words
    assert f'rel="prev" accesskey="p" href="{address(changed[0])}"' in answer.html
    assert f'rel="next" accesskey="n" href="{address(changed[2])}"' in answer.html
    split = ask(pair, address(one(pair, ChangeKind.SPLIT)))
    assert "Fishing boats report" in split.words
    assert "2. Rivers" in split.words
    assert "1. Coast" in split.words


def test_the_walk_keeps_to_what_was_chosen(pair: Workspace) -> None:
    chosen = [change for change in compared(pair).alignment.changes if change.kind is ChangeKind.DROPPED]
    answer = ask(pair, f"{PAIR}?kind=dropped")
    (start,) = re.findall(r'href="([^"]+)">Walk through', answer.html)
    assert start == f"{address(chosen[0])}?kind=dropped"
    place, seen = start, 1
    while following := re.findall(r'rel="next" accesskey="n" href="([^"]+)"', ask(pair, place).html):
        place, seen = following[0], seen + 1
    assert seen == len(chosen)


def test_a_kept_passage_has_an_address_too(pair: Workspace) -> None:
    change = one(pair, ChangeKind.KEPT, "Fishing")
    answer = ask(pair, address(change))
    assert answer.status == 200
    assert "kept" in answer.words


def test_an_address_of_no_change_is_a_sentence(pair: Workspace) -> None:
    answer = ask(pair, f"{PAIR}0123456789ab/")
    assert answer.status == 404
    assert "there is no change “0123456789ab”, and none is known" in answer.words


def test_an_address_still_resolves_when_a_text_was_extracted_again(tmp_path: Path) -> None:
    workspace = harbours(tmp_path)
    change = one(workspace, ChangeKind.REWORDED)
    text = compared(workspace).new.text
    content = "Foreword\n\n" + text.content
    blocks = tuple(replace(block, start=block.start + 10, end=block.end + 10) for block in text.blocks)
    pages = (replace(text.pages[0], end=text.pages[0].end + 10),)
    annotated(workspace, f"{NEW_ID}/en", content=content, blocks=blocks, pages=pages)
    answer = ask(workspace, address(change))
    assert answer.status == 200
    assert "extracted again since this address was given: they are now part of another change" in answer.words
    now = one(workspace, ChangeKind.REWORDED)
    assert now.id != change.id
    assert address(now) in answer.links(PAIR)


def test_the_same_words_in_the_other_script_are_kept_and_both_are_shown(tmp_path: Path) -> None:
    cyrillic = "# Стратегија\n\nОбалска стража чува северну обалу дању и ноћу.\n\nРеке се чисте сваког пролећа.\n"
    latin = "# Strategija\n\nObalska straža čuva severnu obalu danju i noću.\n\nReke se čiste svakog proleća.\n"
    workspace = harbours(tmp_path, cyrillic, latin, first="sr-Cyrl", language="sr-Latn")
    answer = ask(workspace, PAIR)
    assert "All 3 passages of 2019 stand unchanged in 2024." in answer.words
    assert '<p class="passage-words" lang="sr-Cyrl" dir="auto">Реке се чисте сваког пролећа.</p>' in answer.html
    assert '<p class="passage-words" lang="sr-Latn" dir="auto">Reke se čiste svakog proleća.</p>' in answer.html


def test_two_countries_are_compared(atlas: Workspace) -> None:
    answer = ask(atlas, "/changes/XVA/nss/2023/XKE/nds/2022/")
    assert answer.status == 200
    assert "Valdoria, national security strategy" in answer.words
    assert "Kestria, national defence strategy" in answer.words
    assert "What changed Valdoria 2023 → Kestria 2022" in answer.words


def test_two_documents_of_one_year_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    workspace = harbours(tmp_path, adopted="2019-12-30", id="SRB/nss/2019-b")
    answer = ask(workspace, f"/changes/{OLD_ID}/SRB/nss/2019-b/")
    assert f"What changed {OLD_ID} → SRB/nss/2019-b" in answer.words


def test_what_moved_and_was_reworded_is_shown_with_what_was_reworded(atlas: Workspace) -> None:
    changes = compare(atlas, "XVA/nss/2017", "XVA/nss/2023").alignment.changes
    both = [change for change in changes if change.moved and change.reworded]
    reworded = sum(change.reworded for change in changes)
    answer = ask(atlas, f"{DEMO}?kind=reworded")
    assert both
    assert all(change.id in answer.html for change in both)
    assert f"Shown: reworded: {reworded} of {len(changes)} changes." in answer.words
    assert f"reworded {reworded}" in answer.words


def test_concepts_are_told_with_their_shares_and_lead_to_the_search(atlas: Workspace) -> None:
    answer = ask(atlas, DEMO)
    assert "resilience appeared none" in answer.words
    assert "/search/?q=concept:resilience" in answer.html
    assert ask(atlas, "/search/?q=concept:resilience").status == 200
