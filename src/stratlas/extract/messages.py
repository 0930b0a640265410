"""What the process that reads files and its parent say to each other."""

from __future__ import annotations

import io
import math
import pickle
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, Any

from stratlas.errors import StratlasError

READY = "ready"
_SIZE = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class Job:
    """A function of a file's bytes to be called here, and what it may take."""

    function: Callable[..., Any]
    data: bytes
    arguments: tuple[Any, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)
    memory_mb: int = 0
    seconds_per_100_pages: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job: a value, or an error that the function meant (`error`), or what went wrong in it.

    `failure` is one line about an exception that nobody meant, `trace` where it came from; `short` says that there was
    not enough memory.
    """

    value: Any = None
    error: StratlasError | None = None
    failure: str = ""
    trace: str = ""
    short: bool = False


def send(stream: IO[bytes], message: object) -> None:
    """Writes one message."""
    content = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_SIZE.pack(len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """One message as it was packed; EOFError where the other end has gone."""
    head = stream.read(_SIZE.size)
    if len(head) < _SIZE.size:
        raise EOFError
    (size,) = _SIZE.unpack(head)
    content = stream.read(size)
    if len(content) < size:
        raise EOFError
    return content


def seconds_for(pages: int, seconds_per_100_pages: int) -> int:
    """How long a file of so many pages may take."""
    return seconds_per_100_pages * max(1, math.ceil(pages / 100))


class Unpacker(pickle.Unpickler):
    """Unpacks what a child sends: plain values, and this package's own classes, whatever a hostile file did there."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of that name in this package; UnpicklingError for anything else."""
        if module.split(".", maxsplit=1)[0] == "stratlas" and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__.split(".", maxsplit=1)[0] == "stratlas":
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is nothing that a reader sends")


def unpacked(message: bytes) -> Any:
    """What a child sent."""
    return Unpacker(io.BytesIO(message)).load()
