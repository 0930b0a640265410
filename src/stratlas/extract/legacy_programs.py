"""The programs that read older word processors' files: which are there, and running one without letting it do harm."""

from __future__ import annotations

import contextlib
import functools
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stratlas.errors import BadFile, TooLarge

SECONDS = 120
"""How long a program may take over one file; a hundred pages take LibreOffice two or three."""

_VERSION = re.compile(r"\b\d+(?:\.\d+){1,2}")
_SETTING = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
# No macros, no remote parts, no links followed; whatever asks for the network gets a proxy that nobody answers at.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetFTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetFTPProxyPort", "9"),
)


@dataclass(frozen=True, slots=True)
class Program:
    """A program on this machine: what people call it, where it is, its version."""

    name: str
    path: str
    version: str

    @property
    def tag(self) -> str:
        """As it stands in the name of an extractor."""
        return f"{self.name.lower()}-{self.version}"


def libreoffice() -> Program | None:
    """LibreOffice, where it is installed."""
    return _found("LibreOffice", ("soffice", "libreoffice"), "--version")


def antiword() -> Program | None:
    """antiword, where it is installed."""
    return _found("antiword", ("antiword",), "-h")


def catdoc() -> Program | None:
    """catdoc, where it is installed."""
    return _found("catdoc", ("catdoc",), "-V")


def _found(name: str, commands: Sequence[str], question: str) -> Program | None:
    path = next((path for command in commands if (path := shutil.which(command))), None)
    return None if path is None else Program(name, path, _version(path, question))


@functools.cache
def _version(path: str, question: str) -> str:
    """What a program says its version is; `0` where it says nothing of the kind."""
    try:
        with tempfile.TemporaryDirectory(prefix="stratlas-") as folder:
            answer = _run([path, question], Path(folder), seconds=20)
    except BadFile:
        return "0"
    match = _VERSION.search(answer.decode("utf-8", "replace"))
    return match[0] if match else "0"


def as_docx(program: Program, data: bytes, ending: str, limit: int) -> bytes:
    """A file as LibreOffice saves it as DOCX. Raises BadFile where it can't, TooLarge over `limit` bytes."""
    with tempfile.TemporaryDirectory(prefix="stratlas-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, made = folder / f"document.{ending}", folder / "out" / "document.docx"
        source.write_bytes(data)
        profile = folder / "profile"
        _write_settings(profile / "user" / "registrymodifications.xcu")
        command = [program.path, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--invisible"]
        command += ["--norestore", "--nolockcheck", "--nodefault", "--nologo"]
        command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(made.parent), str(source)]
        _run(command, folder)
        if not made.is_file():
            raise BadFile(
                f"It is damaged or has a password ({program.name} could not open it): "
                "open it in a word processor, save it as DOCX or PDF and hand that in."
            )
        if made.stat().st_size > limit:
            raise TooLarge(f"It becomes more in {program.name} than the {limit // 1_000_000} MB allowed (unpacked_mb).")
        return made.read_bytes()


def as_words(program: Program, data: bytes, ending: str) -> str:
    """The words of a file as antiword or catdoc prints them, each paragraph on one line where they can."""
    options = ["-m", "UTF-8.txt", "-w", "0"] if program.name == "antiword" else ["-w", "-d", "utf-8"]
    with tempfile.TemporaryDirectory(prefix="stratlas-", ignore_cleanup_errors=True) as name:
        source = Path(name) / f"document.{ending}"
        source.write_bytes(data)
        words = _run([program.path, *options, str(source)], Path(name)).decode("utf-8", "replace")
    if not words.strip() or "not a Word Document" in words[:300] or "Broken OLE file" in words[:300]:
        raise BadFile(
            f"It is damaged or has a password ({program.name} found no words in it): "
            "open it in a word processor, save it as DOCX or PDF and hand that in."
        )
    return words


def _write_settings(path: Path) -> None:
    items = "".join(_SETTING.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    path.parent.mkdir(parents=True)
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>',
        encoding="utf-8",
    )


def _run(command: Sequence[str], folder: Path, seconds: int = SECONDS) -> bytes:
    """What a program printed; it runs in a session of its own, so that it is ended with all it started.

    It sees no more of the environment than it needs, and its home is the folder. Where it exits with an error or is
    killed by a signal the caller finds nothing made.
    """
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LC_ALL": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
    }
    printed = folder / "printed"
    with printed.open("wb") as output:
        try:
            process = subprocess.Popen(  # noqa: S603 -- a program found on the PATH, with arguments of ours
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=folder,
                env=environment,
                start_new_session=True,
            )
        except OSError as error:
            raise BadFile(f"The program {command[0]} cannot be started ({error.strerror}): install it again.") from None
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise BadFile(
                f"It took {Path(command[0]).name} longer than {seconds} seconds, which was then stopped: "
                "save it as DOCX or PDF and hand that in."
            ) from None
        finally:
            _end(process)
    return printed.read_bytes()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kills a program and whatever it left running."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
