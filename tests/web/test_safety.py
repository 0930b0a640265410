"""Nothing that a text or an address says can do anything."""

from __future__ import annotations

import gzip

import pytest

from stratlas.actions import Workspace
from stratlas.web import pages, views
from tests.web.asking import Answer, ask
from tests.web.conftest import HOSTILE


def _hostile_text(atlas: Workspace) -> str:
    return ask(atlas, "/documents/XTH/nds/2020/").text


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/countries/XTH/2024/",
        "/documents/XTH/nds/2020/",
        "/texts/nothing/",
        "/compare/",
        "/concepts/matrix/",
        "/data/",
        "/methodology/",
        "/years/",
        "/api/v1/docs",
    ],
)
def test_every_page_states_a_strict_policy(atlas: Workspace, address: str) -> None:
    headers = ask(atlas, address).headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "Set-Cookie" not in headers


def test_markup_in_a_text_is_shown_as_text(atlas: Workspace) -> None:
    addresses = ["/", "/countries/XTH/", "/countries/XTH/2024/", "/documents/XTH/nds/2020/", _hostile_text(atlas)]
    for address in addresses:
        answer = ask(atlas, address)
        assert answer.status == 200
        assert "<script" not in answer.html
        assert "<img src=x" not in answer.html
        assert "<b>summers" not in answer.html
    reader = ask(atlas, addresses[-1])
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in reader.html
    assert "漢字かな交じり文 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 &amp; “quoted”" in reader.words


def test_no_page_has_inline_styles_or_scripts(atlas: Workspace) -> None:
    for address in ("/", "/countries/XVA/2024/", "/documents/XVA/nss/2023/", _hostile_text(atlas), "/nothing"):
        body = ask(atlas, address).html
        assert " style=" not in body
        assert "<style" not in body
        assert "<script" not in body


def test_an_archived_file_is_saved_and_never_shown(atlas: Workspace) -> None:
    (address,) = ask(atlas, "/documents/XTH/nds/2020/").links("/captures/")
    answer = ask(atlas, address)
    assert answer.body == HOSTILE.encode()
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_changed_archive_is_said_in_a_sentence(copy_of_atlas: Workspace) -> None:
    (address,) = ask(copy_of_atlas, "/documents/XVA/nss/2023/").links("/captures/")
    path = copy_of_atlas.archive.path(address.rsplit("/", 1)[1])
    path.chmod(0o644)
    path.write_bytes(b"something else")
    answer = ask(copy_of_atlas, address)
    assert answer.status == 500
    assert "its bytes are no longer those that were received" in answer.words
    reader = ask(copy_of_atlas, ask(copy_of_atlas, "/documents/XVA/nss/2023/").text)
    assert reader.status == 200
    assert "its bytes are no longer those that were received" in reader.words


@pytest.mark.parametrize(
    "address",
    [
        "/nothing",
        "/countries/QQQ/",
        "/countries/XVA/1999/",
        "/countries/Valdoria/2024/",
        "/documents/XVA/nss/1999/",
        "/documents/a/b/%00/",
        "/texts/nothing/",
        "/texts/nothing/1-2/",
        "/texts/nothing/pages/1.png",
        "/captures/abc",
        "/captures/" + "0" * 64,
        "/static/stratlas/nothing.css",
        "/static/../serving.py",
        "/static/%2e%2e/serving.py",
    ],
)
def test_what_is_not_there_is_a_page_with_a_way_home(atlas: Workspace, address: str) -> None:
    answer = ask(atlas, address)
    assert answer.status == 404
    assert 'href="/"' in answer.html
    assert "Traceback" not in answer.html


@pytest.mark.parametrize(
    "tail",
    ["?page=0", "?page=2", "?page=x", "?page=-1", "?page=" + "9" * 30, "?page=1&part=9", "5-5/", "9-3/", "0-99999999/"],
)
def test_places_outside_a_text_are_not_there(atlas: Workspace, tail: str) -> None:
    answer = ask(atlas, _hostile_text(atlas) + tail)
    assert answer.status == 404
    assert "Traceback" not in answer.html


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_but_reading_is_allowed(atlas: Workspace, method: str) -> None:
    assert ask(atlas, "/", method).status == 405


@pytest.mark.parametrize("address", ["/", "/countries/XVA/2024/", "/documents/XTH/nds/2020/"])
def test_head_answers_as_get_without_a_body(atlas: Workspace, address: str) -> None:
    head, get = ask(atlas, address, "HEAD"), ask(atlas, address)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(get.body))


def test_an_error_of_the_program_is_a_page_and_goes_to_the_log(
    atlas: Workspace, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(views, "home_view", fail)
    answer: Answer = ask(atlas, "/")
    assert answer.status == 500
    assert "The program made an error" in answer.words
    assert "secret detail" not in answer.html
    assert "RuntimeError: secret detail" in caplog.text
    assert 'href="/"' in answer.html


def test_the_stylesheet_is_served_under_the_name_of_its_content(atlas: Workspace) -> None:
    (link,) = ask(atlas, "/").links("/static/stratlas/stratlas.css")
    assert link.endswith(f"?v={pages.stylesheet_version()}")
    answer = ask(atlas, link)
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/css")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "http" not in answer.body.decode()


def test_pages_are_packed_for_browsers_that_ask_and_archived_files_are_not(atlas: Workspace) -> None:
    packed, plain = ask(atlas, "/", HTTP_ACCEPT_ENCODING="gzip"), ask(atlas, "/")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert "Accept-Encoding" in plain.headers["Vary"]
    capture = ask(atlas, "/documents/XTH/nds/2020/").links("/captures/")[0]
    assert "Content-Encoding" not in ask(atlas, capture, HTTP_ACCEPT_ENCODING="gzip").headers
