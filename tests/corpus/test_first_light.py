"""The whole chain on real files: the seed page, and every document of the corpus that can be read."""

import csv
import html
import re
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from stratlas.actions import (
    Result,
    Workspace,
    add_document,
    add_from_register,
    check,
    find_quote,
    import_page,
    profile,
    read_register,
)
from stratlas.config import default_toml
from tests.builders import monitor, submission

pytestmark = pytest.mark.corpus

_CONVERTERS = any(map(shutil.which, ("soffice", "libreoffice", "antiword", "catdoc")))
"""Whether something is installed that reads legacy Word files."""


def with_kinds(manifest: Path) -> str:
    """Settings that know every kind of document that the manifest names."""
    with manifest.open(encoding="utf-8", newline="") as file:
        labels = dict.fromkeys(row["kind"] for row in csv.DictReader(file))
    kinds = "".join(
        f'\n[kinds.{re.sub("[^a-z]+", "-", label.lower()).strip("-")}]\nlabel = "{label}"\ntracked = false\n'
        for label in labels
        if label.lower() not in {"national security strategy", "national defence strategy"}
    )
    return default_toml("Corpus").replace("[[headings]]", f"{kinds.strip()}\n\n[[headings]]", 1)


@pytest.fixture(scope="module")
def filled(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, list[Result]]:
    manifest = shared / "corpus" / "manifest.csv"
    workspace = monitor(tmp_path_factory.mktemp("corpus") / "monitor", toml=with_kinds(manifest))
    rows, _ = read_register(manifest, workspace)
    # Reading scans takes minutes and has tests of its own.
    unread = [replace(row, submission=replace(row.submission, ocr="never")) for row in rows]
    return workspace, list(add_from_register(workspace, unread))


def test_the_seed_page_is_read_with_nothing_unplaced(shared: Path, tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    done = import_page(workspace, shared / "seed" / "serbia-2024.txt", country="SRB", edition="2024")
    assert done.reading.unplaced == ()
    found = profile(workspace, "SRB", "2024")
    assert [(document.id, document.year) for document in found.documents] == [
        ("SRB/nss/2020", 2020),
        ("SRB/nds/2020", 2020),
    ]
    assert (found.verdict.line, found.verdict.outcome, found.verdict.basis) == (
        "NO CHANGES IN 2023",
        "unchanged",
        "reported",
    )
    assert Counter(claim.heading for claim in found.claims) == {
        "interests": 5,
        "threats": 5,
        "principles": 5,
        "regional-cooperation": 1,
        "regional-threats": 1,
        "nato": 1,
        "eu": 1,
        "military-cooperation": 1,
    }
    assert check(workspace).problems == ()


def test_the_manifest_is_added_as_it_is(filled: tuple[Workspace, list[Result]]) -> None:
    _, results = filled
    added = [result.added for result in results if result.added]
    assert len(added) >= 36
    suffixes = {Path(result.row.submission.file).suffix for result in results if result.added}
    assert suffixes == {".txt", ".pdf", ".md"} | ({".doc"} if _CONVERTERS else set())
    assert len({item.version.language for item in added}) >= 9
    for item in added:
        assert item.text.content.strip() or any(notice.code == "no-text" for notice in item.text.notices)


def test_what_cannot_be_added_is_one_sentence_each(filled: tuple[Workspace, list[Result]]) -> None:
    _, results = filled
    failed = {result.row.submission.file.name: str(result.error) for result in results if result.error}
    assert sum(name.endswith(".doc") for name in failed) == (0 if _CONVERTERS else 2)
    for sentence in failed.values():
        assert sentence.endswith(".")
        assert "\n" not in sentence


def test_no_language_is_called_wrong_without_reason(filled: tuple[Workspace, list[Result]]) -> None:
    _, results = filled
    alarms = {
        result.added.version.id: notice.message
        for result in results
        if result.added
        for notice in result.added.text.notices
        if notice.code in {"language-mismatch", "script-mismatch"}
    }
    assert alarms == {}


def test_words_of_every_text_are_found_in_it(filled: tuple[Workspace, list[Result]]) -> None:
    workspace, results = filled
    for added in (result.added for result in results if result.added):
        paragraphs = [block for block in added.text.blocks if block.end - block.start > 200]
        if paragraphs:
            block = paragraphs[len(paragraphs) // 2]
            quote = " ".join(added.text.content[block.start : block.end].split())
            found = find_quote(workspace, quote, added.version.id)
            places = [place.match.span for place in found.places]
            assert found.outcome in {"exact", "normalised", "ambiguous"}, added.version.id
            assert any(span.start <= block.start + 1 and span.end >= block.end - 1 for span in places), added.version.id


def test_the_same_words_as_docx_and_html_are_read_alike(shared: Path, tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    source = (shared / "corpus" / "SRB-INFOSOC-2010.txt").read_text(encoding="utf-8")
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n|\f", source)]
    paragraphs = [part for part in paragraphs if len(part) > 200 and part.isprintable()][:40]
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    made.save(str(tmp_path / "made.docx"))
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    (tmp_path / "made.html").write_text(f"<!doctype html><meta charset=utf-8><body>{body}", encoding="utf-8")
    for name, kind in (("made.docx", "nss"), ("made.html", "nds")):
        file = submission(tmp_path / name, kind=kind, language="sr-Cyrl", adopted="2010")
        added = add_document(workspace, file)
        assert {notice.code for notice in added.text.notices} <= {"homoglyphs-mended"}
        # The source has letters of the other script in a few words, which are mended in the text and not in the quote.
        outcomes = Counter(find_quote(workspace, paragraph, added.version.id).outcome for paragraph in paragraphs)
        assert outcomes["absent"] == 0
        assert outcomes["close"] <= len(added.text.repairs)
    assert check(workspace).problems == ()


def test_nothing_is_broken_afterwards(filled: tuple[Workspace, list[Result]]) -> None:
    workspace, _ = filled
    assert check(workspace).problems == ()
