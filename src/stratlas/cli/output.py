"""Printing: sentences for people, one JSON document for programs."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from rich.console import Console
from rich.progress import track

Item = TypeVar("Item")


def print_json(data: Any) -> None:
    """Prints one JSON document: stable keys in the order given, UTF-8."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def console() -> Console:
    """Standard output: in colour and wrapped on a terminal, plain and unwrapped when piped."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty(), emoji=False)


def complain(sentence: str) -> None:
    """Prints a sentence on standard error."""
    Console(stderr=True, highlight=False, soft_wrap=True, emoji=False).print(plain(sentence), markup=False)


def plain(words: str) -> str:
    """Words from a document as they may go to a terminal: without control characters, which it could obey."""
    return "".join(
        mark if mark in "\n\t" or unicodedata.category(mark) != "Cc" else "\N{REPLACEMENT CHARACTER}" for mark in words
    )


def one_line(words: str, limit: int = 0) -> str:
    """Words on one line, cut after `limit` characters where one is given."""
    line = " ".join(plain(words).split())
    return line if not limit or len(line) <= limit else line[: limit - 1].rstrip() + "…"


def counted(number: int, thing: str) -> str:
    """A number and its noun: `1 claim`, `3 claims`."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def progress(items: Iterable[Item], doing: str, total: int) -> Iterator[Item]:
    """Passes the items on, with a progress bar on standard error where that is a terminal."""
    bar = Console(stderr=True)
    yield from track(items, description=doing, total=total, console=bar, transient=True, disable=not bar.is_terminal)
