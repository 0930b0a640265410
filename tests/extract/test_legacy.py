"""Older word processors' files: read with the help of programs that may be missing, hang or crash."""

import http.server
import io
import os
import shutil
import stat
import subprocess
import threading
from pathlib import Path

import docx as python_docx
import pytest

from stratlas.errors import BadFile, MissingTool
from stratlas.extract import docx as docx_reader
from stratlas.extract import legacy_programs
from stratlas.extract.legacy_programs import as_docx, libreoffice
from stratlas.extract.registry import DOC, FORMATS, RTF
from stratlas.records import BlockKind
from tests.extract.files import blocks, codes, docx, para, read

WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + b"\xec\xa5" + bytes(100) + "WordDocument".encode("utf-16-le")
RICH = rb"{\rtf1\ansi\ansicpg1250 {\b Harbours}\par Safe \u1083?uke i \'9auma.\par}"
VERSION = docx_reader.EXTRACTOR.removeprefix("docx-")
needs_libreoffice = pytest.mark.skipif(
    libreoffice() is None, reason="LibreOffice is not installed (apt install libreoffice-writer-nogui)"
)


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of the PATH but for the shell's own programs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "cat", "cp", "sleep", "mkdir", "kill", "echo", "touch"):
        found = shutil.which(name)
        if found:
            (folder / name).symlink_to(found)
    monkeypatch.setenv("PATH", str(folder))
    legacy_programs._version.cache_clear()
    return folder


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def soffice(folder: Path, script: str) -> None:
    """A LibreOffice whose conversion is this script; `$made` is where its DOCX goes, `$source` what it is given."""
    told = f'for last; do source="$last"; done\nmade="{folder}/../none"\nwhile [ $# -gt 1 ]; do\n'
    told += '  [ "$1" = --outdir ] && made="$2/document.docx" && mkdir -p "$2"\n  shift\ndone\n'
    program(
        folder, "soffice", f'[ "$1" = --version ] && echo "LibreOffice 7.9.1.2 40(Build:2)" && exit\n{told}{script}'
    )


@pytest.mark.parametrize(
    ("data", "name", "packages"),
    [
        (WORD, "a.doc", "libreoffice-writer-nogui, antiword or catdoc"),
        (RICH, "a.rtf", "libreoffice-writer-nogui or catdoc"),
        (b"\xffWPC" + bytes(90), "a.wpd", "LibreOffice"),
    ],
)
def test_without_a_program_a_sentence_says_what_to_install(bin_folder, data, name, packages):
    with pytest.raises(MissingTool) as caught:
        read(data, name)
    assert packages in str(caught.value)
    assert "apt install libreoffice-writer-nogui" in str(caught.value)
    assert "save it as DOCX or PDF" in str(caught.value)


def test_what_libreoffice_makes_is_read_and_the_text_says_who_made_it(bin_folder, tmp_path):
    (tmp_path / "made").write_bytes(docx(para("Harbours", more='<w:outlineLvl w:val="0"/>') + para("Words")))
    soffice(bin_folder, f'cp {tmp_path}/made "$made"')
    text = read(WORD, "a.doc")
    assert blocks(text) == [("h1", "Harbours"), ("paragraph", "Words")]
    assert text.extractor == FORMATS[DOC].extractor == f"doc-{VERSION}+libreoffice-7.9.1"
    assert len(text.extractor) <= 40


def test_a_program_that_hangs_is_stopped_with_all_it_started(bin_folder, tmp_path, monkeypatch):
    soffice(bin_folder, f"echo $$ > {tmp_path}/parent\nsleep 600 & echo $! > {tmp_path}/child\nwait")
    monkeypatch.setattr(legacy_programs._run, "__defaults__", (1,))
    with pytest.raises(BadFile, match="a.doc cannot be read: it took soffice longer than 1 seconds"):
        read(WORD, "a.doc")
    for name in ("parent", "child"):
        state = subprocess.run(
            ["/bin/ps", "-o", "stat=", "-p", (tmp_path / name).read_text().strip()],
            capture_output=True,
            text=True,
            check=False,
        )
        assert state.stdout.strip()[:1] in {"", "Z"}


@pytest.mark.parametrize(
    "script", ["exit 1", "kill -11 $$", "exit 0", "echo junk", 'touch "$made"', 'echo no > "$made"']
)
def test_a_program_that_fails_gives_a_sentence(bin_folder, script):
    soffice(bin_folder, script)
    with pytest.raises(BadFile) as caught:
        read(WORD, "a.doc")
    assert str(caught.value).startswith("a.doc cannot be read")
    assert "save it as DOCX or PDF" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_nothing_is_left_in_the_folder_for_temporary_files(bin_folder, tmp_path, monkeypatch):
    held = tmp_path / "held"
    held.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(held))
    soffice(bin_folder, "exit 1")
    with pytest.raises(BadFile):
        read(WORD, "a.doc")
    assert list(held.iterdir()) == []


def test_a_program_sees_none_of_our_secrets(bin_folder, tmp_path, monkeypatch):
    monkeypatch.setenv("STRATLAS_SECRET", "x")
    soffice(bin_folder, f'echo "$STRATLAS_SECRET$HOME" > {tmp_path}/seen')
    with pytest.raises(BadFile):
        read(WORD, "a.doc")
    assert "x" not in (tmp_path / "seen").read_text().replace(str(tmp_path), "").partition("/")[0]
    assert os.environ["HOME"] not in (tmp_path / "seen").read_text()


def test_antiword_stands_in_with_a_notice(bin_folder):
    program(bin_folder, "antiword", '[ "$1" = -h ] && echo "Version: 0.37" && exit 1\necho "\n1) Safe harbours\n"')
    text = read(WORD, "a.doc")
    assert blocks(text) == [("list-item", "1) Safe harbours")]
    assert text.extractor == FORMATS[DOC].extractor
    assert text.extractor.endswith("+antiword-0.37")
    assert codes(text) == ["printed"]
    assert "LibreOffice" in text.notices[0].message


def test_a_word_file_with_a_password_is_told_before_any_program_runs(bin_folder):
    locked = bytearray(WORD)
    locked[512 + 11] |= 1
    with pytest.raises(BadFile, match="password"):
        read(bytes(locked), "a.doc")


def test_what_is_named_doc_and_is_another_format_is_read_as_that(bin_folder):
    assert read(docx(para("Words")), "a.doc").extractor.startswith("docx-")
    assert read(b"<html><body><p>Words</p></body></html>", "a.doc").extractor.startswith("html-")


@needs_libreoffice
def test_rtf_is_read_through_libreoffice():
    text = read(RICH, "a.rtf")
    assert [words for _, words in blocks(text)] == ["Harbours", "Safe лuke i šuma."]
    assert text.extractor.startswith(f"rtf-{VERSION}+libreoffice-")
    assert text.extractor == FORMATS[RTF].extractor


@needs_libreoffice
def test_a_word_file_keeps_its_headings_lists_tables_and_notes(tmp_path):
    made = python_docx.Document()
    made.add_heading("Bezbednost", 1)
    made.add_paragraph("Ključni izazovi su međunarodni.")
    made.add_paragraph("šuma", style="List Number")
    table = made.add_table(1, 2)
    table.cell(0, 1).text = "Čuvanje"
    made.add_paragraph("Kraj.")
    held = io.BytesIO()
    made.save(held)
    (tmp_path / "in.docx").write_bytes(held.getvalue())
    subprocess.run(
        [
            shutil.which("soffice") or "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "doc:MS Word 97",
            "--outdir",
            str(tmp_path / "out"),
            str(tmp_path / "in.docx"),
        ],
        check=True,
        capture_output=True,
    )
    word = tmp_path / "out" / "in.doc"
    assert blocks(read(word.read_bytes(), "a.doc")) == [
        ("h1", "Bezbednost"),
        ("paragraph", "Ključni izazovi su međunarodni."),
        ("list-item", "1. šuma"),
        ("table-cell", "Čuvanje"),
        ("paragraph", "Kraj."),
    ]


@needs_libreoffice
def test_half_a_file_gives_a_sentence():
    with pytest.raises(BadFile, match="damaged"):
        read(RICH[:25], "a.rtf")


@needs_libreoffice
def test_no_part_of_a_document_is_fetched():
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *args):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        link = f"http://127.0.0.1:{server.server_port}/picture.png"
        rich = (
            rb'{\rtf1 Words {\field{\*\fldinst INCLUDEPICTURE "LINK" \\\\d}{\fldrslt }}'
            rb'{\field{\*\fldinst INCLUDETEXT "LINK"}{\fldrslt }}\par}'
        )
        found = libreoffice()
        assert found is not None
        as_docx(found, rich.replace(b"LINK", link.encode()), "rtf", 10_000_000)
        server.shutdown()
    assert asked == []


@needs("antiword")
@pytest.mark.corpus
@pytest.mark.skipif(
    not (Path(__file__).parents[3] / "shared" / "corpus").is_dir(), reason="the real documents are not at ../shared"
)
def test_antiword_reads_the_letters_of_a_real_document(bin_folder):
    (bin_folder / "antiword").symlink_to("/usr/bin/antiword")
    file = Path(__file__).parents[3] / "shared" / "corpus" / "SRB-strategija_javnih_nabavki004.doc"
    text = read(file.read_bytes(), file.name, "sr-Latn")
    assert codes(text) == ["printed"]
    assert sum(block.kind is BlockKind.HEADING for block in text.blocks) > 10
