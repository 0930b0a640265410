"""What went over the wire in one run, as a WARC file that any archive can replay."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import uuid
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from stratlas.archive.asking import Exchange
from stratlas.errors import storage_error

FOLDER = "warc"
# The body is kept as it was sent but for its cutting into chunks, so that no header may speak of chunks.
_HOP_BY_HOP = frozenset({b"transfer-encoding"})
_SAME = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_PIECE = 1 << 20
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


class _Exact(StatusAndHeaders):  # type: ignore[misc]
    """The head of a message byte for byte; warcio would write letters that are not ASCII in another way."""

    def __init__(self, first: bytes, headers: Iterable[tuple[bytes, bytes]]) -> None:
        super().__init__("exact", [], protocol="HTTP/1.1")
        self._exact = b"".join([first, b"\r\n", *(key + b": " + value + b"\r\n" for key, value in headers), b"\r\n"])

    def compute_headers_buffer(self, header_filter: object = None) -> None:  # noqa: ARG002
        self.headers_buff = self._exact


class Warc:
    """One run's file, `YYYYMMDDThhmmssZ.warc.gz`; it is made when there is something to write.

    Each record is a compressed part of its own, so that a file whose writing was stopped is whole up to there.
    """

    def __init__(self, archive: Path, begun: dt.datetime) -> None:
        self._folder = archive / FOLDER
        self._begun = begun
        self._path: Path | None = None
        self._count = 0
        self._seen: dict[tuple[str, str], str] = {}

    @property
    def path(self) -> Path | None:
        """The file, where there is one."""
        return self._path

    def write(self, exchanges: Iterable[Exchange]) -> None:
        """Appends the requests and answers, all of them or none."""
        wanted = list(exchanges)
        if not wanted:
            return
        try:
            if self._path is None:
                self._path = self._made()
            out = io.BytesIO()
            writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
            if not self._path.stat().st_size:
                self._inform(writer)
            for exchange in wanted:
                self._add(writer, exchange)
            size = self._path.stat().st_size
            with self._path.open("r+b") as file:
                file.seek(size)
                try:
                    file.write(out.getvalue())
                except OSError:
                    file.truncate(size)
                    raise
        except OSError as error:
            raise storage_error(error, f"write to {self._path or self._folder}") from error

    def _made(self) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        number = 1
        while True:
            suffix = f"-{number}" if number > 1 else ""
            path = self._folder / f"{self._begun.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}{suffix}.warc.gz"
            try:
                path.touch(exist_ok=False)
            except FileExistsError:
                number += 1
            else:
                return path

    def _inform(self, writer: WARCWriter) -> None:
        said = b"software: Stratlas\r\nformat: WARC File Format 1.1\r\n"
        head = self._head("warcinfo", _written(self._begun))
        record = writer.create_warc_record(
            "", "warcinfo", io.BytesIO(said), len(said), warc_content_type="application/warc-fields",
            warc_headers_dict=head,
        )  # fmt: skip
        writer.write_record(record)

    def _add(self, writer: WARCWriter, exchange: Exchange) -> None:
        time = _written(exchange.time)
        head = self._head("response", time)
        kept = [(key, value) for key, value in exchange.headers if key.lower() not in _HOP_BY_HOP]
        answer = _Exact(b" ".join([b"HTTP/1.1", str(exchange.status).encode(), exchange.reason]).strip(), kept)
        digest = hashlib.sha256(exchange.body).hexdigest()
        before = self._seen.setdefault((exchange.address, digest), time)
        kind = "response"
        if exchange.status == 304 or (before != time and exchange.body):
            kind = "revisit"
            head["WARC-Profile"] = _NOT_MODIFIED if exchange.status == 304 else _SAME
            head["WARC-Refers-To-Target-URI"] = exchange.address
            if exchange.status != 304:
                head["WARC-Refers-To-Date"] = before
        if exchange.cut:
            head["WARC-Truncated"] = "length"
        head["WARC-Payload-Digest"] = f"sha256:{digest}"
        response = writer.create_warc_record(
            exchange.address, kind, io.BytesIO(exchange.body), len(exchange.body), http_headers=answer,
            warc_headers_dict=head,
        )  # fmt: skip
        request_head = self._head("request", time) | {"WARC-Concurrent-To": head["WARC-Record-ID"]}
        line = _Exact(b"GET " + exchange.target + b" HTTP/1.1", exchange.request)
        request = writer.create_warc_record(
            exchange.address, "request", io.BytesIO(b""), 0, http_headers=line, warc_headers_dict=request_head
        )
        writer.write_record(response)
        writer.write_record(request)

    def _head(self, kind: str, time: str) -> dict[str, str]:
        """The headers of a record; its id follows from the file's name and its place in it."""
        self._count += 1
        name = f"{self._path.name if self._path else ''}#{self._count}#{kind}"
        return {"WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}>", "WARC-Date": time}


def warc_files(archive: Path) -> list[Path]:
    """The WARC files of an archive, by name."""
    return sorted((archive / FOLDER).glob("*.warc.gz"))


def warc_problem(path: Path) -> str | None:
    """What is wrong with a WARC file, as a sentence; None where every record reads back with its digest."""
    try:
        with path.open("rb") as file:
            if not _ends(file):
                return f"The WARC file {path.name} is cut off: its last record does not end."
            file.seek(0)
            for record in ArchiveIterator(file, check_digests="raise"):
                record.content_stream().read()
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, zlib.error) as error:
        return f"The WARC file {path.name} cannot be read back: {str(error) or type(error).__name__}."
    except Exception as error:  # noqa: BLE001 -- warcio raises what its parts raise
        return f"The WARC file {path.name} cannot be read back: {type(error).__name__}."
    return None


def _ends(file: IO[bytes]) -> bool:
    """Whether the last compressed part is whole; warcio takes what there is of it."""
    stream = zlib.decompressobj(zlib.MAX_WBITS + 16)
    while rest := file.read(_PIECE):
        while rest:
            if stream.eof:
                stream = zlib.decompressobj(zlib.MAX_WBITS + 16)
            stream.decompress(rest, _PIECE)
            while stream.unconsumed_tail:
                stream.decompress(stream.unconsumed_tail, _PIECE)
            rest = stream.unused_data
    return stream.eof


def _written(time: dt.datetime) -> str:
    return f"{time.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
