"""Printing: sentences for people, one JSON document for programs."""

from __future__ import annotations

import io
import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from rich.console import Console
from rich.progress import track

from stratlas import actions, anchors

Item = TypeVar("Item")
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def use_utf8() -> None:
    """Makes both outputs write UTF-8, whatever the terminal says, and swallow what is written where one is closed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 -- open to the end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def dumped(data: Any) -> str:
    """One JSON document: stable keys in the order given."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def print_json(data: Any) -> None:
    """Prints one JSON document, in UTF-8."""
    sys.stdout.write(dumped(data))


def console() -> Console:
    """Standard output: in colour and wrapped on a terminal, plain and unwrapped when piped."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty(), emoji=False)


def complain(sentence: str) -> None:
    """Prints a sentence on standard error."""
    Console(stderr=True, highlight=False, soft_wrap=True, emoji=False).print(plain(sentence), markup=False)


def plain(words: str) -> str:
    """Words from a document as they may go to a terminal: without controls and direction overrides, which it obeys."""
    return "".join("\N{REPLACEMENT CHARACTER}" if _commands(mark) else mark for mark in words)


def _commands(mark: str) -> bool:
    return mark in _DIRECTIONS or (mark not in "\n\t" and unicodedata.category(mark) == "Cc")


def one_line(words: str, limit: int = 0) -> str:
    """Words on one line, cut after `limit` characters where one is given."""
    line = " ".join(plain(words).split())
    return line if not limit or len(line) <= limit else line[: limit - 1].rstrip() + "…"


def in_context(workspace: actions.Workspace, match: anchors.Match, width: int = 40) -> str:
    """The words of a match on one line, with what stands around them."""
    span = match.span
    content = workspace.store.sources.contents([span.text])[span.text]
    before = " ".join(plain(content[max(0, span.start - width) : span.start]).split(" "))
    after = plain(content[span.end : span.end + width])
    return one_line(f"… {before}[{span.quote}]{after} …")


def where(place: actions.Place) -> str:
    """The section and the page of a place: `in “3.2 Threats”, page 14`."""
    section = f"in “{one_line(place.section[-1], 60)}”, " if place.section else ""
    return f"{section}page {place.page}"


def place_data(place: actions.Place) -> dict[str, Any]:
    """A place in plain values."""
    span = place.match.span
    return {
        "text": span.text,
        "start": span.start,
        "end": span.end,
        "quote": span.quote,
        "page": place.page,
        "section": list(place.section),
        "score": round(place.match.score, 4),
        **place.reading.data,
    }


def counted(number: int, thing: str) -> str:
    """A number and its noun: `1 claim`, `3 claims`."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def progress(items: Iterable[Item], doing: str, total: int) -> Iterator[Item]:
    """Passes the items on, with a progress bar on standard error where that is a terminal."""
    bar = Console(stderr=True)
    yield from track(items, description=doing, total=total, console=bar, transient=True, disable=not bar.is_terminal)
