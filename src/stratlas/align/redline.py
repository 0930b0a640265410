"""Old and new passages written into one another, with what was taken out where it stood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
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
    waiting, around = list(change.words), _Around(change, old)
    for span in change.new:
        runs: Runs = []
        at = span.start
        while waiting and (span is change.new[-1] or waiting[0].new_end <= span.end):
            word = waiting.pop(0)
            if not word.new:
                end = next((other.new_start for other in waiting if other.new), span.end)
                before, gone = around.taken_out(word, new[at : min(end, span.end)])
                runs.append((before, WordKind.EQUAL))
                at += len(before)
                word = replace(word, old=gone)
            runs += _run(word, runs, new[at : word.new_start] if word.new else "", old)
            at = max(at, word.new_end)
        yield [*runs, (new[at : span.end], WordKind.EQUAL)]


class _Around:
    """What stands between the words of the old passages."""

    def __init__(self, change: Change, old: str) -> None:
        self._old = old
        self._spans = [(span.start, span.end) for span in change.old]
        self._words = sorted((word.old_start, word.old_end, not word.new) for word in change.words if word.old)

    def taken_out(self, word: WordChange, left: str) -> tuple[str, str]:
        """Of what is `left` between new words what stands before a word taken out, and the word with its own stops."""
        before, after = self._before(word), self._after(word)
        if not (stop := before.strip()) or not left.strip().startswith(stop):
            return "", word.old
        # the stop before it stayed: what went with the word is the one behind it
        length = left.index(stop) + len(stop)
        return left[:length], word.old + (after.strip() if left[length:].isspace() or not left[length:] else "")

    def _before(self, word: WordChange) -> str:
        start = next(start for start, end in self._spans if start <= word.old_start < end)
        ends = (end for _, end, _ in self._words if end <= word.old_start)
        return self._old[max(start, *ends, 0) : word.old_start]

    def _after(self, word: WordChange) -> str:
        """Nothing where the next word went, too: what stands before that one is its own."""
        last = next(end for start, end in self._spans if start <= word.old_start < end)
        start, _, gone = next((other for other in self._words if other[0] >= word.old_end), (last, last, False))
        return "" if gone and start < last else self._old[word.old_end : min(start, last)]


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
