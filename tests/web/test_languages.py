"""Which language a page is in, and the switch between them."""

import re

import pytest

from stratlas.actions import Workspace
from stratlas.wording import language
from tests.web.asking import ask

SWITCH = re.compile(r'<nav class="languages".*?</nav>', re.DOTALL)


def test_an_address_asks_for_a_language_which_is_remembered(atlas: Workspace) -> None:
    answer = ask(atlas, "/years/?lang=sr-Latn")
    assert '<html lang="sr-Latn">' in answer.html
    assert "Zemlje i godine" in answer.words
    assert answer.headers["Content-Language"] == "sr-Latn"
    cookie = answer.headers["Set-Cookie"].strip().partition(";")[0]
    assert cookie == "stratlas-language=sr-Latn"
    again = ask(atlas, "/years/", HTTP_COOKIE=cookie, HTTP_ACCEPT_LANGUAGE="en")
    assert '<html lang="sr-Latn">' in again.html
    assert "Set-Cookie" not in again.headers
    other = ask(atlas, "/years/?lang=sr-Cyrl", HTTP_COOKIE=cookie)
    assert "Земље и године" in other.words
    assert language() == "en"


def test_a_browser_gets_the_language_that_it_would_rather_have(atlas: Workspace) -> None:
    serbian = ask(atlas, "/years/", HTTP_ACCEPT_LANGUAGE="de, sr-RS;q=0.7, en;q=0.3")
    assert "Земље и године" in serbian.words
    english = ask(atlas, "/years/", HTTP_ACCEPT_LANGUAGE="de")
    assert '<html lang="en">' in english.html
    assert {part.strip() for part in english.headers["Vary"].split(",")} >= {"Cookie", "Accept-Language"}
    assert serbian.headers["ETag"] != english.headers["ETag"]


@pytest.mark.parametrize("asked", ["", "xx", "../../etc/passwd", "sr-Cyrl%00", "<b>", "sr" * 2000])
def test_a_language_that_is_not_there_is_passed_over(atlas: Workspace, asked: str) -> None:
    answer = ask(atlas, f"/years/?lang={asked}")
    assert (answer.status, '<html lang="en">' in answer.html) == (200, True)
    assert "Set-Cookie" not in answer.headers


def test_the_switch_keeps_the_page_and_what_was_asked(atlas: Workspace) -> None:
    answer = ask(atlas, "/search/?q=%3Cb%3E%26lang&country=XTH&lang=en")
    switch = SWITCH.findall(answer.html)[0]
    assert re.findall(r'lang="([^"]+)" hreflang="\1"', switch) == ["en", "sr-Cyrl", "sr-Latn"]
    assert [words for words in ("English", "Српски", "Srpski") if words not in switch] == []
    href = re.findall(r'href="([^"]+)" lang="sr-Cyrl"', switch)[0].replace("&amp;", "&")
    assert href == "/search/?q=%3Cb%3E%26lang&country=XTH&lang=sr-Cyrl"
    assert switch.count("aria-current") == 1
    assert "<b>" not in ask(atlas, href).html


def test_the_switch_never_leads_to_another_site(atlas: Workspace) -> None:
    answer = ask(atlas, "//evil.example/")
    assert answer.status == 404
    assert 'href="//' not in SWITCH.findall(answer.html)[0]


def test_errors_are_told_in_the_readers_language(atlas: Workspace) -> None:
    assert "На овој адреси нема стране." in ask(atlas, "/nowhere/?lang=sr").words
    assert "Година се пише са четири цифре." in ask(atlas, "/years/?to=soon&lang=sr").words


def test_what_programs_read_is_english_unless_another_language_is_asked_for(atlas: Workspace) -> None:
    answer = ask(
        atlas, "/search/results.json?q=terrorism(", HTTP_ACCEPT_LANGUAGE="sr", HTTP_COOKIE="stratlas-language=sr"
    )
    assert "is not closed" in answer.body.decode()
    assert "Content-Language" not in answer.headers
    assert "није затворена" in ask(atlas, "/search/results.json?q=terrorism(&lang=sr").body.decode()


def test_the_feed_speaks_the_language_of_its_address(atlas: Workspace) -> None:
    page = ask(atlas, "/?lang=sr-Latn")
    href = re.findall(r'application/atom\+xml"[^>]*href="([^"]+)"', page.html)[0]
    feed = ask(atlas, href)
    assert href.endswith("feed.atom?lang=sr-Latn")
    assert 'xml:lang="sr-Latn"' in feed.html
    english = ask(atlas, "/feed.atom")
    assert re.findall("<id>(.*?)</id>", feed.html) == re.findall("<id>(.*?)</id>", english.html)


def test_numbers_in_pictures_stay_numbers(atlas: Workspace) -> None:
    """Django would write 12,5 for 12.5 in Serbian, which no drawing understands."""
    for address in ("/countries/XAR/", "/countries/XAR/2024/", "/countries/XAR/years/2023/", "/search/?q=terrorism"):
        page = ask(atlas, f"{address}{'&' if '?' in address else '?'}lang=sr-Cyrl").html
        assert not re.findall(r' (?:x|y|x1|x2|cx|width|height)="[0-9]+,[0-9]+%?"', page)


def test_names_of_kinds_and_headings_come_from_the_settings_in_the_readers_language(
    atlas: Workspace,
) -> None:
    assert "Стратегија националне безбедности" in ask(atlas, "/countries/XVA/years/2023/?lang=sr-Cyrl").words
    assert "Strategija nacionalne bezbednosti" in ask(atlas, "/countries/XVA/years/2023/?lang=sr-Latn").words
    assert "Главне претње" in ask(atlas, "/countries/XVA/2024/?lang=sr-Cyrl").words
    assert "Moravina" in ask(atlas, "/countries/XMO/?lang=sr-Latn").words
    assert "Моравина" in ask(atlas, "/countries/XMO/?lang=sr-Cyrl").words


def test_the_title_notice_and_disclaimer_are_shown_in_the_readers_language(atlas: Workspace) -> None:
    latin = ask(atlas, "/?lang=sr-Latn").words
    assert "Atlas pet država" in latin
    assert "su izmišljeni" in latin
    assert "Ne prikazuje stvarno mesto ni granicu." in latin
    assert "Atlas of the Five States" not in latin
