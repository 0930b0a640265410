"""No page has a word that nobody can translate: all is a message, the monitor's own data, or listed here."""

from __future__ import annotations

import re

import pytest

from stratlas.actions import Workspace
from tests.web.asking import ask
from tests.web.pseudo import Data, speak_pseudo, unmarked

CHANGES = "/changes/XVA/nss/2017/XVA/nss/2023/"
PAGES = (
    "/",
    "/countries/XVA/",
    "/years/",
    "/countries/XMO/years/2023/",
    "/countries/XVA/years/2022/",
    "/contradictions/",
    "/triage/",
    "/countries/XMO/events/",
    "/countries/XTH/sources/",
    "/search/",
    "/search/?q=terrorism(",
    "/silence/?q=terrorism",
    "/concepts/",
    "/nowhere/",
    "/documents/XVA/nss/2023/",
    CHANGES,
)
EXCEPTIONS = {
    r"words of the page around the document|The text reads like": "a notice, kept as it was written once",
    r"received from this source|Ms Orel|Mr Dain|saved by its press office": "what somebody noted",
    r"Papers of the Assembly|nothing new|began the review": "what somebody noted, and what a source says",
    r"“[^”]*”|„[^“”]*”": "a quote",
    r"Adopted by the Parliament": "the subtitle of a strategy",
    r"[\w-]+\.(txt|pdf|html|docx)": "the name of a file",
    r"^(BibTeX|RIS|CSL-JSON|SHA-256|SVG|PNG|CSV|JSON|UTC)$": "the name of a format",
}


@pytest.mark.parametrize("address", PAGES)
def test_everything_that_a_page_says_is_a_message(
    atlas: Workspace, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = Data(atlas)
    speak_pseudo(monkeypatch)
    left = _left(atlas, address, data)
    assert left == []


def test_so_is_what_stands_on_one_change_and_in_the_reader(atlas: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    data = Data(atlas)
    change = re.findall(rf'href="({CHANGES}[0-9a-z]+/)', ask(atlas, CHANGES).html)[0]
    text = ask(atlas, "/documents/XVA/nss/2023/").text
    speak_pseudo(monkeypatch)
    assert [_left(atlas, address, data) for address in (change, text)] == [[], []]


def test_words_outside_messages_are_found(atlas: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    speak_pseudo(monkeypatch)
    words = '<p title="not said">«said »<b>«so»</b> and not <i lang="en">foreign</i></p>'
    assert list(unmarked(f'<html lang="sr-Cyrl"><body>{words}</body></html>')) == ["not said", "and not"]


def _left(atlas: Workspace, address: str, data: Data) -> list[str]:
    page = ask(atlas, f"{address}{'&' if '?' in address else '?'}lang=sr-Cyrl", writable=True).html
    found = []
    for words in unmarked(page):
        rest = words
        for pattern in EXCEPTIONS:
            rest = re.sub(f".*(?:{pattern}).*" if "^" not in pattern and "“" not in pattern else pattern, "", rest)
        if rest and (beyond := data.beyond(rest)):
            found.append(beyond)
    return found
