"""Every page says its main facts."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from lxml.html import fromstring

from stratlas.actions import Workspace, profile
from stratlas.store import models as rows
from tests.builders import monitor
from tests.texts import NOW
from tests.web.asking import ask

NOTICE = "This region, its states, alliances and documents are fictional."


@pytest.mark.parametrize(
    "address",
    ["/", "/countries/XVA/", "/countries/XVA/2024/", "/documents/XVA/nss/2023/", "/countries/XTH/2024/", "/nothing"],
)
def test_every_page_carries_the_notice_a_title_and_one_heading(atlas: Workspace, address: str) -> None:
    answer = ask(atlas, address)
    assert NOTICE in answer.words
    assert "Atlas of the Five States" in answer.html.split("</title>")[0]
    assert answer.html.count("<h1") == 1
    assert '<html lang="en">' in answer.html
    assert 'href="#main"' in answer.html


def test_home_shows_countries_their_years_the_map_and_what_changed_lately(atlas: Workspace) -> None:
    answer = ask(atlas, "/")
    assert answer.status == 200
    for name in ("Arbenia", "Kestria", "Moravina", "Thalassia", "Valdoria"):
        assert f'href="/countries/X{name[0]}' in answer.html
        assert name in answer.words
    assert "/countries/XVA/years/2023/" in answer.links("/countries/") or NOW.year > 2027
    assert "A map of an invented region" in answer.words
    assert re.findall(r'aria-label="Valdoria: \d+ years?, of 2023"', answer.html)
    lately = answer.words.split("What changed lately")[1]
    assert "2023-11-14" in lately
    assert "adopted by parliament" in lately


def test_a_country_counts_what_its_profile_counts(atlas: Workspace) -> None:
    claims = profile(atlas, "XVA", "2024").claims
    primary = sum(claim.role == "primary" for claim in claims)
    row = ask(atlas, "/countries/XVA/").html.split("/countries/XVA/2024/")[1].split("</li>")[0]
    assert f"</span>{primary}<span class" in row
    assert f"{primary} of {len(claims)} claims primary" in ask(atlas, "/?show=evidence").words
    assert f"{len(claims)} claims: {primary} primary" in ask(atlas, "/countries/XVA/2024/").words


def test_a_new_monitor_says_what_to_do_first(tmp_path: object) -> None:
    answer = ask(monitor(tmp_path / "new"), "/")  # type: ignore[operator]
    assert answer.status == 200
    assert "Nothing is here yet" in answer.words
    assert "<figure" not in answer.html


def test_a_map_that_cannot_be_drawn_is_said_and_the_table_stays(copy_of_atlas: Workspace) -> None:
    (copy_of_atlas.folder / "map.geojson").write_text('{"features": 3}')
    answer = ask(copy_of_atlas, "/")
    assert answer.status == 200
    assert "The map map.geojson cannot be drawn" in answer.words
    assert "Valdoria" in answer.words


def test_country_shows_profiles_and_documents(atlas: Workspace) -> None:
    answer = ask(atlas, "/countries/XVA/")
    assert list(dict.fromkeys(answer.links("/countries/XVA/2"))) == ["/countries/XVA/2024/", "/countries/XVA/2023/"]
    documents = ["/documents/XVA/nss/2023/", "/documents/XVA/nss/2017/"]
    assert answer.links("/documents/") == [documents[0], *documents]  # what is in force first
    assert len(answer.links("/captures/")) == 2


def test_a_country_without_anything_has_a_page_all_the_same(tmp_path: object) -> None:
    answer = ask(monitor(tmp_path / "new"), "/countries/SRB/")  # type: ignore[operator]
    assert answer.status == 200
    assert "No profile page of Serbia has been imported" in answer.words


def test_profile_shows_headings_in_order_and_every_claim_with_its_words(atlas: Workspace) -> None:
    answer = ask(atlas, "/countries/XVA/2024/")
    labels = [heading.label for heading in atlas.config.headings]
    places = [answer.html.index(f">{label}</h2>") for label in labels]
    assert places == sorted(places)
    claims = profile(atlas, "XVA", "2024").claims
    assert answer.html.count('class="claim-words"') == len(claims)
    for claim in claims:
        assert claim.wording in answer.words
        anchor = "-".join(claim.id.split("/")[2:])
        assert f'aria-describedby="{anchor}-words"' in answer.html
        assert f'id="{anchor}-words"' in answer.html


def test_words_name_their_document_with_its_year(atlas: Workspace) -> None:
    words = ask(atlas, "/countries/XVA/2024/").words
    assert re.search(r"National Security Strategy of the Republic of Valdoria , 2023, page \d", words)


def test_profile_says_what_the_change_line_rests_on(atlas: Workspace) -> None:
    reported = ask(atlas, "/countries/XAR/2024/")
    assert "NO CHANGES IN 2023 as reported by the published page: “NO CHANGES IN 2023”" in reported.words
    recorded = ask(atlas, "/countries/XVA/2024/")
    assert (
        "ADOPTED IN 2023: National Security Strategy of the Republic of Valdoria (2023); NATIONAL DEFENCE STRATEGY: "
        "NOT KNOWN WHETHER IT CHANGED IN 2023 as recorded in the register"
    ) in recorded.words


def test_profile_switches_between_editions(atlas: Workspace) -> None:
    answer = ask(atlas, "/countries/XVA/2024/")
    assert '<a href="/countries/XVA/2023/">2023</a>' in answer.html
    assert '<a href="/countries/XVA/2024/" aria-current="page">2024</a>' in answer.html


def test_words_in_another_language_are_marked_with_it(atlas: Workspace) -> None:
    assert re.search(r'class="claim-words"[^>]* lang="sq"', ask(atlas, "/countries/XAR/2024/").html)


def test_profile_lists_what_the_import_could_not_place(atlas: Workspace) -> None:
    answer = ask(atlas, "/countries/XTH/2024/")
    assert "What the import could not place" in answer.words
    assert "<script>alert(3)</script> is a line of its own." in answer.words
    assert "The published page as it was imported" in answer.words


def test_a_broken_claim_says_so_and_is_counted(copy_of_atlas: Workspace) -> None:
    claim = profile(copy_of_atlas, "XMO", "2024").claims[0]
    using = rows.Text.objects.using(copy_of_atlas.store._database.alias)
    for text in using.filter(id__in={item.span.text for item in claim.evidence}):
        text.content = text.content.replace(claim.wording, "x" * len(claim.wording))
        text.save(using=copy_of_atlas.store._database.alias)
    answer = ask(copy_of_atlas, "/countries/XMO/2024/")
    assert answer.status == 200
    assert "1 broken" in answer.words
    assert "These words no longer stand in" in answer.words
    assert "claim-broken" in answer.html
    assert ask(copy_of_atlas, answer.links("/texts/")[1]).status == 200


def test_document_shows_its_history_versions_files_and_claims(atlas: Workspace) -> None:
    answer = ask(atlas, "/documents/XVA/nss/2023/")
    assert "adopted" in answer.words
    assert "It supersedes" in answer.words
    others = [link for link in answer.links("/documents/") if not link.startswith("/documents/XVA/nss/2023/")]
    assert others == ["/documents/XVA/nss/2017/"]
    (file,) = answer.links("/captures/")
    assert file.removeprefix("/captures/") in answer.words
    assert "application/pdf" in answer.words
    assert re.search(r"7 pages, \d+ passages, [\d,]+ words", answer.words)
    assert answer.links("/countries/XVA/2024/#")
    assert "It was superseded by" in ask(atlas, "/documents/XVA/nss/2017/").words


def test_a_document_known_by_report_only_says_so(atlas: Workspace) -> None:
    reported = [d for d in atlas.store.register.documents() if not atlas.store.register.versions(d.id)]
    for document in reported:
        assert "it is known from a report" in ask(atlas, f"/documents/{document.id}/").words


INLINE = "//@style | //style | //script[not(@src)] | //@*[starts-with(name(), 'on')]"
"""What the policy of the pages forbids, and browsers would leave out without a word."""
CHOICES = 4
"""So many addresses of one page are followed that differ in what is chosen on it: its own tests follow each choice."""
MANY = {"/cite": re.compile("/cite"), "a change": re.compile("/changes/([^/]+/){7}")}
SOME = 40
"""So many are followed of the pages that every passage, sentence or change has."""


def test_no_page_links_into_the_void(atlas: Workspace) -> None:
    seen: set[str] = set()
    choices: Counter[str] = Counter()
    waiting = ["/"]
    while waiting:
        address = waiting.pop()
        answer = ask(atlas, address)
        assert answer.status == 200, address
        if address.startswith("/captures/"):
            continue  # a file of somebody else’s, with links of its own
        if answer.headers["Content-Type"].startswith("text/html"):
            assert fromstring(answer.body.decode()).xpath(INLINE) == [], address
        for found in answer.links("/") if answer.headers["Content-Type"].startswith("text/html") else ():
            link, _, anchor = found.partition("#")
            page, _, chosen = link.partition("?")
            if link in seen or "lang=" in chosen or (anchor == "words" and len(seen) > 150):
                continue  # test_languages.py follows the ways to other languages
            kind = next((kind for kind, pattern in MANY.items() if pattern.search(page)), page)
            if choices[kind] >= (SOME if kind in MANY else CHOICES):
                continue
            choices[kind] += 1
            seen.add(link)
            waiting.append(link)
    assert len(seen) > 30
