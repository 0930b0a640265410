"""Documents are called by their titles: in the reader's language, with the original in reach, and in sentences."""

from __future__ import annotations

import pytest

from stratlas.actions import Workspace, add_document
from stratlas.web.naming import Piece, names_of
from stratlas.wording import using
from tests.builders import STRATEGY, monitor, submission, written
from tests.web.asking import ask

NSS = "SRB/nss/2019"
CYRILLIC, ENGLISH = "Стратегија <b>безбедности</b>", "Security & strategy"


@pytest.fixture(scope="module")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A strategy in Serbian with an English translation, and one in Serbian alone."""
    folder = tmp_path_factory.mktemp("bilingual")
    workspace = monitor(folder / "monitor")
    for number, (kind, title, language, translation) in enumerate(
        (
            ("nss", CYRILLIC, "sr-Cyrl", ""),
            ("nss", ENGLISH, "en", "official"),
            ("nds", "Стратегија одбране", "sr-Cyrl", ""),
        )
    ):
        file = written(folder, f"{number}.txt", f"{STRATEGY}\n\nNumber {number}.\n")
        more = {"translation": translation} if translation else {}
        adopted = "2019-12-27" if kind == "nss" else "2020"
        add_document(workspace, submission(file, kind=kind, title=title, language=language, adopted=adopted, **more))
    return workspace


def _said(workspace: Workspace, sentence: str) -> tuple[Piece, ...]:
    return names_of(workspace, workspace.store.register.documents("SRB")).told(sentence)


def test_a_title_is_in_the_readers_language_with_the_original_in_reach(bilingual: Workspace) -> None:
    english = ask(bilingual, f"/documents/{NSS}/")
    assert "<h1><bdi>Security &amp; strategy</bdi></h1>" in english.html
    assert '<bdi lang="sr-Cyrl">Стратегија &lt;b&gt;безбедности&lt;/b&gt;</bdi>' in english.html
    assert "Original title:" in english.words
    serbian = ask(bilingual, f"/documents/{NSS}/?lang=sr-Cyrl")
    assert "<h1><bdi>Стратегија &lt;b&gt;безбедности&lt;/b&gt;</bdi></h1>" in serbian.html
    assert "Изворни наслов" not in serbian.words
    latin = ask(bilingual, f"/documents/{NSS}/?lang=sr-Latn")
    assert "<h1><bdi>Strategija &lt;b&gt;bezbednosti&lt;/b&gt;</bdi></h1>" in latin.html


def test_a_title_in_another_language_alone_is_marked_with_it(bilingual: Workspace) -> None:
    country = ask(bilingual, "/countries/SRB/").html
    assert (
        '<bdi lang="sr-Cyrl">Стратегија одбране</bdi></a> <span class="in-language">Serbian (Cyrillic)</span>'
        in country
    )
    assert 'class="in-language"' not in ask(bilingual, "/countries/SRB/?lang=sr-Cyrl").html


def test_sentences_name_documents_by_title_and_year_and_lead_there(bilingual: Workspace) -> None:
    said = _said(bilingual, f"ADOPTED IN 2019: {NSS}, SRB/nds/2020")
    assert said == (
        Piece("ADOPTED IN 2019: "),
        Piece(f"{ENGLISH} (2019)", f"/documents/{NSS}/"),
        Piece(", "),
        Piece("Стратегија одбране (2020)", "/documents/SRB/nds/2020/", "sr-Cyrl"),
    )
    assert (
        "".join(piece.words for piece in _said(bilingual, f"{NSS}/events/1: adopted")) == f"{ENGLISH} (2019): adopted"
    )
    page = ask(bilingual, "/countries/SRB/years/2019/")
    assert f'<a href="/documents/{NSS}/"><bdi>Security &amp; strategy (2019)</bdi></a>' in page.html


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("SRB/sources/2 was never looked at.", "Source 2 was never looked at."),
        ("What SRB/sources/2 gave", "What source 2 gave"),
        ("add a source of SRB/nss, and look", "add a source of “National security strategy” of Serbia, and look"),
        ("SRB/nss/1999 is unknown", "SRB/nss/1999 is unknown"),
        ("see https://x.example/SRB/nss/2019/en", "see https://x.example/SRB/nss/2019/en"),
        ("AND/OR and QQQ/nss", "AND/OR and QQQ/nss"),
        ("", ""),
    ],
)
def test_other_ids_are_said_in_words_where_they_are_known(bilingual: Workspace, sentence: str, words: str) -> None:
    assert "".join(piece.words for piece in _said(bilingual, sentence)) == words


def test_sentences_are_said_in_the_readers_language(bilingual: Workspace) -> None:
    with using("sr-Cyrl"):
        assert _said(bilingual, NSS) == (Piece(f"{CYRILLIC} (2019)", f"/documents/{NSS}/"),)
    page = ask(bilingual, "/countries/SRB/years/2019/?lang=sr-Cyrl")
    assert "27. 12. 2019." in page.words
    assert "2019-12-27" not in page.words
