"""Known changes: a text made into its successor, seeded, with the truth of what happened to every passage."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from stratlas.records import Block, BlockKind, Cell, Page, Text

REWORDED, MOVED, DROPPED, INSERTED, SPLIT, MERGED = 0.30, 0.08, 0.07, 0.07, 0.04, 0.04
"""Shares of passages that something happens to; a third of those that move are reworded too."""
_LONG = 8
"""Words of a passage at least, for it to be reworded, moved or dropped; cut ones have twice as many."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage of a text to be changed."""

    kind: BlockKind
    quote: str
    level: int = 0
    cell: Cell | None = None

    @property
    def size(self) -> int:
        return len(units(self.quote))

    @property
    def can_change(self) -> bool:
        """Whether it is long enough to be known again; letters of a drawing, one a line, are no words."""
        words = units(self.quote)
        said = sum(any(map(str.isalpha, word)) for word in words[1:])
        return self.kind is not BlockKind.HEADING and said >= _LONG - 1 and max(map(len, words)) * len(words) >= 30


@dataclass(frozen=True, slots=True)
class Fate:
    """What happened to passages, by index."""

    label: str
    old: tuple[int, ...]
    new: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """Two texts and the truth."""

    old: Text
    new: Text
    truth: tuple[Fate, ...]


@dataclass(slots=True)
class _Item:
    """What stands in the new text: pieces of it, of which old passages."""

    label: str
    old: tuple[int, ...]
    pieces: list[Piece] = field(default_factory=list)


def pieces_of(text: Text) -> list[Piece]:
    """The passages of a text, to be changed."""
    return [
        Piece(block.kind, text.content[block.start : block.end], block.level, block.cell)
        for block in text.blocks
        if block.is_passage
    ]


def composed(pieces: Sequence[Piece]) -> Text:
    """A text of these passages."""
    parts, blocks, at = [], [], 0
    for piece in pieces:
        blocks.append(Block(piece.kind, at, at + len(piece.quote), 1, piece.level, piece.cell))
        parts.append(piece.quote)
        at += len(piece.quote) + 2
    content = "".join(f"{part}\n\n" for part in parts)
    capture = hashlib.sha256(content.encode()).hexdigest()
    return Text(capture, "made-1", content, (Page(1, 0, len(content)),), tuple(blocks))


def changed(pieces: Sequence[Piece], sister: Sequence[Piece], seed: str, heaviest: float) -> Changed:
    """The text and its successor: up to `heaviest` of a reworded passage's words differ, inserts come from `sister`."""
    chance = random.Random(seed)
    vocabulary = [word for piece in pieces for word in units(piece.quote) if any(map(str.isalpha, word))]
    fates = _fates(pieces, chance)
    items = _items(pieces, fates, chance, vocabulary, heaviest)
    moved = [item for item in items if item.label.startswith("moved")]
    items = [item for item in items if not item.label.startswith("moved")]
    for item in moved:
        items.insert(chance.randrange(len(items) + 1), item)
    for piece in _inserts(pieces, sister, chance, round(INSERTED * len(pieces))):
        items.insert(chance.randrange(len(items) + 1), _Item("new", (), [piece]))
    made, truth = list[Piece](), list[Fate]()
    for item in items:
        truth.append(Fate(item.label, item.old, tuple(range(len(made), len(made) + len(item.pieces)))))
        made += item.pieces
    dropped = [Fate("dropped", (at,), ()) for at, label in sorted(fates.items()) if label == "dropped"]
    return Changed(composed(pieces), composed(_renumbered(made)), (*truth, *dropped))


def reworded(quote: str, share: float, vocabulary: Sequence[str], chance: random.Random) -> str:
    """The words with about this share of them exchanged, put in or taken out."""
    words = units(quote)
    joint = "" if quote and " " not in quote.strip() else " "
    # never the first, which may be the passage's own number, nor signs alone
    able = [at for at, word in enumerate(words) if at and any(map(str.isalpha, word))]
    at = sorted(chance.sample(able, min(len(able), max(1, round(share * len(words))))))
    for place in reversed(at):
        way = chance.random()
        if way < 0.6:
            words[place] = chance.choice(vocabulary)
        elif way < 0.8:
            words.insert(place, chance.choice(vocabulary))
        else:
            del words[place]
    found = joint.join(words)
    # chance may have put every word back
    return found if units(found) != units(quote) else reworded(quote, share, vocabulary, chance)


def units(quote: str) -> list[str]:
    """The words; the characters where there are no spaces."""
    words = quote.split()
    return words if len(words) > 1 or len(quote) < 30 else list(quote)


def _fates(pieces: Sequence[Piece], chance: random.Random) -> dict[int, str]:
    """What happens to which passage; what is missing is kept, and `merged` ones take the next one with them."""
    total = len(pieces)
    order = [at for at, piece in enumerate(pieces) if piece.can_change]
    chance.shuffle(order)
    fates: dict[int, str] = {}

    def deal(label: str, share: float, least: int = _LONG) -> None:
        wanted = round(share * total)
        for at in order:
            if not wanted:
                return
            pair = (at, at + 1) if label == "merged" else (at,)
            if (
                pair[-1] < total
                and pieces[at].kind is pieces[pair[-1]].kind
                and all(one in alone and one not in fates and pieces[one].size >= least for one in pair)
            ):
                fates.update(zip(pair, (label, "taken"), strict=False))
                wanted -= 1

    alone = set(order)
    deal("split", SPLIT, 2 * _LONG)
    deal("merged", MERGED)
    deal("moved reworded", MOVED / 3)
    deal("moved", MOVED * 2 / 3)
    deal("dropped", DROPPED)
    deal("reworded", REWORDED)
    return fates


def _items(
    pieces: Sequence[Piece], fates: dict[int, str], chance: random.Random, vocabulary: Sequence[str], heaviest: float
) -> list[_Item]:
    items = []
    for at, piece in enumerate(pieces):
        label = fates.get(at, "kept")
        if label in {"dropped", "taken"}:
            continue
        item = _Item(label, (at,), [piece])
        if label.endswith("reworded"):
            quote = reworded(piece.quote, chance.uniform(0.05, heaviest), vocabulary, chance)
            item.pieces = [Piece(piece.kind, quote)]
        elif label == "split":
            words = units(piece.quote)
            cut = chance.randint(len(words) // 4 + 1, len(words) * 3 // 4)
            joint = " " if " " in piece.quote else ""
            item.pieces = [Piece(piece.kind, joint.join(half)) for half in (words[:cut], words[cut:])]
        elif label == "merged":
            joint = " " if " " in piece.quote else ""
            item.old, item.pieces = (at, at + 1), [Piece(piece.kind, f"{piece.quote}{joint}{pieces[at + 1].quote}")]
        items.append(item)
    return items


def _inserts(pieces: Sequence[Piece], sister: Sequence[Piece], chance: random.Random, count: int) -> list[Piece]:
    """Passages of the sister that are none of the text's own in other words."""
    own = [piece.quote for piece in pieces]
    every = [piece for piece in sister if piece.can_change]
    chance.shuffle(every)
    found: list[Piece] = []
    for piece in every:
        if len(found) == count:
            break
        if process.extractOne(piece.quote, own, scorer=fuzz.ratio, score_cutoff=60) is None:
            found.append(Piece(piece.kind, piece.quote))
    return found


def _renumbered(pieces: Sequence[Piece]) -> list[Piece]:
    """Another number before every heading that had one."""
    result, number = [], 0
    for piece in pieces:
        if piece.kind is BlockKind.HEADING and (found := re.match(r"\d+(\.\d+)*\.?(?=\s)", piece.quote)):
            number += 1
            quote = f"{number + 1}.{number}.{piece.quote[found.end() :]}"
            result.append(Piece(piece.kind, quote, piece.level))
        else:
            result.append(piece)
    return result
