from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from stratlas.actions import Workspace, check, import_page, open_workspace, profile, show
from stratlas.errors import ImportRefused, UsageError
from stratlas.records import Outcome, Role
from tests.builders import PAGE, monitor, written


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return monitor(tmp_path / "monitor")


def test_a_page_becomes_claims_bound_to_its_own_words(workspace: Workspace, tmp_path: Path) -> None:
    done = import_page(workspace, written(tmp_path, "page.txt", PAGE))
    assert (done.country, done.edition.id, done.edition.reference_year, done.state) == ("SRB", "2024", 2023, "imported")
    found = profile(workspace, "SRB", "2024")
    assert [(claim.id, claim.wording) for claim in found.claims] == [
        ("SRB/2024/interests/1", "Safe harbours"),
        ("SRB/2024/interests/2", "Clean rivers"),
        ("SRB/2024/threats/1", "Long winters"),
        ("SRB/2024/threats/2", "Falling bridges"),
        (
            "SRB/2024/regional-cooperation/1",
            "The harbour towns share one weather service. They meet every spring.",
        ),
    ]
    for claim in found.claims:
        (evidence,) = claim.evidence
        assert evidence.role is Role.SECONDARY
        assert PAGE[evidence.span.start : evidence.span.end] == evidence.span.quote == claim.wording
    assert [document.id for document in found.documents] == ["SRB/nss/2019", "SRB/nds/2019"]
    assert (found.verdict.line, found.verdict.outcome) == ("NO CHANGES IN 2023", Outcome.UNCHANGED)


def test_the_same_page_again_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    page = written(tmp_path, "page.txt", PAGE)
    import_page(workspace, page)
    before = profile(workspace, "SRB", "2024")
    assert import_page(workspace, page).state == "unchanged"
    assert profile(workspace, "SRB", "2024") == before
    assert len(workspace.store.sources.captures()) == 1


def test_a_changed_page_shows_what_would_change_and_needs_replace(workspace: Workspace, tmp_path: Path) -> None:
    import_page(workspace, written(tmp_path, "page.txt", PAGE))
    before = profile(workspace, "SRB", "2024")
    changed = written(
        tmp_path,
        "changed.txt",
        PAGE.replace("Clean rivers", "Quiet lakes").replace("2019\nNO", "2021\nNO").replace("NO CHANGES IN 2023\n", ""),
    )
    asked = import_page(workspace, changed)
    assert asked.state == "differs"
    assert asked.difference is not None
    assert asked.difference.added == ("interests: Quiet lakes",)
    assert asked.difference.withdrawn == ("interests: Clean rivers",)
    assert set(asked.difference.other) == {
        "no longer names nss: 2019",
        "now names nss: 2021",
        "about change: “NO CHANGES IN 2023” becomes “nothing”",
    }
    assert profile(workspace, "SRB", "2024") == before

    assert import_page(workspace, changed, replace=True).state == "replaced"
    after = profile(workspace, "SRB", "2024")
    assert [claim.id for claim in after.under("interests")] == ["SRB/2024/interests/1", "SRB/2024/interests/3"]
    assert after.under("threats")[0].id == before.under("threats")[0].id
    assert show(workspace, "SRB/2024/interests/2")["withdrawn"]["reason"] == "not on the replacing page"
    assert {e.span.text for claim in after.claims for e in claim.evidence} == {after.claims[0].evidence[0].span.text}
    assert check(workspace).problems == ()


@pytest.mark.parametrize(
    ("content", "options", "error", "sentence"),
    [
        ("A recipe\n\nTake two eggs.\n", {"country": "SRB", "edition": "2024"}, ImportRefused, "has no heading that"),
        ("Main threats: A // B\n", {"edition": "2024"}, ImportRefused, "does not say which country.*--country"),
        ("Main threats: A // B\n", {"country": "SRB"}, ImportRefused, "does not say which edition.*--edition"),
        (PAGE, {"country": "HRV"}, ImportRefused, "is the page of SRB by its title, not of HRV"),
        (PAGE, {"edition": "2022"}, ImportRefused, "belongs to edition 2024 by its title, not to 2022"),
        (PAGE, {"country": "Atlantis"}, UsageError, "“Atlantis” is not a country"),
        ("Main threats: A // B\n", {"country": "SRB", "edition": "next"}, UsageError, "“next” is not an edition"),
    ],
)
def test_a_page_that_cannot_be_imported_is_a_sentence_and_leaves_nothing(
    workspace: Workspace, tmp_path: Path, content: str, options: dict[str, str], error: type, sentence: str
) -> None:
    with pytest.raises(error, match=sentence):
        import_page(workspace, written(tmp_path, "page.txt", content), **options)
    assert workspace.store.sources.captures() == []
    assert workspace.store.pages.editions() == []
    assert [path for path in workspace.archive.folder.rglob("*") if path.is_file()] == []


def test_unplaced_lines_are_kept_with_their_line(workspace: Workspace, tmp_path: Path) -> None:
    page = written(tmp_path, "page.txt", PAGE + "\nNuclear policy: None of it.\n")
    done = import_page(workspace, page)
    assert [block.line for block in done.reading.unplaced] == [13]
    kept = workspace.store.pages.page("SRB", "2024")
    assert kept is not None
    assert [finding.quote for finding in kept.findings if finding.what == "unplaced"] == ["Nuclear policy: None of it."]


def test_of_two_people_who_import_at_once_the_second_is_refused(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = written(tmp_path, "page.txt", PAGE)
    other = written(tmp_path, "other.txt", PAGE.replace("Clean", "Quiet"))
    quicker = open_workspace(workspace.folder, actor="quicker", clock=workspace.clock)
    transaction = workspace.store.transaction

    def slow() -> AbstractContextManager[None]:
        monkeypatch.undo()
        import_page(quicker, other)
        return transaction()

    monkeypatch.setattr(workspace.store, "transaction", slow)
    with pytest.raises(ImportRefused, match="was overtaken by another import into SRB/2024: run it again"):
        import_page(workspace, page)
    assert [claim.wording for claim in profile(workspace, "SRB", "2024").under("interests")][1] == "Quiet rivers"


@pytest.mark.parametrize("edition", ["0000", "0999", "２０２４", "٢٠٢٤", "24"])
def test_an_edition_is_named_by_a_year_in_plain_digits(workspace: Workspace, tmp_path: Path, edition: str) -> None:
    page = written(tmp_path, "page.txt", "Main threats: A // B\n")
    with pytest.raises(UsageError, match="is not an edition: name it by its year"):
        import_page(workspace, page, country="SRB", edition=edition)
