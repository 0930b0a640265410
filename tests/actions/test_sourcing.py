from pathlib import Path

import pytest

from stratlas.actions import (
    Look,
    Workspace,
    add_document,
    add_source,
    as_event,
    compare,
    dismiss,
    last_looks,
    open_differences,
    record_look,
    retire_source,
    verdict_of,
)
from stratlas.errors import StratlasError, TakenId, UnknownId, UsageError
from stratlas.records import Outcome, Result, Role
from tests.builders import STRATEGY, monitor, submission, written
from tests.hostile_server import answer, serving
from tests.watched import Watched

ADDRESS = "https://example.org/strategy.pdf"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = monitor(tmp_path / "monitor")
    add_document(made, submission(written(tmp_path, "strategy.txt", STRATEGY), address=ADDRESS))
    return made


def test_sources_are_numbered_by_country_and_kept_when_they_are_retired(workspace: Workspace) -> None:
    ids = [
        add_source(workspace, about, f"{ADDRESS}?{about}", kind="list")[0].id for about in ("SRB", "HRV", "Serbia/nss")
    ]
    assert ids == ["SRB/sources/1", "HRV/sources/1", "SRB/sources/2"]
    retire_source(workspace, "SRB/sources/2", "It moved.")
    again, _ = add_source(workspace, "SRB/nss", f"{ADDRESS}?Serbia/nss")
    assert again.id == "SRB/sources/3"
    assert workspace.store.watching.source("SRB/sources/2").retired is not None  # type: ignore[union-attr]


def test_the_receipt_of_the_archived_file_is_the_first_look_at_the_address_it_came_from(workspace: Workspace) -> None:
    _, first = add_source(workspace, "SRB/nss/2019", ADDRESS.replace("example", "EXAMPLE"))
    assert first is not None
    assert (first.result, first.looked.value) == (Result.FIRST, "2026-03-01")
    assert add_source(workspace, "SRB/nss/2019", f"{ADDRESS}?other")[1] is None


@pytest.mark.parametrize(
    ("about", "address", "kind", "sentence"),
    [
        ("SRB/nss/2001", ADDRESS, "", "is not in the register"),
        ("Atlantis", ADDRESS, "", "Atlantis"),
        ("SRB/budget", ADDRESS, "", "is not a kind of document"),
        ("SRB", ADDRESS, "document", "name a document"),
        ("SRB", ADDRESS, "rumour", "no kind of source"),
        ("SRB", "inbox.txt", "", "is no web address"),
        ("SRB/nss/2019", "missing.txt", "", "neither a web address"),
        ("SRB/nss/2019", "ftp://example.org/a", "", "only http and https"),
        ("SRB/nss/2019", "https://a:b@example.org/a", "", "name or password"),
        ("SRB", " ", "office", "needs an address"),
    ],
)
def test_a_source_that_cannot_be_is_a_sentence(
    workspace: Workspace, about: str, address: str, kind: str, sentence: str
) -> None:
    with pytest.raises(StratlasError, match=sentence):
        add_source(workspace, about, address, kind=kind)
    assert workspace.store.watching.sources() == []


def test_a_source_is_entered_once(workspace: Workspace) -> None:
    add_source(workspace, "SRB/nss/2019", ADDRESS)
    with pytest.raises(TakenId, match="as SRB/sources/1"):
        add_source(workspace, "SRB/nss/2019", ADDRESS)


def test_a_persons_look_is_kept_with_the_answer_they_got(workspace: Workspace, tmp_path: Path) -> None:
    source, _ = add_source(workspace, "SRB", "The ministry", kind="office")
    letter = written(tmp_path, "letter.jpg", b"\xff\xd8\xff\xe0 a photograph of a letter")
    check = record_look(workspace, source.id, Look("same", "2026-02", "2019", "They wrote.", letter))
    kept = workspace.store.watching.check(check.id)
    assert kept is not None
    assert (kept.person, kept.actor, kept.looked.value, str(kept.since)) == (True, "tester", "2026-02", "2019")
    (sighting,) = workspace.store.sources.sightings(capture=kept.capture)
    assert (sighting.role, sighting.about, kept.text) == (Role.SECONDARY, source.id, "")
    assert workspace.archive.read(kept.capture).startswith(b"\xff\xd8")


def test_a_persons_look_proves_a_year(workspace: Workspace) -> None:
    source, _ = add_source(workspace, "SRB", "The ministry", kind="office")
    record_look(workspace, source.id, Look("silent", "2026-01-10"))
    kinds = {kind.kind: kind for kind in verdict_of(workspace, "SRB", 2024).kinds}
    assert kinds["nss"].outcome is Outcome.UNKNOWN
    look = record_look(workspace, source.id, Look("same", "2026-02-01", "2020", "By telephone."))
    assert last_looks(workspace, "SRB") == {}
    assert last_looks(workspace, "SRB", people=True)[source.id].id == look.id
    kinds = {kind.kind: kind for kind in verdict_of(workspace, "SRB", 2024).kinds}
    assert kinds["nss"].outcome is Outcome.UNCHANGED


@pytest.mark.parametrize(
    ("look", "sentence"),
    [
        (Look("better"), "say different, gone, same, silent"),
        (Look("failed"), "nothing that a look finds"),
        (Look("same", "2026-03-02"), "has not come yet"),
        (Look("gone", since="2019"), "leave --since out"),
        (Look("same", "2025", "2026"), "is after the look"),
        (Look("same", "soon"), "is not a date"),
        (Look("same", file=Path("missing.pdf")), "does not exist"),
    ],
)
def test_a_look_that_cannot_be_is_a_sentence(workspace: Workspace, look: Look, sentence: str) -> None:
    source, _ = add_source(workspace, "SRB", "The ministry", kind="office")
    with pytest.raises(UsageError, match=sentence):
        record_look(workspace, source.id, look)
    assert workspace.store.watching.checks() == []


def different(tmp_path: Path) -> tuple[Watched, str]:
    """A monitor with a look that found a difference."""
    watched = Watched(tmp_path / "monitor")
    watched.add(STRATEGY)
    file = written(watched.folder, "gazette.txt", STRATEGY)
    add_source(watched.workspace, "SRB/nss/2019", "gazette.txt")
    watched.look()
    file.write_text(STRATEGY.replace("Clean rivers", "Cleaner rivers"), encoding="utf-8")
    return watched, watched.look().id


def test_what_is_different_is_shown_by_what_changed(tmp_path: Path) -> None:
    watched, check = different(tmp_path)
    (found,) = open_differences(watched.workspace, "Serbia")
    (pair,) = found.pairs
    assert (found.check.id, [change.kind.value for change in pair.changes]) == (check, ["reworded"])
    assert compare(watched.workspace, "SRB/nss/2019", pair.new).alignment.summary == pair.alignment.summary
    assert open_differences(watched.workspace, "HRV") == []


def test_what_the_source_gave_does_not_become_the_text_of_the_document(tmp_path: Path) -> None:
    watched, _ = different(tmp_path)
    text = watched.workspace.store.sources.texts_of(["SRB/nss/2019/en"])["SRB/nss/2019/en"]
    assert "Clean rivers" in watched.workspace.store.sources.contents([text])[text]


def test_a_difference_is_dismissed_once_with_a_reason(tmp_path: Path) -> None:
    watched, check = different(tmp_path)
    with pytest.raises(UsageError, match="with a reason"):
        dismiss(watched.workspace, check, " ")
    dismiss(watched.workspace, check, "A slip of the printer.")
    assert open_differences(watched.workspace) == []
    with pytest.raises(UsageError, match="settled already .dismissed: A slip"):
        dismiss(watched.workspace, check, "Again.")


def test_a_difference_becomes_an_event_that_what_came_back_proves(tmp_path: Path) -> None:
    watched, check = different(tmp_path)
    event = as_event(watched.workspace, check, "amended", "2026-03-03")
    assert (event.proved, event.evidence[0].address) == (True, "gazette.txt")
    settled = watched.workspace.store.watching.check(check)
    assert settled is not None
    assert settled.settlement is not None
    assert settled.settlement.event == event.id
    assert verdict_of(watched.workspace, "SRB", 2026).kinds[0].outcome is Outcome.AMENDED


def test_an_event_that_cannot_be_leaves_the_difference_open(tmp_path: Path) -> None:
    watched, check = different(tmp_path)
    with pytest.raises(UsageError, match="has not come yet"):
        as_event(watched.workspace, check, "amended", "2030")
    with pytest.raises(UnknownId, match="no look at a source"):
        as_event(watched.workspace, "SRB/sources/1/checks/99", "amended", "2026")
    with pytest.raises(UsageError, match="found nothing different"):
        dismiss(watched.workspace, "SRB/sources/1/checks/1", "No.")
    assert len(open_differences(watched.workspace)) == 1
    assert len(watched.workspace.store.register.events(["SRB/nss/2019"])) == 1


def test_a_new_document_on_a_list_becomes_a_document_with_its_event(tmp_path: Path) -> None:
    watched = Watched(tmp_path / "monitor")
    with serving() as server:
        one = "<main><a href='/l/a.txt'>A</a></main>"
        server.pages |= {"/l/": answer(one), "/l/a.txt": answer(STRATEGY, content_type="text/plain")}
        add_source(watched.workspace, "SRB/nss", server.url("/l/"))
        watched.look()
        server.pages["/l/"] = answer(one + "<main><a href='/l/b.txt'>The strategy of 2026</a></main>")
        server.pages["/l/b.txt"] = answer(STRATEGY + "New.", content_type="text/plain")
        check = watched.look().id
    with pytest.raises(UsageError, match="say of which --document"):
        as_event(watched.workspace, check, "adopted", "2026-03-05")
    event = as_event(
        watched.workspace, check, "adopted", "2026-03-05", document="SRB/nss/2026", title="The strategy of 2026"
    )
    assert [item.address.rsplit("/", 1)[1] for item in event.evidence] == ["", "b.txt"]
    assert watched.workspace.store.register.document("SRB/nss/2026") is not None
