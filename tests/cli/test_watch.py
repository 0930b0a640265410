from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import STRATEGY, written
from tests.cli.conftest import Run
from tests.hostile_server import Server, answer, redirect, serving
from tests.watched import Watched


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        running.pages["/s.txt"] = answer(STRATEGY, content_type="text/plain")
        yield running


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    made = Watched(tmp_path / "monitor")
    made.add(STRATEGY)
    return made


def test_from_a_source_to_an_event(run: Run, watched: Watched, server: Server) -> None:
    assert run("source", "add", "SRB/nss/2019", server.url("/s.txt")).out.startswith("SRB/sources/1  document of")
    assert "1 source looked at: 1 same." in run("watch").out
    server.pages["/s.txt"] = answer(STRATEGY + "And more.", content_type="text/plain")
    seen = run("watch", "--all")
    assert (seen.code, "SRB/sources/1/checks/3  different" in seen.out) == (0, True)
    shown = run("triage", "SRB")
    assert "1 difference to explain." in shown.out
    assert "reworded: + “And more”" in shown.out
    made = run("triage", "SRB/sources/1/checks/3", "--event", "amended", "2025-05")
    assert "SRB/nss/2019/events/2  amended 2025-05" in made.out
    assert "nothing to explain" in run("triage").out


def test_json_of_each_command(run: Run, watched: Watched, server: Server) -> None:
    added = run("source", "add", "SRB/nss/2019", server.url("/s.txt"), "--json").json
    assert set(added) == {"source", "first"}
    (look,) = run("watch", "--json").json["looks"]
    assert (look["result"], look["status"], look["final"]) == ("same", 200, server.url("/s.txt"))
    assert run("source", "list", "SRB", "--json").json["sources"][0]["last"]["result"] == "same"
    checked = run("look", "SRB/sources/1", "different", "--note", "It looks odd.", "--json").json["check"]
    assert (checked["person"], checked["result"]) == (True, "different")
    (item,) = run("triage", "--json").json["open"]
    assert (item["check"]["id"], item["changes"]) == (checked["id"], [])
    assert run("triage", checked["id"], "--dismiss", "It is not.", "--json").json == {"dismissed": checked["id"]}
    assert run("source", "retire", "SRB/sources/1", "--reason", "Moved.", "--json").json["source"]["retired"]


def test_what_fails_is_listed_and_the_exit_code_is_1(run: Run, watched: Watched, server: Server) -> None:
    run("source", "add", "SRB/nss/2019", server.url("/s.txt"))
    server.pages["/bad"] = answer("", "500 Fault")
    run("source", "add", "SRB/nss/2019", server.url("/bad"))
    seen = run("watch")
    assert (seen.code, "2 sources looked at: 1 same, 1 failed." in seen.out) == (1, True)
    assert "SRB/sources/2" in seen.err
    assert "answered 500 Fault" in seen.err
    assert "Nothing is due" in run("watch").out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("triage", "SRB", "--dismiss", "No."), "Name the look"),
        (("triage", "SRB/sources/1/checks/1", "--dismiss", "a", "--event", "amended", "2020"), "either dismissed or"),
        (("watch", "SRB/sources/1"), "is no source here"),
        (("watch", "Atlantis"), "Atlantis"),
        (("source", "retire", "SRB/sources/1"), "with a --reason"),
        (("look", "SRB/sources/1", "same"), "is no source here"),
        (("source", "nonsense"), "No such command"),
    ],
)
def test_bad_input_is_one_sentence(run: Run, watched: Watched, arguments: tuple[str, ...], sentence: str) -> None:
    ran = run(*arguments)
    assert (ran.code, sentence in ran.err) == (2, True)


def test_a_strategy_is_added_from_its_address(run: Run, watched: Watched, server: Server) -> None:
    server.pages["/old"] = redirect("/s.txt")
    about = ("--country", "HRV", "--kind", "nss", "--title", "S", "--language", "en")
    assert run("add", server.url("/old"), *about).code == 0
    sighting = watched.workspace.store.sources.sightings(about=["HRV/nss/undated/en"])[0]
    assert (sighting.address, server.url("/s.txt") in sighting.note) == (server.url("/old"), True)
    missing = run("add", server.url("/none"), *about)
    assert (missing.code, "answered 404 Not Found" in missing.err) == (1, True)


def test_an_event_is_shown_by_a_page_of_the_web(run: Run, watched: Watched, server: Server) -> None:
    words = "<main><p>Parliament adopted changes to the strategy.</p></main>"
    server.pages["/gazette"] = answer(words)
    given = ("event", "SRB/nss/2019", "amended", "2025", "--source", server.url("/gazette"))
    recorded = run(*given, "--quote", "adopted changes", "--json").json["recorded"][0]
    assert (recorded["proved"], recorded["evidence"][0]["address"]) == (True, server.url("/gazette"))


def test_a_file_somebody_got_is_named_from_where_the_command_is_run(run: Run, watched: Watched) -> None:
    written(watched.folder, "letter.txt", "We have no new strategy.")
    run("source", "add", "SRB", "The ministry", "--kind", "office")
    assert "(nobody has looked)" in run("source", "list").out
    assert run("look", "SRB/sources/1", "same", "--file", "letter.txt").code == 0
    assert "(same on 20" in run("source", "list").out


def test_a_table_of_events_names_pages_of_the_web_and_an_archived_file_is_named_by_its_digest(
    run: Run, watched: Watched, server: Server, tmp_path: Path
) -> None:
    server.pages["/g"] = answer("<p>On 4 May 2023 the council amended the strategy.</p>")
    row = f"SRB/nss/2019,amended,2023-05-04,{server.url('/g')},the council amended the strategy\n"
    missing = f"SRB/nss/2019,amended,2023-06,{server.url('/no')},words\n"
    table = written(tmp_path, "events.csv", f"document,kind,date,source,quote\n{row}{missing}")
    ran = run("event", "--from", table, "--json")
    (event,), (failed,) = ran.json["recorded"], ran.json["failed"]
    assert (ran.code, event["proved"], event["evidence"][0]["address"]) == (1, True, server.url("/g"))
    assert (failed["line"], "answered 404" in failed["message"]) == (3, True)
    digest = event["evidence"][0]["capture"]
    ran = run("event", "SRB/nss/2019", "published", "2023-05", "--source", digest, "--quote", "the council", "--json")
    assert ran.json["recorded"][0]["evidence"][0]["capture"] == digest
