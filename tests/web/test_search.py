"""The search page and silences: everything stands in the address, and a mistake is a sentence."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from stratlas.actions import Asked, Workspace, find_passages
from tests.web.asking import ask, fill


def test_one_spelling_finds_the_other_script_and_says_which_words_matched(atlas: Workspace) -> None:
    found = ask(atlas, "/search/?q=bezbednost")
    assert found.status == 200
    total = find_passages(atlas, Asked("bezbednost")).total
    assert f"{total} passages in 1 document" in found.words
    assert "<mark>безбедности</mark>" in found.html
    assert "безбедности for “bezbednost”" in found.words


def test_a_hit_opens_the_reader_at_its_marked_words(atlas: Workspace) -> None:
    link = ask(atlas, "/search/?q=bezbednost").links("/texts/")[0]
    assert link.endswith("#words")
    marked = re.findall(r'id="words"[^>]*>([^<]+)', ask(atlas, link).html)
    assert marked[0].lower().startswith("безбед")


def test_a_facet_narrows_by_link_and_is_taken_off_by_the_same(atlas: Workspace) -> None:
    narrowing = ask(atlas, "/search/?q=security").links("/search/?q=security&amp;country=XVA")[0]
    narrowed = ask(atlas, narrowing)
    assert "Take all filters off" in narrowed.words
    assert {link.split("/")[2] for link in narrowed.links("/documents/")} == {"XVA"}
    assert "/search/?q=security" in narrowed.links("/search/")
    more = narrowed.links("/search/?q=security&amp;country=XVA&amp;country=XMO")
    assert more, "another country can be added to the first"
    both = ask(atlas, more[0])
    assert {link.split("/")[2] for link in both.links("/documents/")} == {"XVA", "XMO"}


def test_a_value_written_by_hand_is_the_same_as_the_facet(atlas: Workspace) -> None:
    found = ask(atlas, "/search/?q=security&country=Valdoria")
    assert 'aria-current="true">Valdoria' in found.html


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("q=%22long+winters", "quot"),
        ("q=security&country=Atlantis", "Atlantis"),
        ("q=security&year=soon", "is no year"),
        ("q=security&kind=poem", "poem"),
        ("q=cuontry:XVA+security", "country"),
        ("q=%00%ff%F0%9F%92%A3(((", ""),
        ("q=" + "a%20" * 3000, "2,000"),
    ],
)
def test_a_mistake_is_told_in_a_sentence_on_the_page(atlas: Workspace, query: str, sentence: str) -> None:
    found = ask(atlas, f"/search/?{query}")
    assert found.status == 200
    assert sentence in found.words


def test_what_is_typed_is_never_markup(atlas: Workspace) -> None:
    found = ask(atlas, "/search/?q=%3Cscript%3Ealert(1)%3C/script%3E+OR+alert&country=%22%3E%3Cscript%3E")
    assert "<script>alert" not in found.html
    assert '"><script>' not in found.html


def test_hostile_texts_are_shown_as_words(atlas: Workspace) -> None:
    found = ask(atlas, "/search/?q=winters")
    assert "<img src=x" not in found.html
    assert "&lt;img src=x" in found.html


def test_pages_go_on_and_their_addresses_can_be_shared(atlas: Workspace) -> None:
    first = ask(atlas, "/search/?q=security")
    following = next(link for link in first.links("/search/") if "page=2" in link)
    second = ask(atlas, following)
    words = set(first.links("/texts/"))
    assert words.isdisjoint(second.links("/texts/"))
    assert "/search/?q=security" in second.links("/search/")
    assert ask(atlas, "/search/?q=security&page=0").status == 404
    assert ask(atlas, "/search/?q=security&page=251").status == 404
    assert "There are no more passages" in ask(atlas, "/search/?q=security&page=250").words


def test_the_picture_counts_what_the_table_counts(atlas: Workspace) -> None:
    found = ask(atlas, "/search/?q=security")
    rows = re.findall(r"<tr><td>([^<]+)</td><td>(\d+)</td><td><a href=\"[^\"]+\">(\d+)", found.html)
    total = int(re.findall(r"<strong>(\d+)</strong> passage", found.html)[0])
    assert sum(int(number) for _, _, number in rows) == total
    for country, year, number in rows:
        assert f"{country} {year}: {number} of " in found.html


def test_downloads_hold_what_the_page_counts(atlas: Workspace) -> None:
    found = find_passages(atlas, Asked("bezbednost"))
    table = ask(atlas, "/search/results.csv?q=bezbednost")
    assert table.headers["Content-Disposition"].startswith("attachment")
    rows = list(csv.DictReader(io.StringIO(table.body.decode("utf-8-sig"))))
    assert len(rows) == found.total
    data = json.loads(ask(atlas, "/search/results.json?q=bezbednost").body)
    assert data["total"] == len(data["hits"]) == found.total
    assert ask(atlas, "/search/results.csv?q=a&country=Atlantis").status == 404


def test_every_page_has_the_box(atlas: Workspace) -> None:
    for address in ("/", "/countries/XVA/", "/countries/XVA/2024/", "/years/", "/silence/?q=submarine"):
        assert 'action="/search/"' in ask(atlas, address).html


def test_a_silence_is_told_without_being_recorded(atlas: Workspace) -> None:
    before = len(atlas.store.silences.all())
    told = ask(atlas, "/silence/?q=submarine+OR+%D0%BF%D0%BE%D0%B4%D0%BC%D0%BE%D1%80%D0%BD%D0%B8%D1%86%D0%B0")
    assert "Silent" in told.words
    assert "submarin" in told.words
    assert "Not recorded" in told.words
    documents = atlas.store.register.documents()
    assert any(f"{document.title} {document.id}/" in told.words for document in documents)
    assert len(atlas.store.silences.all()) == before
    assert "no word" in ask(atlas, "/silence/?q=").words


def test_a_silence_that_is_recorded_has_an_address_for_good(copy_of_atlas: Workspace) -> None:
    taken = fill(copy_of_atlas, "/silence/?q=submarine", name="Ana")
    assert taken.status == 303
    address = taken.headers["Location"]
    kept = ask(copy_of_atlas, address)
    assert "Recorded as silence/" in kept.words
    assert "by Ana" in kept.words
    data = json.loads(ask(copy_of_atlas, f"{address.rstrip('/')}.json").body)
    assert data["id"] == address.strip("/")
    assert data["silent"]
    again = ask(copy_of_atlas, "/silence/?q=submarine")
    assert address in again.links("/silence/")
    assert ask(copy_of_atlas, "/silence/000000000000/").status == 404


def test_a_silence_is_not_recorded_where_a_monitor_is_only_to_be_read(atlas: Workspace) -> None:
    assert ask(atlas, "/silence/?q=submarine", "POST").status == 403


def test_a_concept_is_searched_for_and_a_mistaken_one_gets_the_nearest(atlas: Workspace) -> None:
    listed = ask(atlas, "/concepts/")
    link = listed.links("/search/?q=concept%3Aorganised-crime")[0]
    assert "организовани криминал" in listed.words
    assert ask(atlas, link).words.count("for “") > 0
    assert "terrorism" in ask(atlas, "/search/?q=concept:terorism").words


def test_claims_have_concepts_proposed_that_lead_to_their_search(atlas: Workspace) -> None:
    profile = ask(atlas, "/countries/XVA/2024/")
    assert "proposed: " in profile.words
    assert all(ask(atlas, link).status == 200 for link in set(profile.links("/search/?q=concept%3A")))


def test_only_the_search_page_may_run_a_script_and_only_ours(atlas: Workspace) -> None:
    found = ask(atlas, "/search/?q=bridges")
    assert "script-src 'self'; connect-src 'self'" in found.headers["Content-Security-Policy"]
    assert re.findall(r"<script[^>]*>(.*?)</script>", found.html) == [""]
    script = re.findall(r'<script src="([^"]+)"', found.html)[0]
    assert ask(atlas, script).status == 200
    assert "script-src" not in ask(atlas, "/").headers["Content-Security-Policy"]


def test_words_that_are_a_concept_s_name_lead_to_the_concept_in_all_languages(atlas: Workspace) -> None:
    found = ask(atlas, "/search/?q=terrorism&country=XVA")
    assert "As a concept, in all languages: terrorism" in found.words
    assert found.links("/search/?q=concept%3Aterrorism&amp;country=XVA")
    silence = ask(atlas, "/silence/?q=terrorism")
    assert "“terrorism” was looked for as it stands, in texts of every language." in silence.words
    assert silence.links("/silence/?q=concept%3Aterrorism")
    assert "was looked for as it stands" not in ask(atlas, "/silence/?q=concept:terrorism").words
