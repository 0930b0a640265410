"""What is remembered of countries is what their rows say, whoever entered them; and it is worked out once."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from stratlas.actions import (
    Happening,
    Look,
    Workspace,
    add_document,
    add_source,
    as_event,
    dismiss,
    due,
    import_page,
    known_of,
    open_differences,
    open_workspace,
    record_event,
    record_look,
    retire_source,
    retract_event,
    watch,
)
from stratlas.store import Entry
from tests.builders import PAGE, STRATEGY, monitor, submission, written
from tests.texts import NOW


def _fresh(workspace: Workspace) -> Workspace:
    return open_workspace(workspace.folder, actor="tester", clock=lambda: NOW)


def _agree(workspace: Workspace) -> None:
    """What is remembered, of all and of one, is what somebody finds who remembers nothing."""
    other = _fresh(workspace)
    assert known_of(workspace) == known_of(other)
    assert known_of(workspace, "SRB") == known_of(_fresh(workspace), "SRB")


def _queries(workspace: Workspace, country: str | None = None) -> int:
    with CaptureQueriesContext(connections[workspace.store._database.alias]) as queries:
        known_of(workspace, country)
    return len(queries)


def test_what_is_known_follows_every_action(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    _agree(workspace)
    strategy = written(tmp_path, "strategy.txt", STRATEGY)
    add_document(workspace, submission(strategy))
    _agree(workspace)
    add_document(workspace, submission(strategy, country="Albania", adopted="2020"))
    _agree(workspace)
    event = record_event(workspace, Happening("SRB/nss/2019", "amended", "2021", note="by telephone"))
    _agree(workspace)
    retract_event(workspace, event.id, "it was another one")
    _agree(workspace)
    import_page(workspace, written(tmp_path, "page.txt", PAGE))
    _agree(workspace)
    import_page(workspace, written(tmp_path, "page.txt", PAGE.replace("2019", "2018")), replace=True)
    _agree(workspace)
    file = written(workspace.folder, "site.txt", STRATEGY)
    source, _ = add_source(workspace, "SRB/nss/2019", "site.txt")
    _agree(workspace)
    record_look(workspace, source.id, Look("same", since="2020"))
    _agree(workspace)
    for words in ("", "\n\nThe quays are closed.\n", "\n\nThe quays are open.\n"):
        file.write_text(STRATEGY + words, encoding="utf-8")
        assert not [looked for looked in watch(workspace, due(workspace, everything=True)) if looked.failed]
        _agree(workspace)
    first, second = open_differences(workspace)
    dismiss(workspace, first.check.id, "the site was moved")
    _agree(workspace)
    as_event(workspace, second.check.id, "amended", "2022")
    _agree(workspace)
    retire_source(workspace, source.id, "the site is gone")
    _agree(workspace)


def test_what_another_process_enters_is_known(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    assert known_of(workspace) == {}
    add_document(_fresh(workspace), submission(written(tmp_path, "strategy.txt", STRATEGY)))
    assert list(known_of(workspace)) == ["SRB"]
    _agree(workspace)


def test_nothing_is_asked_twice_but_whether_something_was_entered(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    for country in ("Serbia", "Albania", "Kenya"):
        add_document(workspace, submission(written(tmp_path, "strategy.txt", STRATEGY), country=country))
    known_of(workspace)
    assert _queries(workspace) == _queries(workspace, "SRB") == _queries(workspace, "XXX") == 1
    before = known_of(workspace)
    record_event(workspace, Happening("SRB/nss/2019", "amended", "2021", note="by telephone"))
    after = known_of(workspace)
    assert after["SRB"] != before["SRB"]
    assert after["ALB"] is before["ALB"]  # nothing was entered about it


def test_an_action_that_is_not_known_here_concerns_all_countries(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    add_document(workspace, submission(written(tmp_path, "strategy.txt", STRATEGY)))
    before = known_of(workspace)
    with workspace.store.transaction():
        workspace.log("reorder", "ALB/nss/2019", {})
    assert known_of(workspace)["SRB"] is not before["SRB"]


def test_what_is_undone_is_not_remembered(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    add_document(workspace, submission(written(tmp_path, "strategy.txt", STRATEGY)))
    known_of(workspace)
    with pytest.raises(ValueError, match="undone"), workspace.store.transaction():
        record_event(workspace, Happening("SRB/nss/2019", "amended", "2021", note="by telephone"))
        assert len(known_of(workspace)["SRB"].events) == 2
        assert len(known_of(workspace, "SRB")["SRB"].events) == 2
        raise ValueError("undone")
    assert len(known_of(workspace)["SRB"].events) == 1
    record_event(workspace, Happening("SRB/nss/2019", "amended", "2022", note="by letter"))
    _agree(workspace)


def test_a_log_that_was_put_back_is_noticed(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    add_document(workspace, submission(written(tmp_path, "strategy.txt", STRATEGY)))
    before = known_of(workspace)
    marks = workspace.store.journal.since(1)
    workspace.memory._seen = type(marks[0])(marks[-1].number + 5, "event", "SRB/nss/2019/events/9", NOW)
    assert known_of(workspace)["SRB"] is not before["SRB"]
    assert workspace.store.journal.entries()[-1] == Entry(
        "tester", NOW, marks[-1].action, marks[-1].target, workspace.store.journal.entries()[-1].detail
    )
