"""What became of every passage of a text in another one: changes, what a person judged of them, and the whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from stratlas.records.text import Span, Text


class ChangeKind(StrEnum):
    """What happened to a passage; `moved`, `split` and `merged` ones may be reworded too."""

    KEPT = "kept"
    REWORDED = "reworded"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    DROPPED = "dropped"
    NEW = "new"


class WordKind(StrEnum):
    """What happened to words inside a passage that both texts have."""

    EQUAL = "equal"
    REPLACED = "replaced"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    """The same words in both, in another order."""


@dataclass(frozen=True, slots=True)
class WordChange:
    """A run of words: where it stands in each text, and how it reads there.

    Where one side has none of the words its `start` is its `end`, the place where they would stand. A run never
    crosses the end of a passage.
    """

    kind: WordKind
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    old: str
    new: str

    def mirrored(self) -> WordChange:
        """The same with the texts swapped."""
        kind = _MIRRORED_WORDS.get(self.kind, self.kind)
        return WordChange(kind, self.new_start, self.new_end, self.old_start, self.old_end, self.new, self.old)


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to some passages: whole blocks of the old text and of the new one.

    `score` is the share of words that both have (1 where every word is the same, 0 where one side is empty).
    `moved` is set for what stands elsewhere in the order, `reworded` where words differ; `renumbered` holds both
    numbers of a passage whose own number or letter is another now (`3.2`, `4.1`). Section paths are the titles of the
    headings above, the passage's own included where it is one.
    `words` go through both passages; they are empty where one passage stayed one with all its words the same.
    """

    kind: ChangeKind
    old: tuple[Span, ...]
    new: tuple[Span, ...]
    score: float
    moved: bool = False
    reworded: bool = False
    renumbered: tuple[str, str] | None = None
    old_section: tuple[str, ...] = ()
    new_section: tuple[str, ...] = ()
    words: tuple[WordChange, ...] = ()
    judged: bool = False
    """Whether a person said so."""

    @property
    def id(self) -> str:
        """The change's address between these two texts: the same as long as the same passages are aligned."""
        olds, news = (",".join(f"{span.start}-{span.end}" for span in side) for side in (self.old, self.new))
        return change_id(olds, news)

    def mirrored(self) -> Change:
        """The same change with the texts swapped."""
        return Change(
            _MIRRORED.get(self.kind, self.kind),
            self.new,
            self.old,
            self.score,
            self.moved,
            self.reworded,
            (self.renumbered[1], self.renumbered[0]) if self.renumbered else None,
            self.new_section,
            self.old_section,
            tuple(sorted((word.mirrored() for word in self.words), key=word_order)),
            self.judged,
        )


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it up to the next heading; `path` are the titles from the top down.

    What stands before the first heading is a section without a path. `words` counts those of its passages.
    """

    path: tuple[str, ...]
    level: int
    start: int
    end: int
    words: int

    @property
    def title(self) -> str:
        """The heading's own words, empty for what stands before the first heading."""
        return self.path[-1] if self.path else ""


@dataclass(frozen=True, slots=True)
class SectionFlow:
    """How much of an old section stands in a new one: by index into `Alignment.old_sections` and `.new_sections`.

    `old_words` and `new_words` count the words of passages that both have, as each text has them; the shares are of all
    words of each section.
    """

    old: int
    new: int
    old_words: int
    new_words: int
    old_share: float
    new_share: float


class SectionKind(StrEnum):
    """What happened to a section as a whole."""

    KEPT = "kept"
    SPLIT = "split"
    MERGED = "merged"
    REARRANGED = "rearranged"
    """Several sections went into several others."""
    DROPPED = "dropped"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class SectionChange:
    """What happened to some sections, by index; `shared` is the share of their words that stand in both texts."""

    kind: SectionKind
    old: tuple[int, ...]
    new: tuple[int, ...]
    shared: float
    moved: bool = False
    renamed: bool = False
    renumbered: tuple[str, str] | None = None


class Ruling(StrEnum):
    """What a person can say of passages."""

    SAME = "same"
    """These old passages became these new ones."""
    APART = "apart"
    """None of these old passages became any of these new ones."""
    ALONE = "alone"
    """These old passages were dropped, and these new ones are new."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's judgement of passages, each named by the start and end of its block."""

    ruling: Ruling
    old: tuple[tuple[int, int], ...] = ()
    new: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many changes of a kind there are, and their words and share of words on each side."""

    changes: int = 0
    old_words: int = 0
    new_words: int = 0
    old_share: float = 0.0
    new_share: float = 0.0


@dataclass(frozen=True, slots=True)
class Alignment:
    """What happened between two texts: every passage of both is in exactly one change.

    Changes are in the order of the new text; what was dropped stands with what is left of its section.
    `unheeded` are the decisions that name no passages of these texts, or that a later one overrules.
    """

    old: str
    new: str
    changes: tuple[Change, ...]
    summary: dict[ChangeKind, KindCount]
    old_sections: tuple[Section, ...]
    new_sections: tuple[Section, ...]
    flows: tuple[SectionFlow, ...]
    sections: tuple[SectionChange, ...]
    unheeded: tuple[Decision, ...] = ()

    def apply(self, old: Text) -> tuple[str, ...]:
        """The passages of the new text, made of the old text's words and of what the changes insert."""
        passages = [passage for change in self.changes for passage in _applied(change, old.content)]
        return tuple(passage for _, passage in sorted(passages))


def change_id(old: str, new: str) -> str:
    """The id of a change of these passages, named as `start-end,start-end`."""
    return hashlib.sha256(f"{old};{new}".encode()).hexdigest()[:12]


def word_order(word: WordChange) -> tuple[int, int]:
    """Where a run of words stands in the order of the new passage, deleted ones at the place they had."""
    return word.new_start, word.old_start


def _applied(change: Change, content: str) -> Iterator[tuple[int, str]]:
    if change.new and change.old and not change.words:
        if len(change.old) == len(change.new):
            yield from (
                (new.start, content[old.start : old.end]) for old, new in zip(change.old, change.new, strict=True)
            )
            return
        raise ValueError(f"a change of {len(change.old)} passages into {len(change.new)} says which words went where")
    for span in change.new:
        if not change.old:
            yield span.start, span.quote
            continue
        parts = [
            content[word.old_start : word.old_end] if word.kind in {WordKind.EQUAL, WordKind.MOVED} else word.new
            for word in change.words
            if span.start <= word.new_start < word.new_end <= span.end
        ]
        yield span.start, " ".join(parts)


_MIRRORED = {
    ChangeKind.SPLIT: ChangeKind.MERGED,
    ChangeKind.MERGED: ChangeKind.SPLIT,
    ChangeKind.DROPPED: ChangeKind.NEW,
    ChangeKind.NEW: ChangeKind.DROPPED,
}
_MIRRORED_WORDS = {WordKind.INSERTED: WordKind.DELETED, WordKind.DELETED: WordKind.INSERTED}
