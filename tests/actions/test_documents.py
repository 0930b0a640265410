from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from stratlas.actions import Workspace, add_document, check, documents, open_workspace
from stratlas.errors import BadFile, StratlasError, TakenId, UnknownId, UsageError
from stratlas.extract import apart
from stratlas.records import Document, Role, Translation
from tests.builders import STRATEGY, monitor, submission, written
from tests.texts import NOW


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return monitor(tmp_path / "monitor")


@pytest.fixture
def strategy(tmp_path: Path) -> Path:
    return written(tmp_path, "strategy.txt", STRATEGY)


def rows(workspace: Workspace) -> tuple[int, int, int]:
    sources = workspace.store.sources
    files = [path for path in workspace.archive.folder.rglob("*") if path.is_file()]
    return len(workspace.store.register.documents()), len(sources.captures()), len(files)


def test_a_file_becomes_archived_bytes_a_text_and_a_document_with_a_readable_id(
    workspace: Workspace, strategy: Path
) -> None:
    added = add_document(workspace, submission(strategy))
    assert (added.document.id, added.version.id) == ("SRB/nss/2019", "SRB/nss/2019/en")
    assert workspace.archive.read(added.text.capture) == STRATEGY.encode()
    assert workspace.store.sources.text(added.text.id) == added.text
    assert [event.date.value for event in workspace.store.register.events(["SRB/nss/2019"])] == ["2019-12-27"]
    assert [entry.action for entry in workspace.store.journal.entries("SRB/nss/2019/en")] == ["add"]


def test_without_a_date_the_id_says_undated(workspace: Workspace, strategy: Path) -> None:
    assert add_document(workspace, submission(strategy, adopted="")).document.id == "SRB/nss/undated"


def test_the_same_file_twice_is_one_capture_with_two_sightings(workspace: Workspace, strategy: Path) -> None:
    first = add_document(workspace, submission(strategy))
    second = add_document(workspace, submission(strategy))
    assert (first.new, second.new) == (True, False)
    assert rows(workspace) == (1, 1, 1)
    assert len(workspace.store.sources.sightings(capture=first.text.capture)) == 2
    assert len(workspace.store.register.events(["SRB/nss/2019"])) == 1


def test_one_file_may_be_two_documents(workspace: Workspace, strategy: Path) -> None:
    add_document(workspace, submission(strategy))
    add_document(workspace, submission(strategy, kind="nds"))
    assert rows(workspace) == (2, 1, 1)


def test_a_translation_is_another_version_of_the_same_document(workspace: Workspace, tmp_path: Path) -> None:
    original = written(tmp_path, "sr.txt", "Стратегија националне безбедности\n\nБезбедне луке и чисте реке.\n")
    add_document(workspace, submission(original, language="sr-Cyrl", title="Стратегија"))
    english = written(tmp_path, "en.txt", STRATEGY)
    added = add_document(workspace, submission(english, translation="official"))
    assert added.version.translation is Translation.OFFICIAL
    assert added.document.title == "Стратегија"
    assert [version.id for version in workspace.store.register.versions("SRB/nss/2019")] == [
        "SRB/nss/2019/sr-Cyrl",
        "SRB/nss/2019/en",
    ]


def test_an_id_taken_by_another_file_is_refused_and_says_what_to_do(
    workspace: Workspace, strategy: Path, tmp_path: Path
) -> None:
    add_document(workspace, submission(strategy))
    other = written(tmp_path, "other.txt", "Quite another strategy, of bridges and of boats.\n")
    before = rows(workspace)
    with pytest.raises(TakenId, match="SRB/nss/2019/en is taken by another file.*--id SRB/nss/2019-b"):
        add_document(workspace, submission(other, title="Another"))
    assert rows(workspace) == before
    assert add_document(workspace, submission(other, id="SRB/nss/2019-b")).document.year == 2019


def test_a_better_copy_of_a_version_is_taken_when_asked(workspace: Workspace, strategy: Path, tmp_path: Path) -> None:
    add_document(workspace, submission(strategy))
    better = written(tmp_path, "better.txt", STRATEGY + "\nSigned by all.\n")
    added = add_document(workspace, submission(better, recapture=True))
    assert workspace.store.sources.texts_of(["SRB/nss/2019/en"]) == {"SRB/nss/2019/en": added.text.id}
    assert rows(workspace) == (1, 2, 2)


def test_a_date_that_contradicts_the_register_is_refused(workspace: Workspace, strategy: Path, tmp_path: Path) -> None:
    add_document(workspace, submission(strategy))
    other = written(tmp_path, "sq.txt", "Strategjia e sigurisë kombëtare.\n")
    with pytest.raises(TakenId, match="adopted on 2019-12-27, and this one was adopted on 2019-03"):
        add_document(workspace, submission(other, language="sq", adopted="2019-03"))


def test_a_successor_needs_its_predecessor_in_the_register(workspace: Workspace, strategy: Path) -> None:
    with pytest.raises(UnknownId, match="SRB/nss/2009 is not in the register"):
        add_document(workspace, submission(strategy, supersedes="SRB/nss/2009"))
    assert rows(workspace) == (0, 0, 0)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"country": "Atlantis"}, "“Atlantis” is not a country of this monitor"),
        ({"kind": "budget"}, "“budget” is not a kind of document here"),
        ({"language": "english"}, "english"),
        ({"language": "xx"}, "xx"),
        ({"language": ""}, "language"),
        ({"adopted": "2019-02-30"}, "“2019-02-30” is not a date"),
        ({"title": "  "}, "has no title"),
        ({"translation": "poetic"}, "“poetic” is no kind of translation"),
        ({"id": "HRV/nss/2019"}, "cannot be the id of this document"),
        ({"id": "SRB/nss/2019/../x"}, "cannot be the id of this document"),
        ({"supersedes": "SRB/nss/2019"}, "cannot supersede itself"),
        ({"sha256": "0" * 64}, "is not the file that the register means"),
    ],
)
def test_a_value_that_cannot_be_is_a_sentence_and_writes_nothing(
    workspace: Workspace, strategy: Path, change: dict[str, str], sentence: str
) -> None:
    with pytest.raises(UsageError, match=sentence):
        add_document(workspace, submission(strategy, **change))
    assert rows(workspace) == (0, 0, 0)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("page.pdf", b"<!doctype html><html><body><p>Not found</p></body></html>"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"),
        ("zip.docx", b"PK\x03\x04 nothing more"),
        ("noise.txt", bytes(range(256)) * 20),
    ],
)
def test_bytes_that_cannot_be_read_are_a_sentence_and_write_nothing(
    workspace: Workspace, tmp_path: Path, name: str, content: bytes
) -> None:
    with pytest.raises(BadFile) as raised:
        add_document(workspace, submission(written(tmp_path, name, content)))
    assert str(raised.value).count(". ") == 0
    assert str(raised.value).endswith(".")
    assert rows(workspace) == (0, 0, 0)


def test_a_reported_document_becomes_a_held_one(workspace: Workspace, strategy: Path) -> None:
    workspace.store.register.add_document(Document("SRB/nss/2019", "SRB", "nss", 2019, ""), "tester", NOW)
    added = add_document(workspace, submission(strategy))
    assert added.document.title == "National Security Strategy"
    assert workspace.store.sources.sightings(about=["SRB/nss/2019/en"])[0].role is Role.PRIMARY


def test_of_two_people_who_add_at_once_the_second_is_refused(
    workspace: Workspace, strategy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = written(tmp_path, "other.txt", "Quite another strategy, of bridges and of boats.\n")
    quicker = open_workspace(workspace.folder, actor="quicker", clock=workspace.clock)

    def slow(*arguments: object, **options: object) -> object:
        monkeypatch.undo()
        add_document(quicker, submission(other, title="Quicker"))
        return apart(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(documents, "apart", slow)
    with pytest.raises(TakenId, match="is taken by another file, “Quicker”"):
        add_document(workspace, submission(strategy))
    assert rows(workspace) == (1, 1, 1)


def test_a_failure_while_writing_leaves_no_rows_and_no_bytes_in_the_archive(
    workspace: Workspace, strategy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StratlasError("no")

    monkeypatch.setattr(workspace.store.sources, "add_text", fail)
    with pytest.raises(StratlasError):
        add_document(workspace, submission(strategy))
    assert rows(workspace) == (0, 0, 0)


def test_a_failure_never_takes_away_bytes_that_somebody_else_has_entered(
    workspace: Workspace, strategy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = open_workspace(workspace.folder, actor="other", clock=workspace.clock)
    transaction, calls = workspace.store.transaction, []

    def interrupted() -> AbstractContextManager[None]:
        calls.append(1)
        if len(calls) == 2:  # the clean-up after the failure: by now the other has entered the same bytes
            add_document(other, submission(strategy, kind="nds"))
        return transaction()

    def fail(*_: object) -> None:
        raise StratlasError("no")

    monkeypatch.setattr(workspace.store, "transaction", interrupted)
    monkeypatch.setattr(workspace.store.sources, "add_text", fail)
    with pytest.raises(StratlasError, match="no"):
        add_document(workspace, submission(strategy))
    assert len(calls) == 2
    assert rows(workspace) == (1, 1, 1)
    assert check(workspace).problems == ()


def test_another_language_joins_a_document_only_when_it_is_said_or_the_date_is_the_same(
    workspace: Workspace, strategy: Path, tmp_path: Path
) -> None:
    add_document(workspace, submission(strategy, adopted="2019"))
    other = written(tmp_path, "sq.txt", "Strategjia e sigurisë kombëtare.\n")
    with pytest.raises(TakenId, match="is there already, in en, as “National Security Strategy”: say --translation"):
        add_document(workspace, submission(other, language="sq", adopted="2019-12-27"))
    joined = add_document(workspace, submission(other, language="sq", adopted="2019"))
    assert joined.hints == (
        "it is another original of the document that is there as SRB/nss/2019/en, “National Security Strategy”",
    )
    third = written(tmp_path, "mk.txt", "Стратегија за национална безбедност.\n")
    add_document(workspace, submission(third, language="mk", adopted="2019-12-27", translation="official"))


def test_what_somebody_should_look_at_is_said(workspace: Workspace, strategy: Path) -> None:
    reported = Document("SRB/nss/2020", "SRB", "nss", 2020, "")
    workspace.store.register.add_document(reported, "tester", NOW)
    first = add_document(workspace, submission(strategy))
    assert [hint.split(";")[0] for hint in first.hints] == ["SRB/nss/2020 is known by report only"]
    second = add_document(workspace, submission(strategy, country="HRV"))
    assert second.hints == ("the same file is also SRB/nss/2019/en",)
