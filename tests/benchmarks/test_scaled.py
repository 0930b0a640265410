"""The generated monitor: whole by its own checks, the same whenever it is made, and as large as it was asked for."""

from __future__ import annotations

from pathlib import Path

from benchmarks.scaled import Size, build

from stratlas.actions import Workspace, check
from stratlas.extract import extract
from stratlas.profiles import read_page
from stratlas.records import Role

SMALL = Size(countries=3, editions=2, documents=4, passages=80, looks=2)


def test_a_scaled_monitor_is_whole_and_as_large_as_asked(tmp_path: Path) -> None:
    workspace = build(tmp_path / "scaled", SMALL)
    checked = check(workspace)
    assert {problem.what for problem in (*checked.problems, *checked.notes)} <= {"contradiction"}
    register, pages = workspace.store.register, workspace.store.pages
    assert len(register.documents()) == 12
    assert len([document for document in register.documents() if document.supersedes]) == 6
    assert len(pages.pages()) == 6
    claims = pages.claims()
    assert {claim.heading for claim in claims} == {heading.key for heading in workspace.config.headings}
    assert {claim.role for claim in claims} == {Role.PRIMARY, Role.SECONDARY}
    _reads_as_it_was_entered(workspace)


def _reads_as_it_was_entered(workspace: Workspace) -> None:
    """What was put in without being read is what reading gives."""
    page = workspace.store.pages.pages()[0]
    text = workspace.store.sources.text(page.text)
    assert text is not None
    reading = read_page(text, workspace.config, workspace.countries)
    claims = workspace.store.pages.claims(page.country, page.edition)
    assert [(one.heading, one.wording) for one in reading.claims] == [(one.heading, one.wording) for one in claims]
    report = workspace.store.pages.report(page)
    assert reading.report is not None
    assert report is not None
    assert (reading.report.outcome, reading.report.year) == (report.outcome, report.year)
    versions = workspace.store.sources.present_texts()
    for name, held in sorted(versions.items())[:3]:
        text = workspace.store.sources.text(held)
        assert text is not None
        data, language = workspace.archive.read(text.capture), name.rsplit("/", 1)[1]
        assert extract(data, name="strategy.txt", capture=text.capture, language=language) == text


def test_the_same_size_is_the_same_monitor(tmp_path: Path) -> None:
    size = Size(countries=1, editions=1, documents=2, passages=40, looks=1)
    one, other = (build(tmp_path / name, size) for name in ("one", "other"))
    assert one.store.sources.captures() == other.store.sources.captures()
    assert one.store.journal.entries() == other.store.journal.entries()
    assert one.store.pages.claims() == other.store.pages.claims()
