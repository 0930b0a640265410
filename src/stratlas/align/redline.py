"""Old and new passages written into one another, with what was taken out where it stood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from stratlas.records import Change, Text, WordChange, WordKind

Runs = list[tuple[str, WordKind]]
_SPACES = re.compile(r"\s+")


def redline(change: Change, old: Text, new: Text) -> list[Runs]:
    """For each new passage its words in order, with those taken out where they stood; white space is one space.

    Words that moved stand where they are now. What was dropped is given passage by passage, all of it deleted.
    """
    if not change.old or not change.new:
        kind, spans = (WordKind.DELETED, change.old) if change.old else (WordKind.INSERTED, change.new)
    else:
        kind, spans = WordKind.EQUAL, change.new
    if not change.words:
        return [_together([(span.quote, kind)]) for span in spans]
    return [_together(runs) for runs in _written(change, old.content, new.content)]


def _written(change: Change, old: str, new: str) -> Iterator[Runs]:
    waiting = list(change.words)
    for span in change.new:
        runs: Runs = []
        at = span.start
        while waiting and (span is change.new[-1] or waiting[0].new_end <= span.end):
            word = waiting.pop(0)
            runs += _run(word, runs, new[at : word.new_start] if word.new else "", old)
            at = max(at, word.new_end)
        yield [*runs, (new[at : span.end], WordKind.EQUAL)]


def _run(word: WordChange, before: Runs, between: str, old: str) -> Runs:
    """The words, with what stands between them and those before; words taken out bring their own space with them."""
    last = before[-1] if before else None
    if not word.new:
        spaced = last is not None and not last[0].endswith(" ") and old[word.old_start - 1 : word.old_start].isspace()
        return [(" " if spaced else "", WordKind.EQUAL), (word.old, WordKind.DELETED)]
    if not between and last is not None and last[1] is WordKind.DELETED:
        # nothing stood before the new words, but now what was taken out does
        between = " " if old[word.old_start - 1 : word.old_start].isspace() or not word.old else ""
    if word.kind is WordKind.REPLACED:
        return [(between, WordKind.EQUAL), (word.old, WordKind.DELETED), (word.new, WordKind.INSERTED)]
    return [(between, WordKind.EQUAL), (word.new, word.kind)]


def _together(runs: Iterable[tuple[str, WordKind]]) -> Runs:
    said = ((_SPACES.sub(" ", words), kind) for words, kind in runs if words)
    return [("".join(words for words, _ in some), kind) for kind, some in groupby(said, key=lambda run: run[1])]
