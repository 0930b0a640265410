"""Everything that can be cited has a page that says how, files for programs, and an address that stays."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import rispy
from pybtex.database.input.bibtex import Parser

from stratlas.actions import Workspace, add_document, import_page, open_workspace
from stratlas.records import Text
from tests.builders import PAGE, STRATEGY, annotated, monitor, submission, written
from tests.texts import NOW
from tests.web.asking import ask


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A strategy and a profile page of Serbia."""
    folder = tmp_path_factory.mktemp("cited")
    workspace = monitor(folder / "monitor")
    add_document(workspace, submission(written(folder, "strategy.txt", STRATEGY), adopted="2019-12-27"))
    import_page(workspace, written(folder, "page.txt", PAGE))
    return workspace


@pytest.fixture
def harbours(kept: Workspace, tmp_path: Path) -> Workspace:
    """A copy to change."""
    kept.store.close()
    shutil.copytree(kept.folder, tmp_path / "copy")
    return open_workspace(tmp_path / "copy", actor="tester", clock=lambda: NOW)


def _text(workspace: Workspace, version: str = "SRB/nss/2019/en") -> Text:
    sources = workspace.store.sources
    text = sources.text(sources.texts_of([version])[version])
    assert text is not None
    return text


def _words(workspace: Workspace, words: str = "They meet every spring.") -> str:
    text = _text(workspace)
    at = text.content.index(words)
    return f"/texts/{text.id}/{at}-{at + len(words)}/"


def test_words_are_cited_with_their_document_page_text_and_address(kept: Workspace) -> None:
    (item,) = json.loads(ask(kept, f"{_words(kept)}cite.json").body)
    assert item["author"] == [{"literal": "Serbia"}]
    assert item["issued"] == {"date-parts": [[2019, 12, 27]]}
    assert item["note"] == "“They meet every spring.”"
    assert item["version"] == f"{_text(kept).id}, SHA-256 {_text(kept).capture}"
    assert item["language"] == "en"
    assert item["number"] == "SRB/nss/2019"
    assert urlsplit(item["URL"]).path == _words(kept)
    assert "They meet every spring." in ask(kept, urlsplit(item["URL"]).path).words


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/countries/SRB/",
        "/countries/SRB/2024/",
        "/countries/SRB/years/2023/",
        "/documents/SRB/nss/2019/",
        "/claims/SRB/2024/threats/1/",
        "/years/",
        "/contradictions/",
        "/search/?q=bridges+%25",
        "/concepts/",
        "words",
        "text",
    ],
)
def test_every_citable_page_has_files_that_name_its_address(kept: Workspace, address: str) -> None:
    at = {"words": _words(kept), "text": f"/texts/{_text(kept).id}/"}.get(address, address)
    path, _, query = at.partition("?")
    shown = ask(kept, at)
    cite = f"{path}cite/" + (f"?{query}" if query else "")
    assert shown.status == 302 or cite in shown.links("/")
    page = ask(kept, cite)
    assert page.status == 200
    files = {re.findall(r"cite\.(\w+)", link)[0]: ask(kept, link) for link in page.links(f"{path}cite.")}
    assert set(files) == {"txt", "bib", "ris", "json"}
    for ending, file in files.items():
        assert file.headers["Content-Disposition"].endswith(f'.{ending}"')
    (entry,) = Parser().parse_string(files["bib"].body.decode()).entries.values()
    (record,) = rispy.loads(files["ris"].body.decode())
    (item,) = json.loads(files["json"].body)
    assert entry.fields["url"] == record["urls"][0] == item["URL"] == f"http://127.0.0.1{at}"
    assert files["txt"].body.decode().strip() in page.words


@pytest.mark.parametrize(
    "address",
    [
        "/nothing/cite/",
        "/cite/cite/",
        "/feed.atom/cite/",
        "/countries/QQQ/cite/",
        "/countries/SRB/1999/cite.bib",
        "/documents/SRB/nss/1999/cite/",
        "/documents/SRB/nss/2019/cite.docx",
        "/texts/nothing/1-2/cite/",
        "/texts/nothing/cite.ris",
        "/claims/SRB/2024/threats/99/",
        "/claims/SRB/2024/threats/99/cite/",
        "/silence/nothing/cite/",
    ],
)
def test_what_is_not_there_cannot_be_cited(kept: Workspace, address: str) -> None:
    assert ask(kept, address).status == 404


def test_words_outside_their_text_cannot_be_cited(kept: Workspace) -> None:
    for place in ("5-5", "9-2", "0-999999"):
        assert ask(kept, f"/texts/{_text(kept).id}/{place}/cite/").status == 404


def test_a_passage_offers_its_sentences_and_each_of_them_the_passage(kept: Workspace) -> None:
    reader = ask(kept, f"/texts/{_text(kept).id}/")
    text = _text(kept)
    block = next(item for item in text.blocks if "every spring" in text.words_of(item))
    cite = f"/texts/{text.id}/{block.start}-{block.end}/cite/"
    assert cite in reader.links("/texts/")
    page = ask(kept, cite)
    assert f"{_words(kept)}cite/" in page.links("/texts/")
    sentence = ask(kept, f"{_words(kept)}cite/")
    assert cite in sentence.links("/texts/")


def test_cited_words_stay_and_lead_to_where_they_stand_in_a_newer_text(harbours: Workspace) -> None:
    address, old = _words(harbours), _text(harbours)
    assert "newer text" not in ask(harbours, address).words
    added = "A new first line.\n\n"
    content = added + old.content
    moved = [  # the same blocks, further down
        type(block)(block.kind, block.start + len(added), block.end + len(added), block.page, block.level)
        for block in old.blocks
    ]
    page = type(old.pages[0])(1, 0, len(content))
    newer = annotated(harbours, "SRB/nss/2019/en", content=content, blocks=tuple(moved), pages=(page,))
    start, end = map(int, re.findall(r"\d+", address.rsplit("/", 2)[1]))
    for shown in (ask(harbours, address), ask(harbours, f"{address}cite/")):
        assert shown.status == 200
        assert "The same words stand in it once" in shown.words
        assert f"/texts/{newer.id}/{start + len(added)}-{end + len(added)}/#words" in shown.links("/texts/")
    assert "A newer text has replaced this one" in ask(harbours, f"/texts/{old.id}/").words


def test_words_that_a_newer_text_lacks_are_said_not_to_be_found(harbours: Workspace) -> None:
    address, old = _words(harbours), _text(harbours)
    content = old.content.replace("They meet every spring.", "@" * len("They meet every spring."))
    annotated(harbours, "SRB/nss/2019/en", content=content)
    shown = ask(harbours, address)
    assert "is not certain" in shown.words
    assert '<mark class="words" id="words">They meet every spring.' in shown.html


def test_a_withdrawn_claim_keeps_its_address_and_says_why(harbours: Workspace) -> None:
    claim = harbours.store.pages.claims("SRB", "2024")[0]
    address = f"/claims/{claim.id}/"
    standing = ask(harbours, address)
    assert (standing.status, standing.headers["Location"]) == (302, f"/countries/SRB/2024/#{_anchor(claim.id)}")
    harbours.store.pages.set_state(claim.id, 0, "tester", NOW, stands=False, reason="It was misread.")
    gone = ask(harbours, address)
    assert gone.status == 200
    assert "It was misread." in gone.words
    assert claim.wording in gone.words
    (item,) = json.loads(ask(harbours, f"{address}cite.json").body)
    assert item["title"] == claim.wording


def _anchor(claim: str) -> str:
    return "-".join(claim.split("/")[2:])


def test_the_address_and_publisher_of_the_settings_are_in_every_citation(harbours: Workspace) -> None:
    settings = harbours.folder / "stratlas.toml"
    said = settings.read_text(encoding="utf-8")
    said = said.replace('address = ""', 'address = "https://atlas.example.org/"', 1)
    settings.write_text(said.replace('publisher = ""', 'publisher = "Institute of Tides"', 1), encoding="utf-8")
    clock = lambda: dt.datetime(2026, 11, 30, tzinfo=dt.UTC)  # noqa: E731
    again = open_workspace(harbours.folder, actor="tester", clock=clock)
    text = ask(again, "/countries/SRB/2024/cite.txt").body.decode()
    assert "https://atlas.example.org/countries/SRB/2024/ (accessed 2026-11-30)" in text
    assert "Institute of Tides" in text
    assert "edition 2024" in text


def test_a_hostile_title_stays_in_its_field_and_on_its_page(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    title = "<script>alert(1)</script> } @misc{x,\nER  - "
    add_document(workspace, submission(written(tmp_path, "strategy.txt", STRATEGY), title=title))
    page = ask(workspace, "/documents/SRB/nss/2019/cite/")
    assert "<script" not in page.html
    (entry,) = Parser().parse_string(ask(workspace, "/documents/SRB/nss/2019/cite.bib").body.decode()).entries.values()
    assert entry.fields["number"] == "SRB/nss/2019"
    (record,) = rispy.loads(ask(workspace, "/documents/SRB/nss/2019/cite.ris").body.decode())
    assert record["title"].startswith("<script>")
