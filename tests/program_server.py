"""Runs `stratlas` in new processes that need not import it first: each is a copy of this one, which has.

What a run is given (arguments, folder, environment, open files) comes over a socket from `tests/program.py`, and its
exit code goes back. A copy is a process of its own like any other: it can be killed, and its end is waited for.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import socket
import sys
from contextlib import suppress

os.environ["EAGER_IMPORT"] = "1"  # lazy_loader's: all rooms at once, here
from stratlas.cli import main

del os.environ["EAGER_IMPORT"]


def serve(address: str) -> None:
    """Answers until this process is ended; returns only in a copy, which then has to run."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        while True:
            asked, _ = listener.accept()
            if not os.fork() and _is_program(asked):
                return
            asked.close()
            with suppress(ChildProcessError):
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass


def _is_program(asked: socket.socket) -> bool:
    """Makes the process that runs, where this returns; the process that waits for it ends here."""
    data, files, _, _ = socket.recv_fds(asked, 1 << 20, 3)
    if not (program := os.fork()):
        asked.close()
        _become(json.loads(data), files)
        return True
    for file in files:
        os.close(file)
    _, status = os.waitpid(program, 0)
    with suppress(OSError):
        asked.sendall(str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def _become(run: dict[str, object], files: list[int]) -> None:
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    sys.stdin = os.fdopen(0, encoding="utf-8")
    sys.stdout = os.fdopen(1, "w", encoding="utf-8")
    sys.stderr = os.fdopen(2, "w", buffering=1, encoding="utf-8", errors="backslashreplace")
    os.chdir(str(run["folder"]))
    os.environ.clear()
    os.environ.update(run["environment"])  # type: ignore[arg-type]
    sys.argv = ["stratlas", *run["arguments"]]  # type: ignore[misc]
    exec(str(run["before"]), {"__name__": "__main__"})


def _run() -> int:
    """Runs the program to its end, without taking every module apart there: that would copy all memory first."""
    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 -- as the interpreter does
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
        code = 1
    atexit._run_exitfuncs()
    with suppress(OSError):
        sys.stdout.flush()
    return code


if __name__ == "__main__":
    gc.freeze()
    serve(sys.argv[1])
    os._exit(_run())
