"""The process that reads files: `python -m stratlas.extract.child`, started and driven by `processes.py`.

It gets jobs on standard input and answers each on standard output with two messages: how many pages the file has, so
that its time can be measured out, and what came of it. It ends with its parent, whatever it is doing.
"""

from __future__ import annotations

import contextlib
import math
import os
import pickle
import queue
import sys
import threading
import traceback
from typing import IO

from stratlas.errors import BadFile, StratlasError
from stratlas.extract.messages import READY, Done, Job, receive, seconds_for, send
from stratlas.extract.pdf_file import opened

if sys.platform != "win32":
    import resource

BYTES_PER_PAGE = 3000
"""What stands for a page where the format has none that could be counted beforehand."""

_SPARE_SECONDS = 10


def pages_of(data: object) -> int:
    """How many pages a file has, as far as that can be said before it is read: 1 where it cannot."""
    if not isinstance(data, bytes):
        return 1
    if b"%PDF-" not in data[:1024]:
        return 1 + len(data) // BYTES_PER_PAGE
    try:
        with opened(data) as document:
            return max(1, len(document))
    except BadFile:
        return 1


def main() -> None:
    """Does one job after another until the parent is gone."""
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "r+b", buffering=0) as nothing:  # noqa: PTH123 -- a device, both ways
        # What libraries print must not get between the messages, and what they start must not hold them open.
        os.dup2(nothing.fileno(), 0)
        os.dup2(nothing.fileno(), 1)
    jobs: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(incoming, jobs), daemon=True).start()
    _no_core_dumps()
    send(outgoing, READY)
    while True:
        _work(jobs.get(), outgoing)


def _listen(incoming: IO[bytes], jobs: queue.SimpleQueue[bytes]) -> None:
    """Takes jobs in, and ends the process as soon as the parent is gone, even in the middle of one."""
    while True:
        try:
            jobs.put(receive(incoming))
        except (EOFError, OSError):
            os._exit(0)


def _work(packed: bytes, outgoing: IO[bytes]) -> None:
    try:
        job: Job = pickle.loads(packed)  # noqa: S301 -- from our own parent
        _limit_memory(job.memory_mb)
        pages = pages_of(job.data)
        _limit_time(seconds_for(pages, job.seconds_per_100_pages) + _SPARE_SECONDS)
        send(outgoing, pages)
        done = Done(job.function(job.data, *job.arguments, **job.options))
    except StratlasError as error:
        done = Done(error=error)
    except MemoryError:
        done = Done(short=True)
    except BaseException as error:  # noqa: BLE001 -- whatever it is costs this one file
        done = Done(failure=_one_line(error), trace=traceback.format_exc())
    _limit_memory(0)
    send(outgoing, done)


def _one_line(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]


def _no_core_dumps() -> None:
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_memory(megabytes: int) -> None:
    """Limits the address space; 0 lifts the limit. macOS and Windows have none that is kept."""
    if sys.platform != "win32":
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = megabytes * 1_000_000 or most
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (wanted if most < 0 else min(wanted, most), most))


def _limit_time(seconds: int) -> None:
    """Lets the system end this process by itself where nobody is left to do so and nothing here gets its turn."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        wanted = math.ceil(used.ru_utime + used.ru_stime) + seconds
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (wanted if most < 0 else min(wanted, most), most))


if __name__ == "__main__":
    main()
