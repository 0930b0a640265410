"""The readers on real documents: pages, encodings, notices, languages."""

import csv
import re
from pathlib import Path

import pytest

from stratlas.extract import check_language
from stratlas.extract.legacy_programs import libreoffice
from stratlas.records import BlockKind, Text
from tests.extract.files import read

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
ROWS = list(csv.DictReader((CORPUS / "manifest.csv").open(encoding="utf-8"))) if CORPUS.is_dir() else []
TEXTS = [row for row in ROWS if row["file"].endswith((".txt", ".md"))]
DOCS = [row for row in ROWS if row["file"].endswith(".doc")]
DECLARED = (
    "en",
    "pt",
    "hr",
    "ro",
    "sv",
    "sr-Cyrl",
    "sr-Latn",
    "mk",
    "bs",
    "et",
    "bg",
    "ru",
    "de",
    "fr",
    "sq",
    "pl",
    "el",
)
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the real documents are not at {CORPUS}"),
]


def name_of(row: dict[str, str]) -> str:
    return row["file"]


def text_of(row: dict[str, str], language: str | None) -> Text:
    return read((CORPUS / row["file"]).read_bytes(), row["file"], language)


@pytest.mark.parametrize("row", TEXTS, ids=name_of)
def test_a_document_is_read_with_its_pages_and_no_false_alarm(row):
    text = text_of(row, row["language"] or None)
    # The last page of this one has no form feed after it, and the manifest counts form feeds.
    expected = 44 if row["file"] == "USA-AIRD-2019.txt" else int(row["pages"] or 1)
    assert [page.number for page in text.pages] == list(range(1, expected + 1))
    empty = {notice.page for notice in text.notices if notice.code == "page-without-text"}
    flow = (block for block in text.blocks if block.kind is not BlockKind.RUNNING)
    with_flow = {piece.page for block in flow for piece in text.pieces(block)}
    assert empty == {page.number for page in text.pages if page.number not in with_flow and expected > 1}
    others = {notice.code for notice in text.notices} - {"page-without-text"}
    assert others == {
        "KOR-CYBER-2011.txt": {"no-text"},
        "USA-AIRD-2016.txt": {"encoding-guessed"},
        "USA-CYBER-2003.txt": {"decoration"},
        "SRB-INFOSOC-2010.txt": {"homoglyphs-mended"},
    }.get(row["file"], {"front-matter"} if row["file"].endswith(".md") else set())


def test_the_one_legacy_encoding_is_read_right():
    row = next(row for row in TEXTS if row["file"] == "USA-AIRD-2016.txt")
    text = text_of(row, "en")
    assert "called “dark  silicon”" in text.content
    assert "today’s significant advances" in text.content
    assert "Cocaña-Fernánde" in text.content


@pytest.mark.parametrize("row", [row for row in TEXTS if row["language"]], ids=name_of)
def test_a_wrongly_declared_language_is_noticed(row):
    text = text_of(row, None)
    group = {"hr": "sr", "bs": "sr"}
    own = row["language"].split("-")[0]
    assert check_language(text, row["language"]) == ()
    for declared in DECLARED:
        other = declared.split("-")[0]
        if group.get(own, own) != group.get(other, other):
            assert check_language(text, declared), declared


@pytest.mark.skipif(libreoffice() is None, reason="LibreOffice is not installed (apt install libreoffice-writer-nogui)")
@pytest.mark.parametrize("row", DOCS, ids=name_of)
def test_a_legacy_word_file_keeps_its_structure(row):
    text = text_of(row, row["language"])
    assert text.notices == ()
    assert "\ufffd" not in text.content
    assert re.search("[čćđšž]", text.content)
    headings = [(block.level, text.content[block.start : block.end]) for block in text.blocks if block.level]
    cells = [block for block in text.blocks if block.kind is BlockKind.TABLE_CELL]
    if row["file"].startswith("SRB-strategija"):
        numbered = [(level, words.split()[0].rstrip(".")) for level, words in headings if words[0].isdigit()]
        assert len(numbered) == 42
        assert all(level == number.count(".") + 1 for level, number in numbered if number != "1.UVOD")
        assert sum(block.kind is BlockKind.LIST_ITEM for block in text.blocks) > 100
    else:
        assert len(cells) > 300
        assert all(block.cell for block in cells)
        assert {block.cell.column for block in cells if block.cell} == set(range(1, 8))


def test_headings_and_running_heads_of_a_serbian_strategy():
    text = text_of(next(row for row in TEXTS if row["file"] == "SRB-INFOSOC-2010.txt"), "sr-Cyrl")
    headings = [" ".join(text.content[block.start : block.end].split()) for block in text.blocks if block.level]
    assert "I. УВОД" in headings
    assert "6.2. Заштита критичне инфраструктуре" in headings
    assert sum(block.kind is BlockKind.RUNNING for block in text.blocks) >= 25
