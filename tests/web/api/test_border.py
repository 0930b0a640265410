"""What holds for every answer of the API: errors as data, caching, other sites, nothing but reading."""

from __future__ import annotations

import base64
import json

import pytest

from stratlas.actions import Workspace
from stratlas.web.api import monitor
from tests.web.api.asking import ROOT, asked, got, walked
from tests.web.asking import ask

STRICT = "default-src 'none'"


@pytest.mark.parametrize(
    ("address", "status", "name"),
    [
        ("/nothing", 404, "not-found"),
        ("/api/v2/monitor", 404, "not-found"),
        ("/countries/QQQ", 404, "not-found"),
        ("/documents/XVA/nss/1999", 404, "not-found"),
        ("/documents/XVA/%00/1999", 404, "not-found"),
        ("/versions/XVA/nss/2023/zz", 404, "not-found"),
        ("/captures/" + "0" * 64, 404, "not-found"),
        ("/captures/abc", 422, "invalid-parameter"),
        ("/texts/nothing", 404, "not-found"),
        ("/texts/nothing/blocks", 404, "not-found"),
        ("/texts/nothing/spans/1-2", 404, "not-found"),
        ("/texts/nothing/spans/2-1", 404, "not-found"),
        ("/profiles/XVA/1999", 404, "not-found"),
        ("/claims/XVA/2024/threats/999", 404, "not-found"),
        ("/sources/XVA/99", 404, "not-found"),
        ("/silences/nothing", 404, "not-found"),
        ("/concepts/nothing", 404, "not-found"),
        ("/changes/XVA/nss/2017/XVA/nss/1999", 404, "not-found"),
        ("/changes/XVA/nss/2017/XVA/nss/2023/nothing", 404, "not-found"),
        ("/changes/XVA/nss/2017/XVA/nss/2023?kinds=odd", 400, "bad-request"),
        ("/verdicts/1850", 400, "bad-request"),
        ("/verdicts/2023/XVA?as_of=soon", 400, "bad-request"),
        ("/documents?country=Atlantis", 400, "bad-request"),
        ("/documents?kind=poem", 400, "bad-request"),
        ("/claims?heading=odd", 400, "bad-request"),
        ("/claims?edition=1999", 404, "not-found"),
        ("/search?q=water&year=soon", 400, "bad-request"),
        ("/silence?q=", 400, "bad-request"),
        ("/documents?limit=0", 422, "invalid-parameter"),
        ("/documents?limit=101", 422, "invalid-parameter"),
        ("/documents?limit=many", 422, "invalid-parameter"),
        ("/search?q=" + "x" * 1001, 422, "invalid-parameter"),
        ("/events?kind=odd", 422, "invalid-parameter"),
        ("/documents?cursor=nonsense", 400, "bad-request"),
        ("/documents?county=XVA", 422, "invalid-parameter"),
        ("/monitor?limit=1", 422, "invalid-parameter"),
        ("/compare", 422, "invalid-parameter"),
        ("/matrix?country=Atlantis", 400, "bad-request"),
        ("/matrix?edition=1999", 404, "not-found"),
        ("/matrix?within=odd", 404, "not-found"),
        ("/matrix?by=odd", 422, "invalid-parameter"),
        ("/map?show=odd", 422, "invalid-parameter"),
        ("/map?show=verdict&year=1", 404, "not-found"),
        ("/profiles/XVA/1999/changes", 404, "not-found"),
        ("/profiles/XVA/2024/changes?against=1999", 404, "not-found"),
        ("/data/odd", 404, "not-found"),
        ("/citation?of=/documents/XVA/nss/1999/", 404, "not-found"),
        ("/documents?cursor=%C3%A4", 400, "bad-request"),
    ],
)
def test_what_goes_wrong_is_told_as_data(atlas: Workspace, address: str, status: int, name: str) -> None:
    answer = ask(atlas, address if address.startswith("/api") else f"{ROOT}{address}")
    assert answer.status == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    said = json.loads(answer.body)
    assert said["type"] == f"/api/v1/docs#{name}"
    assert said["status"] == status
    assert said["detail"].endswith(".")
    assert said["title"]
    assert "immutable" not in answer.headers.get("Cache-Control", "")


def test_an_invalid_parameter_is_named(atlas: Workspace) -> None:
    (error,) = got(atlas, "/documents?limit=0", 422)["errors"]
    assert (error["in"], error["name"]) == ("query", "limit")


def test_a_parameter_that_there_is_not_is_named_with_those_that_there_are(atlas: Workspace) -> None:
    found = got(atlas, "/documents?county=XVA&county=XMO&limit=2", 422)
    assert found["errors"] == [{"in": "query", "name": "county", "message": "There is no such parameter."}]
    assert "“county”" in found["detail"]
    assert all(name in found["detail"] for name in ("limit", "cursor", "country", "kind"))


def test_labels_and_sentences_come_in_the_language_that_is_asked_for(atlas: Workspace) -> None:
    assert "in force" in str(got(atlas, "/map"))
    assert "на снази" in str(got(atlas, "/map?lang=sr-Cyrl"))
    assert got(atlas, "/map?lang=sr-Cyrl&limit=1")["next"].count("lang=sr-Cyrl") == 1


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "ODD"])
def test_nothing_but_reading_is_answered(atlas: Workspace, method: str) -> None:
    for address in ("/monitor", "/nothing"):
        answer = asked(atlas, address, method)
        assert answer.status == 405
        assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
        assert json.loads(answer.body)["type"].endswith("#method-not-allowed")


def test_an_error_of_the_program_is_told_without_its_details(
    atlas: Workspace, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(monitor, "workspace_of", fail)
    answer = asked(atlas, "/monitor")
    assert answer.status == 500
    assert json.loads(answer.body)["type"].endswith("#program-error")
    assert b"secret detail" not in answer.body
    assert "RuntimeError: secret detail" in caplog.text


def test_the_same_content_is_not_sent_again(atlas: Workspace) -> None:
    first = asked(atlas, "/monitor")
    tag = first.headers["ETag"]
    assert not tag.startswith("W/")
    again = asked(atlas, "/monitor", HTTP_IF_NONE_MATCH=tag)
    assert (again.status, again.body) == (304, b"")
    assert again.headers["ETag"] == tag
    assert asked(atlas, "/monitor", HTTP_IF_NONE_MATCH='"other"').status == 200
    assert asked(atlas, "/editions").headers["ETag"] != tag


def test_head_answers_as_get_without_a_body(atlas: Workspace) -> None:
    head, get = asked(atlas, "/documents", "HEAD"), asked(atlas, "/documents")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(get.body))
    assert head.headers["ETag"] == get.headers["ETag"]
    assert asked(atlas, "/nothing", "HEAD").status == 404


def test_only_what_never_changes_is_kept_for_ever(atlas: Workspace) -> None:
    text = got(atlas, "/documents/XVA/nss/2023")["versions"][0]["text"]
    for address in (f"/texts/{text}/content", f"/texts/{text}/blocks?limit=1", f"/texts/{text}/spans/0-5"):
        assert "immutable" in asked(atlas, address).headers["Cache-Control"]
    for address in ("/monitor", "/documents", f"/texts/{text}"):
        assert asked(atlas, address).headers["Cache-Control"] == "no-cache"


def test_pages_of_other_sites_may_read_what_is_public(atlas: Workspace) -> None:
    for address in ("/monitor", "/nothing", "/documents?limit=0"):
        answer = asked(atlas, address, HTTP_ORIGIN="https://elsewhere.example")
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers
    before = asked(atlas, "/monitor", "OPTIONS", HTTP_ORIGIN="https://elsewhere.example")
    assert before.status == 204
    assert before.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Access-Control-Allow-Origin" not in ask(atlas, "/").headers


def test_pages_of_other_sites_may_not_read_what_is_served_to_its_own_machine(atlas: Workspace) -> None:
    for method in ("GET", "OPTIONS"):
        answer = ask(atlas, f"{ROOT}/monitor", method, writable=True, HTTP_ORIGIN="https://elsewhere.example")
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_every_answer_states_a_strict_policy(atlas: Workspace) -> None:
    for address in ("/monitor", "/nothing", "/docs"):
        headers = asked(atlas, address).headers
        assert headers["Content-Security-Policy"].startswith(STRICT)
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in headers


def test_what_follows_is_said_in_a_header_too(atlas: Workspace) -> None:
    answer = asked(atlas, "/documents?limit=2")
    following = json.loads(answer.body)["next"]
    assert answer.headers["Link"] == f'<{following}>; rel="next"'
    assert "Link" not in asked(atlas, "/documents?limit=100").headers


@pytest.mark.parametrize(
    "address", ["/documents", "/events?country=XVA", "/claims", "/looks", "/search?q=water", "/concepts"]
)
def test_a_damaged_cursor_is_refused(atlas: Workspace, address: str) -> None:
    mark = "&" if "?" in address else "?"
    following = got(atlas, f"{address}{mark}limit=1")["next"]
    cursor = following.rpartition("cursor=")[2]
    others = [cursor[:-2], cursor + "AA", cursor.swapcase(), cursor[::-1], "A" * 40]
    others.append(base64.urlsafe_b64encode(b"123456[1]").decode())
    for other in others:
        assert "cursor" in got(atlas, f"{address}{mark}cursor={other}", 400)["detail"]


def test_a_cursor_of_another_list_is_refused(atlas: Workspace) -> None:
    cursor = got(atlas, "/documents?limit=1")["next"].rpartition("cursor=")[2]
    for address in ("/countries?", "/documents?country=XVA&"):
        assert "another list" in got(atlas, f"{address}cursor={cursor}", 400)["detail"]
    assert got(atlas, f"/documents?limit=3&cursor={cursor}")["documents"]


def test_hostile_words_come_as_data(atlas: Workspace) -> None:
    titles = [document["title"] for document in walked(atlas, "/documents?country=XTH", "documents")]
    assert any("<script>" in title for title in titles)
    assert asked(atlas, "/documents?country=XTH").headers["Content-Type"].startswith("application/json")
