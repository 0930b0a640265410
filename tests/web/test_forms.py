"""Writing from a page: only on this machine, only from this site, only with a name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import override_settings

from stratlas.actions import Workspace
from tests.web.asking import ask, fill


@pytest.fixture(autouse=True)
def _form_pages() -> Iterator[None]:
    with override_settings(ROOT_URLCONF="tests.web.form_urls"):
        yield


def _judgements(workspace: Workspace) -> list[tuple[str, object]]:
    return [(entry.actor, entry.detail["said"]) for entry in workspace.store.journal.entries("test")]


def test_a_form_is_taken_in_the_name_it_says(copy_of_atlas: Workspace) -> None:
    answer = fill(copy_of_atlas, "/judged/", name="  Vera   Ilić ", said="yes")
    assert (answer.status, answer.headers["Location"]) == (303, "/judged/")
    assert _judgements(copy_of_atlas) == [("Vera Ilić", "yes")]


@pytest.mark.parametrize("name", ["", "   ", "x" * 121])
def test_a_form_without_a_name_or_with_an_endless_one_is_not_taken(copy_of_atlas: Workspace, name: str) -> None:
    answer = fill(copy_of_atlas, "/judged/", name=name, said="yes")
    assert answer.status == 400
    assert "name" in answer.words
    assert _judgements(copy_of_atlas) == []


def test_where_the_monitor_is_only_to_be_read_there_is_no_form_and_none_is_taken(copy_of_atlas: Workspace) -> None:
    shown = ask(copy_of_atlas, "/judged/")
    assert "to be read" in shown.words
    assert "Set-Cookie" not in shown.headers
    answer = ask(copy_of_atlas, "/judged/", "POST")
    assert answer.status == 403
    assert "only to be read here" in answer.words


def test_a_forged_form_is_not_taken(copy_of_atlas: Workspace) -> None:
    kind = "application/x-www-form-urlencoded"
    answer = ask(copy_of_atlas, "/judged/", "POST", writable=True, body=b"name=V&said=no", CONTENT_TYPE=kind)
    assert answer.status == 403
    assert "not from this site" in answer.words
    assert _judgements(copy_of_atlas) == []


def test_a_page_without_a_form_takes_none(copy_of_atlas: Workspace) -> None:
    assert ask(copy_of_atlas, "/shown/", "POST", writable=True).status == 405


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "evil", "/\\evil.example"])
def test_a_form_never_leads_to_another_site(copy_of_atlas: Workspace, elsewhere: str) -> None:
    answer = fill(copy_of_atlas, "/judged/", name="V", said="yes", next=elsewhere)
    assert answer.headers["Location"] == "/judged/"


def test_a_form_leads_back_to_where_it_was_filled_in(copy_of_atlas: Workspace) -> None:
    assert fill(copy_of_atlas, "/judged/", name="V", said="yes", next="/a/?b=1").headers["Location"] == "/a/?b=1"
