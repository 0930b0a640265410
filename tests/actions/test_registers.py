from concurrent.futures import Executor, Future
from pathlib import Path

import pytest

from stratlas.actions import add_from_register, read_register
from stratlas.actions.registers import COLUMNS
from stratlas.errors import StratlasError, UsageError
from tests.builders import STRATEGY, monitor, written

HEAD = "file,country,kind,title,language,adopted\n"


def test_a_batch_goes_on_after_a_row_that_fails(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    written(tmp_path, "a.txt", STRATEGY)
    written(tmp_path, "b.txt", STRATEGY + "More.\n")
    table = written(
        tmp_path,
        "register.csv",
        HEAD
        + "a.txt,SRB,nss,A,en,2019\n"
        + "gone.txt,SRB,nss,B,en,2018\n"
        + "b.txt,Atlantis,nss,C,en,2017\n"
        + "b.txt,Croatia,National Security Strategy,D,en,2017\n",
    )
    rows, unused = read_register(table, workspace)
    results = list(add_from_register(workspace, rows))
    assert [result.row.line for result in results if result.error] == [3, 4]
    assert [result.added.version.id for result in results if result.added] == ["SRB/nss/2019/en", "HRV/nss/2017/en"]
    assert unused == []


def test_a_manifest_with_other_column_names_and_semicolons_is_read(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    table = written(
        tmp_path,
        "manifest.csv",
        "\ufefffile;iso3;kind;title;date;language;pages\r\na.txt;SRB;nss;A, B and C;2019-12;en;12\r\n",
    )
    rows, unused = read_register(table, workspace)
    assert rows[0].submission.country == "SRB"
    assert rows[0].submission.adopted == "2019-12"
    assert rows[0].submission.title == "A, B and C"
    assert unused == ["pages"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("file,country\n", "lacks the column kind"),
        ("nonsense", "lacks the column file"),
        ("x" * 200_000, "line 1: it is not CSV"),
        ("file,country,kind,title,language\n\x00".encode("utf-16"), "is not UTF-8 text"),
    ],
)
def test_a_table_that_is_none_is_a_sentence(tmp_path: Path, content: str | bytes, sentence: str) -> None:
    workspace = monitor(tmp_path / "monitor")
    with pytest.raises(UsageError, match=sentence):
        read_register(written(tmp_path, "register.csv", content), workspace)


def test_every_column_is_documented() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "reference" / "register.md"
    written_down = page.read_text(encoding="utf-8")
    assert [column for column in COLUMNS if f"`{column}`" not in written_down] == []


class Here(Executor):
    """Does everything at once, in this process."""

    def submit(self, fn, /, *args, **kwargs):
        future: Future[object] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except StratlasError as error:
            future.set_exception(error)
        return future


def test_several_processes_make_the_same_of_a_table_as_one(tmp_path: Path) -> None:
    lines = ["file,country,kind,title,language,adopted"]
    for number in range(1990, 2002):
        name = f"{number}.txt"
        content = "" if number == 1995 else bytes(range(256)) * 9 if number == 1998 else f"{STRATEGY}\n\n{number}\n"
        written(tmp_path, name, content)
        lines.append(f"{name},SRB,nss,Strategy,en,{number}")
    lines.append("missing.txt,SRB,nss,Strategy,en,2010")
    lines.append("1990.txt,SRB,nss,Strategy,no language,2011")
    table = written(tmp_path, "register.csv", "\n".join(lines))
    told = []
    for name, executor in (("one", Here()), ("several", None)):
        workspace = monitor(tmp_path / name)
        rows, _ = read_register(table, workspace)
        results = list(add_from_register(workspace, rows, executor=executor))
        told.append([(result.added, str(result.error)) for result in results])
        told.append(workspace.store.journal.entries())
    assert told[:2] == told[2:]
    assert sum(added is None for added, _ in told[0]) == 4
