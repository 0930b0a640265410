"""Reading files in processes of their own, with limits: a crash in a C library costs one file and one sentence.

Processes that have nothing to do are kept for whoever needs one next, in this program, as starting one takes longer
than reading most files. They hold nothing between two files and end with their parent.
"""

from __future__ import annotations

import atexit
import contextlib
import multiprocessing.spawn
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Concatenate, ParamSpec, TypeVar, cast

from stratlas.config import Limits
from stratlas.errors import ReaderFailed, StorageError, TooLarge
from stratlas.extract.messages import READY, Done, Job, receive, seconds_for, send, unpacked

P = ParamSpec("P")
R = TypeVar("R")

_START_SECONDS = 60
_MOST_JOBS = 500
"""So many files are read by one process before a new one is started: whatever a library leaks ends with it."""


def apart(
    limits: Limits,
    function: Callable[Concatenate[bytes, P], R],
    data: bytes,
    /,
    *arguments: P.args,
    **options: P.kwargs,
) -> R:
    """Calls a function of a file's bytes in a process of its own, and waits for what it returns.

    The function must be one that can be imported by its name. What it raises of ours is raised here. Raises TooLarge
    where it needs more memory or time than `limits` allow, and ReaderFailed where it crashes or raises anything else.
    """
    return _stock.run(limits, function, data, arguments, options)


def prepare() -> None:
    """Starts a process that will be needed soon, so that it gets ready while other things are done."""
    _stock.prepare()


class Workers(Executor):
    """Calls functions of files' bytes in several processes at a time, as `apart` does: by default one per processor.

    Where the `with` block ends by an error or by Ctrl-C, what is still being done is given up and its processes end.
    """

    def __init__(self, limits: Limits, count: int | None = None) -> None:
        self._limits = limits
        self._threads = ThreadPoolExecutor(count or os.cpu_count() or 1)
        self._busy: set[_Worker] = set()

    def submit(self, fn: Callable[..., R], /, *args: Any, **kwargs: Any) -> Future[R]:
        """The outcome, later, of a function of the bytes that are its first argument."""
        data, *arguments = args
        return self._threads.submit(_stock.run, self._limits, fn, data, arguments, kwargs, self._busy)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Waits for what was submitted; what has not begun is given up with `cancel_futures`."""
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)
            for worker in list(self._busy):
                worker.kill()
        self.shutdown()


class _Worker:
    """One process, and the pipes to it."""

    def __init__(self) -> None:
        self.jobs = 0
        self.ready = False
        self.in_time = True
        # A group of its own: Ctrl-C is the parent's business, and what the process started ends with it.
        apart_from_us: dict[str, Any] = (
            {"creationflags": 0x200} if sys.platform == "win32" else {"start_new_session": True}
        )
        try:
            self._process = subprocess.Popen(  # noqa: S603 -- Python itself, with arguments of ours
                [_python(), "-P", "-m", "stratlas.extract.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                **apart_from_us,
            )
        except OSError as error:
            raise _not_started(error.strerror or str(error)) from error
        self._to, self._from = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)

    def ask(self, job: Job) -> tuple[Done | None, int]:
        """What came of a job, or None where the process ended over it; and the seconds that it was given."""
        seconds = job.seconds_per_100_pages
        self.jobs += 1
        try:
            if not self.ready:
                self.ready = self._hear(_START_SECONDS) == READY
            with self._within(seconds):
                send(self._to, job)
                answer = unpacked(receive(self._from))
            if isinstance(answer, int):
                seconds = seconds_for(answer, seconds)
                answer = self._hear(seconds)
        except (EOFError, OSError, pickle.UnpicklingError):
            answer = None
        if not isinstance(answer, Done):
            self.kill()
            return None, seconds
        return answer, seconds

    def _hear(self, seconds: int) -> Any:
        with self._within(seconds):
            return unpacked(receive(self._from))

    @contextlib.contextmanager
    def _within(self, seconds: int) -> Any:
        clock = threading.Timer(seconds, self._too_late)
        clock.daemon = True
        clock.start()
        try:
            yield
        finally:
            clock.cancel()

    def _too_late(self) -> None:
        self.in_time = False
        self.kill()

    @property
    def alive(self) -> bool:
        """Whether it can take a job."""
        return self._process.poll() is None

    @property
    def code(self) -> int:
        """How it ended: an exit code, or a signal as a negative number."""
        return self._process.wait()

    def kill(self) -> None:
        """Ends the process and whatever it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                self._process.kill()
            elif self._process.poll() is None:
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def close(self) -> None:
        """Ends the process, and closes the pipes to it."""
        self.kill()
        for stream in (self._to, self._from):
            with contextlib.suppress(OSError):
                stream.close()


class _Stock:
    """The processes of this program that have nothing to do."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._most = os.cpu_count() or 1

    def prepare(self) -> None:
        with self._lock:
            if not self._idle:
                self._idle.append(_Worker())

    def run(
        self,
        limits: Limits,
        function: Callable[..., R],
        data: bytes,
        arguments: Sequence[Any],
        options: dict[str, Any],
        busy: set[_Worker] | None = None,
    ) -> R:
        """See `apart`; the process at work is in `busy` as long as it is."""
        job = Job(function, data, tuple(arguments), options, limits.memory_mb, limits.seconds_per_100_pages)
        worker = self._take()
        busy = set() if busy is None else busy
        busy.add(worker)
        try:
            done, seconds = worker.ask(job)
        except BaseException:  # Ctrl-C: nobody will hear the answer
            worker.close()
            raise
        finally:
            busy.discard(worker)
        if done is None:
            error = _ended(worker, options.get("name"), limits, seconds)
            worker.close()
            raise error
        self._give_back(worker)
        return cast("R", _value(done, options.get("name"), limits))

    def clear(self) -> None:
        """Ends them all."""
        with self._lock:
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.close()

    def forget(self) -> None:
        """For a process that was forked: the workers are its parent's."""
        self._lock, self._idle = threading.Lock(), []

    def _take(self) -> _Worker:
        while True:
            with self._lock:
                worker = self._idle.pop() if self._idle else None
            if worker is None:
                return _Worker()
            if worker.alive:
                return worker
            worker.close()

    def _give_back(self, worker: _Worker) -> None:
        if worker.alive and worker.jobs < _MOST_JOBS:
            with self._lock:
                if len(self._idle) < self._most:
                    self._idle.append(worker)
                    return
        worker.close()


def _value(done: Done, name: str | None, limits: Limits) -> Any:
    """What a job returned; what it raised is raised."""
    if done.error is not None:
        raise done.error
    if done.short:
        raise TooLarge(_too_much_memory(name, limits))
    if done.failure:
        failed = ReaderFailed(
            f"{name or 'The file'} cannot be read: the reader made an error on it ({done.failure}); "
            "please report it, with the file if it is public."
        )
        failed.add_note(done.trace)
        raise failed
    return done.value


def _ended(worker: _Worker, name: str | None, limits: Limits, seconds: int) -> Exception:
    """Why there is no answer."""
    if not worker.ready:
        return _not_started("it ended at once")
    what = name or "The file"
    if not worker.in_time or (sys.platform != "win32" and worker.code == -signal.SIGXCPU):
        return TooLarge(
            f"{what} cannot be read: its reader needed more than the {seconds:,} seconds that a file of its size may "
            "take; raise seconds_per_100_pages in stratlas.toml if it is worth the time."
        )
    how = signal.Signals(-worker.code).name if worker.code < 0 else f"exit code {worker.code}"
    return ReaderFailed(
        f"{what} cannot be read: its reader crashed on it ({how}), so it is damaged or needs more than the "
        f"{limits.memory_mb:,} MB that memory_mb in stratlas.toml allows; get it again from its source."
    )


def _too_much_memory(name: str | None, limits: Limits) -> str:
    return (
        f"{name or 'The file'} cannot be read: its reader needed more than the {limits.memory_mb:,} MB of memory "
        "allowed; raise memory_mb in stratlas.toml if this machine has more."
    )


def _not_started(reason: str) -> StorageError:
    return StorageError(
        f"The process that reads files could not be started ({reason}): run “{_python()} -P -m stratlas.extract.child” "
        "to see why."
    )


def _python() -> str:
    """Python itself, also inside programs that have it built in (they tell multiprocessing where it is)."""
    return os.fsdecode(multiprocessing.spawn.get_executable() or sys.executable)


def _environment() -> dict[str, str]:
    """The child imports from where this program does, and never from the present folder, whose files are anybody's."""
    places = os.pathsep.join(dict.fromkeys([*filter(None, sys.path), str(Path(__file__).parents[2])]))
    # Each thread of a numeric library would take address space, and there is nothing for it to do.
    return os.environ | {"PYTHONPATH": places, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


_stock = _Stock()
atexit.register(_stock.clear)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_stock.forget)
