"""Tesseract, the program that reads pictures: whether it is there, what it can, and one picture read by it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from stratlas.errors import BadFile, MissingTool

_PROGRAM = "tesseract"
_VERSION = re.compile(r"tesseract\s+v?(\d[\w.\-]*)")
_MISSING = (
    "Tesseract, which reads pictures of pages, is not installed: install it (Debian, Ubuntu: sudo apt-get install "
    "tesseract-ocr, and tesseract-ocr-srp or the like for each language)."
)
_ASKING_SECONDS = 20
# With its own threads it is six times slower (it waits for them), and two pages are read at once anyway.
_ENVIRONMENT = {"OMP_THREAD_LIMIT": "1"}


@dataclass(frozen=True, slots=True)
class Engine:
    """An installed tesseract: its version and the language packs it has."""

    program: str
    version: str
    packs: frozenset[str]

    def read(self, picture: bytes, packs: str, *, resolution: int, seconds: int) -> bytes:
        """What it reads in a picture, as hOCR; raises BadFile with the reason where it fails."""
        options = ["-l", packs, "--psm", "3", "--dpi", str(resolution), "hocr"]
        return self._run(options, picture, seconds)

    def stance(self, picture: bytes, *, resolution: int, seconds: int) -> str:
        """What it says about the way up and the script of a picture; empty where it cannot tell."""
        try:
            options = ["-l", "osd", "--psm", "0", "--dpi", str(resolution)]
            return self._run(options, picture, seconds).decode("utf-8", "replace")
        except BadFile:
            return ""

    def _run(self, options: Sequence[str], picture: bytes, seconds: int) -> bytes:
        command = [self.program, "stdin", "stdout", *options]
        try:
            done = subprocess.run(  # noqa: S603 -- a list, without a shell
                command, input=picture, capture_output=True, timeout=seconds, env=os.environ | _ENVIRONMENT, check=False
            )
        except subprocess.TimeoutExpired:
            raise BadFile(f"tesseract took longer than {seconds} seconds") from None
        except OSError as error:
            raise BadFile(f"tesseract could not be started ({error.strerror or error})") from None
        if done.returncode:
            said = [line for line in done.stderr.decode("utf-8", "replace").split("\n") if line.strip()]
            reason = f"said “{said[-1].strip()[:120].rstrip('.')}”" if said else "gave no reason"
            raise BadFile(f"tesseract failed (code {done.returncode}) and {reason}")
        return done.stdout


def find_engine() -> Engine:
    """The installed tesseract; raises MissingTool where there is none that works."""
    program = shutil.which(_PROGRAM)
    if program is None:
        raise MissingTool(_MISSING)
    version = _VERSION.search(_asked(program, "--version"))
    if version is None:
        raise MissingTool(f"{program} does not answer as tesseract does: install it again (package tesseract-ocr).")
    listed = _asked(program, "--list-langs").splitlines()
    packs = frozenset(line.strip() for line in listed if re.fullmatch(r"[\w/\-]+", line.strip()))
    return Engine(program, version[1], packs)


def _asked(program: str, question: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 -- a list, without a shell
            [program, question], capture_output=True, timeout=_ASKING_SECONDS, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    # Older versions answer on standard error.
    return (done.stdout + b"\n" + done.stderr).decode("utf-8", "replace")
