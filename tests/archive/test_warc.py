import datetime as dt
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from stratlas.archive import Exchange, Warc, warc_files, warc_problem
from tests.texts import NOW

SENT = ((b"Host", b"example.org"), (b"User-Agent", b"Stratlas"))


def exchange(body: bytes = b"Words", status: int = 200, later: int = 0, **changes: object) -> Exchange:
    usual: dict[str, object] = {
        "address": "http://example.org/a",
        "time": NOW + dt.timedelta(days=later),
        "request": SENT,
        "target": b"/a",
        "status": status,
        "reason": b"OK",
        "headers": ((b"Content-Type", b"text/html"), (b"Transfer-Encoding", b"chunked"), (b"X-Odd", b"\xe9\xff")),
        "body": body,
    }
    return Exchange(**(usual | changes))  # type: ignore[arg-type]


def records(path: Path) -> list[tuple[str, str, bytes]]:
    with path.open("rb") as file:
        return [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI") or "", record.content_stream().read())
            for record in ArchiveIterator(file, check_digests="raise")
        ]


def test_a_run_is_one_file_that_others_can_read(tmp_path: Path) -> None:
    warc = Warc(tmp_path, NOW)
    warc.write([exchange()])
    warc.write([exchange(b"", 304, 1), exchange(b"Words", 200, 2), exchange(b"Other", 200, 3)])
    (path,) = warc_files(tmp_path)
    assert path.name == "20260301T120000Z.warc.gz"
    assert warc_problem(path) is None
    assert [(kind, body) for kind, _, body in records(path) if kind != "request"][1:] == [
        ("response", b"Words"),
        ("revisit", b""),
        ("revisit", b""),
        ("response", b"Other"),
    ]
    assert sum(kind == "request" for kind, _, _ in records(path)) == 4


def test_two_runs_of_one_second_are_two_files_and_none_is_made_for_nothing(tmp_path: Path) -> None:
    Warc(tmp_path, NOW).write([])
    assert warc_files(tmp_path) == []
    for _ in range(2):
        Warc(tmp_path, NOW).write([exchange()])
    assert len(warc_files(tmp_path)) == 2


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        Warc(tmp_path / name, NOW).write([exchange(), exchange(later=1)])
    one, two = (warc_files(tmp_path / name)[0].read_bytes() for name in ("one", "two"))
    assert one == two


def test_headers_of_any_bytes_are_kept(tmp_path: Path) -> None:
    Warc(tmp_path, NOW).write([exchange(reason=b"\xe9\xff")])
    assert warc_problem(warc_files(tmp_path)[0]) is None


def test_a_file_that_was_changed_is_found(tmp_path: Path) -> None:
    Warc(tmp_path, NOW).write([exchange(b"Words " * 500)])
    path = warc_files(tmp_path)[0]
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    assert "cannot be read back" in (warc_problem(path) or "")
