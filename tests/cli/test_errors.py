"""Bad input: one sentence, the exit code of the design, nothing half-written."""

import errno
import os
import shutil
import sqlite3
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import PAGE, STRATEGY, written
from tests.cli.conftest import Ran, Run

OPTIONS = ["--country", "SRB", "--kind", "nss", "--title", "T", "--language", "en", "--adopted", "2019"]


@pytest.fixture
def made(run: Run, tmp_path: Path) -> Run:
    run("init", tmp_path / "monitor", there=False)
    return run


def one_sentence(done: Ran) -> str:
    lines = done.err.strip().splitlines()
    assert len(lines) == 1, done.err
    assert "Traceback" not in done.err
    return lines[0]


@pytest.mark.parametrize(
    ("changed", "code", "sentence"),
    [
        (["--country", "Atlantis"], 2, "“Atlantis” is not a country of this monitor"),
        (["--kind", "budget"], 2, "“budget” is not a kind of document here"),
        (["--language", "english"], 2, "english"),
        (["--adopted", "2019-13"], 2, "“2019-13” is not a date"),
        (["--supersedes", "SRB/nss/1999"], 2, "SRB/nss/1999 is not in the register"),
        (["--translation", "poetic"], 2, "“poetic” is no kind of translation"),
        (["--title", ""], 2, "lacks --title"),
    ],
)
def test_a_value_that_cannot_be_exits_2(
    made: Run, tmp_path: Path, changed: list[str], code: int, sentence: str
) -> None:
    done = made("add", written(tmp_path, "s.txt", STRATEGY), *OPTIONS, *changed)
    assert done.code == code
    assert sentence in one_sentence(done)
    assert made("show", "SRB", "--json").json["documents"] == []


def test_a_missing_path_and_a_folder_exit_2(made: Run, tmp_path: Path) -> None:
    for path in (tmp_path / "none.pdf", tmp_path):
        done = made("add", path, *OPTIONS)
        assert done.code == 2
        assert str(path) in one_sentence(done)


def test_a_file_that_cannot_be_read_exits_1(made: Run, tmp_path: Path) -> None:
    for name, content in {"empty.pdf": b"", "cut.pdf": b"%PDF-1.7\n1 0 obj", "not.docx": b"%PDF-1.7"}.items():
        done = made("add", written(tmp_path, name, content), *OPTIONS)
        assert done.code == 1, name
        one_sentence(done)
    assert made("check").out.startswith("Nothing is broken: 0 captures")


def test_a_taken_id_exits_1(made: Run, tmp_path: Path) -> None:
    made("add", written(tmp_path, "s.txt", STRATEGY), *OPTIONS)
    done = made("add", written(tmp_path, "t.txt", STRATEGY + "x"), *OPTIONS)
    assert done.code == 1
    assert "SRB/nss/2019/en is taken by another file" in one_sentence(done)


def test_a_folder_that_is_no_monitor_exits_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "monitor").mkdir()
    done = run("check")
    assert done.code == 2
    assert "is not a monitor" in one_sentence(done)


def test_an_id_that_nothing_has_exits_2(made: Run) -> None:
    for command in (
        ["show", "SRB/nss/1888"],
        ["find", "x", "--in", "SRB/nss/1888"],
        ["profile", "SRB", "--edition", "1888"],
    ):
        done = made(*command)
        assert done.code == 2
        one_sentence(done)


def test_a_page_without_a_heading_exits_1_and_leaves_nothing(made: Run, tmp_path: Path) -> None:
    done = made("import", written(tmp_path, "p.txt", "A recipe\n"), "--country", "SRB", "--edition", "2024")
    assert done.code == 1
    assert "has no heading that this monitor knows" in one_sentence(done)
    assert made("check").out.startswith("Nothing is broken: 0 captures")


def test_a_batch_of_pages_goes_on_and_names_all_failures_at_the_end(made: Run, tmp_path: Path) -> None:
    good, bad = written(tmp_path, "good.txt", PAGE), written(tmp_path, "bad.txt", "A recipe\n")
    done = made("import", bad, good, tmp_path / "none.txt")
    assert done.code == 1
    assert [line.split(":")[0] for line in done.err.splitlines()] == ["bad.txt", "none.txt"]
    assert made("profile", "SRB", "--edition", "2024").code == 0


def test_a_changed_page_exits_1_and_names_the_option(made: Run, tmp_path: Path) -> None:
    made("import", written(tmp_path, "p.txt", PAGE))
    done = made("import", written(tmp_path, "q.txt", PAGE.replace("Clean", "Quiet")))
    assert done.code == 1
    assert "+ interests: Quiet rivers" in done.out
    assert "repeat with --replace" in one_sentence(done)


def test_an_error_is_json_too_where_json_was_asked_for(made: Run) -> None:
    done = made("show", "nothing", "--json")
    assert done.json["error"]["exit_code"] == done.code == 2
    assert done.json["error"]["message"] in done.err


def test_init_refuses_a_monitor_and_a_folder_that_holds_something(made: Run, tmp_path: Path) -> None:
    assert "is a monitor already" in one_sentence(made("init", tmp_path / "monitor", there=False))
    written(tmp_path / "other", "thesis.txt", "x")
    done = made("init", tmp_path / "other", there=False)
    assert done.code == 2
    assert "is not empty (it holds thesis.txt)" in one_sentence(done)
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["thesis.txt"]


def test_a_database_newer_than_the_program_exits_1(made: Run, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "monitor" / "monitor.sqlite")) as connection, connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('store', '0999_x', '2030-01-01')"
        )
    done = made("check")
    assert done.code == 1
    assert "newer Stratlas" in one_sentence(done)


def test_a_zip_that_explodes_is_refused_before_it_is_unpacked(made: Run, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as member:
            for _ in range(600):
                member.write(b" " * 1_000_000)
    done = made("add", bomb, *OPTIONS)
    assert done.code == 1
    assert "unpack" in one_sentence(done)


def test_two_gigabytes_exit_1(made: Run, tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 2_000_000_000)
    done = made("add", path, *OPTIONS)
    assert done.code == 1
    assert "the limit is 200 MB" in one_sentence(done)


as_a_user = ("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner") if os.geteuid() == 0 else ()


@pytest.mark.skipif(bool(as_a_user) and not shutil.which("setpriv"), reason="needs setpriv where the tests run as root")
@pytest.mark.parametrize("command", ["add", "import"])
def test_without_permission_to_write_nothing_is_written(made: Run, program: Run, tmp_path: Path, command: str) -> None:
    folder = tmp_path / "monitor"
    paths = [folder, *folder.rglob("*")]
    file = written(tmp_path, "s.txt", STRATEGY if command == "add" else PAGE)
    for path in paths:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        done = program(command, file, *(OPTIONS if command == "add" else []), prefix=as_a_user)
    finally:
        for path in paths:
            if path.exists():
                path.chmod(0o700)
    assert done.code == 1
    assert "no permission" in one_sentence(done)
    assert made("check").out.startswith("Nothing is broken: 0 captures")


@pytest.mark.skipif(bool(as_a_user) and not shutil.which("setpriv"), reason="needs setpriv where the tests run as root")
def test_a_monitor_that_may_only_be_read_can_be_read(made: Run, program: Run, tmp_path: Path) -> None:
    made("import", written(tmp_path, "p.txt", PAGE))
    folder = tmp_path / "monitor"
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        done = program("profile", "SRB", "--edition", "2024", prefix=as_a_user)
        checked = program("check", prefix=as_a_user)
    finally:
        for path in paths:
            if path.exists():
                path.chmod(0o700)
    assert (done.code, done.err) == (0, "")
    assert "○ Long winters" in done.out
    assert checked.code == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "monitor"
    folder.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True, check=False)
    if mount.returncode:
        pytest.skip("needs the right to mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_disk_that_fills_up_is_a_sentence_and_the_same_command_runs_later(
    run: Run, program: Run, small_disk: Path, tmp_path: Path
) -> None:
    assert run("init", small_disk, there=False).code == 0
    file = written(tmp_path, "s.txt", STRATEGY)
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as full, pytest.raises(OSError, match="No space left"):
        while True:
            full.write(b"x" * 4096)
    done = program("add", file, *OPTIONS)
    assert done.code == 1
    assert "space" in one_sentence(done)
    ballast.unlink()
    assert run("check").out.startswith("Nothing is broken: 0 captures")
    assert program("add", file, *OPTIONS).code == 0
    assert run("check").out.startswith("Nothing is broken: 1 capture")


@pytest.mark.parametrize(
    "arguments", ["profile SRB", "nonsense", "serve --port 99999", "profile SRB --edition 2024 --format poem", "init"]
)
def test_what_the_command_line_itself_refuses_is_one_sentence_too(made: Run, arguments: str) -> None:
    done = made(*arguments.split(), "--json")
    assert done.code == 2
    assert done.json["error"]["message"] == one_sentence(done)


def test_a_batch_goes_on_after_a_file_that_may_not_be_read(made: Run, program: Run, tmp_path: Path) -> None:
    closed, good = written(tmp_path, "closed.txt", PAGE), written(tmp_path, "good.txt", PAGE)
    closed.chmod(0)
    done = program("import", closed, good, "--json", prefix=as_a_user)
    assert done.code == 1
    assert [page["state"] for page in done.json["pages"]] == ["imported"]
    assert "no permission" in one_sentence(done)


def test_words_that_are_not_utf_8_are_refused_before_anything_is_made(program: Run, tmp_path: Path) -> None:
    before = "import sys; sys.argv.append('T\\udcff')"
    done = program("init", tmp_path / "other", "--title", before=before)
    assert done.code == 2
    assert "is not UTF-8" in one_sentence(done)
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("encoding", ["ascii", "latin1"])
def test_output_is_utf_8_whatever_the_terminal_says(made: Run, program: Run, tmp_path: Path, encoding: str) -> None:
    made("import", written(tmp_path, "p.txt", PAGE))
    before = f"import sys; sys.stdout.reconfigure(encoding='{encoding}', errors='strict')"
    done = program("profile", "SRB", "--edition", "2024", before=before)
    assert (done.code, done.err) == (0, "")
    assert "○ Long winters" in done.out


def test_init_that_fails_leaves_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    done = run("init", tmp_path / "new", there=False)
    assert done.code == 1
    assert "the disk is full" in one_sentence(done)
    assert not (tmp_path / "new").exists()
