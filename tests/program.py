"""`stratlas` as a process of its own, without the second that a new interpreter takes to import everything."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_CLIENT = """#!{python} -IS
import json, os, socket, sys
server = socket.socket(socket.AF_UNIX)
server.connect({address!r})
run = {{"before": os.environ.pop("RUN_BEFORE", ""), "arguments": sys.argv[1:], "folder": os.getcwd()}}
run["environment"] = dict(os.environ)
socket.send_fds(server, [json.dumps(run).encode()], [0, 1, 2])
code = int(server.recv(20) or 70)
if code < 0:
    os.kill(os.getpid(), -code)
sys.exit(code)
"""


@dataclass(frozen=True)
class Program:
    """The command `stratlas`, in a folder of its own."""

    folder: Path

    @property
    def path(self) -> str:
        """A PATH that finds it first, then the tools of this environment."""
        return os.pathsep.join([str(self.folder), str(Path(sys.executable).parent), os.environ["PATH"]])

    def run(self, *arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
        """Runs it; `before` is Python to run in its process first."""
        return subprocess.run(
            [self.folder / "stratlas", *arguments],
            env=os.environ | {"RUN_BEFORE": before},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


@contextmanager
def quick_program(folder: Path) -> Iterator[Program]:
    """The command, for as long as it is needed."""
    address = folder / "socket"
    client = folder / "stratlas"
    client.write_text(_CLIENT.format(python=sys.executable, address=str(address)), encoding="utf-8")
    client.chmod(0o755)
    server = subprocess.Popen([sys.executable, Path(__file__).with_name("program_server.py"), address])
    try:
        while not address.exists():
            assert server.poll() is None, "the server of programs has ended"
            time.sleep(0.02)
        yield Program(folder)
    finally:
        server.terminate()
        server.wait()
