"""Readers that do to the process they run in what a fault in a library would; they are called in a child."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from pathlib import Path

from stratlas.errors import BadFile


def size_of(data: bytes, *, name: str = "") -> int:
    return len(data)


def crash(data: bytes, *, name: str = "") -> None:
    ctypes.string_at(0)


def loop(data: bytes, *, name: str = "") -> None:
    while True:
        pass


def sleep(data: bytes, *, name: str = "") -> None:
    time.sleep(600)


def start_a_program_and_sleep(data: bytes, *, name: str = "") -> None:
    program = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    Path(data.decode()).write_text(f"{os.getpid()} {program.pid}")
    time.sleep(600)


def eat(data: bytes, *, name: str = "") -> None:
    held = []
    while True:
        held.append(bytearray(50_000_000))


def leave(data: bytes, *, name: str = "") -> None:
    os._exit(3)


def stop(data: bytes, *, name: str = "") -> None:
    raise SystemExit(4)


def err(data: bytes, *, name: str = "") -> None:
    raise KeyError("no such key")


def refuse(data: bytes, *, name: str = "") -> None:
    raise BadFile(f"{name} cannot be read: it is upside down.")


def speak(data: bytes, *, name: str = "") -> str:
    print("a library says something")
    os.write(1, b"and so does C")
    return "heard"


def own_id(data: bytes) -> int:
    return os.getpid()


def limits_of(data: bytes) -> tuple[int, ...]:
    import resource  # noqa: PLC0415 -- not there on Windows, where nobody calls this

    return (*resource.getrlimit(resource.RLIMIT_CORE), resource.getrlimit(resource.RLIMIT_AS)[0])


class _Trap:
    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("true",)


def trap(data: bytes, *, name: str = "") -> object:
    return _Trap()
