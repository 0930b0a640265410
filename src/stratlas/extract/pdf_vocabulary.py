"""The words a document writes inside its lines, and what they say about a hyphen at a line's end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

from stratlas.extract.pdf_characters import HYPHENS
from stratlas.extract.pdf_lines import Line

CUTS = frozenset("-\u2010\xad" + HYPHENS)
"""What a line ends with where its last word may be cut."""

_COMPOUND = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)+")
_LETTERS = re.compile(r"[^\W\d_]+")
_SUSPENDED = re.compile(r"[^\W\d_]{3,}[-\u2010] ([^\W\d_]+)")
_CONJUNCTIONS = frozenset({"und", "oder", "bzw", "sowie", "and", "or", "och", "eller", "samt", "og", "ning"})
"""What follows a hyphen that stands for the rest of a word (“air- and seaborne”)."""

_TAILS = frozenset(
    {
        "making",
        "based",
        "related",
        "building",
        "wide",
        "term",
        "oriented",
        "driven",
        "sharing",
        "led",
        "level",
        "specific",
        "owned",
        "funded",
        "sized",
        "scale",
        "friendly",
        "intensive",
        "minded",
        "makers",
        "maker",
        "class",
        "wing",
    }
)
"""Second halves of English compounds that are hardly ever written in one word with the first."""

_HEADS = frozenset({"self", "cross"})
"""First halves of English compounds likewise."""

_LONG = 4
_SHORT = 3
_ENOUGH = 1500
"""In so many words it says something that one does not occur."""

_MANY_LINES = 60
_CUT_SHARE = 0.03
"""Where words are broken at all, at least so many of the lines end in a hyphen, or the words they break are known."""


@dataclass(slots=True)
class _Counts:
    lines: int = 0
    words: int = 0
    capitals: int = 0


@dataclass
class Vocabulary:
    """What stands inside a document's lines: whole words, compounds with hyphens, hyphens before a space."""

    hyphenated: set[str] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)
    followers: set[str] = field(default_factory=set)
    """What follows hyphens that stand for the rest of a word."""
    cut: list[tuple[str, str]] = field(default_factory=list)
    """The two halves of what lines' ends cut."""
    counts: _Counts = field(default_factory=_Counts)

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Vocabulary:
        """The vocabulary of these lines."""
        found, cut, counts = cls(), "", _Counts()
        strings: list[str] = []
        for line in lines:
            # The last word of a line may itself be cut, and the first one be what was cut off.
            string, _, last = line.text.rpartition(" ")
            if cut:
                first, _, string = string.partition(" ")
                found.cut.append((cut[:-1].casefold(), first.casefold()))
            words = string.split()
            counts.words += len(words)
            counts.capitals += sum(map(str.isupper, map(itemgetter(0), words[1:])))
            counts.lines += bool(words)
            string = string.casefold()
            strings.append(string)
            if "-" in string or "\u2010" in string:
                found.hyphenated.update(match.replace("\u2010", "-") for match in _COMPOUND.findall(string))
                found.followers.update(_SUSPENDED.findall(string))
            cut = last if last[-1:] in CUTS else ""
        found.whole.update(_LETTERS.findall("\n".join(strings)))
        for compound in found.hyphenated:
            found.followers -= set(compound.split("-")[1:2])
        found.counts = counts
        return found

    def is_suspended(self, before: str, after: str) -> bool:
        """Whether the hyphen between these stands for the rest of a word, and another word follows."""
        before, after = before.casefold(), after.casefold()
        if len(before) < _SHORT or before + after in self.whole:
            return False
        return after in _CONJUNCTIONS or after in self.followers

    def keeps_hyphen(self, before: str, after: str, *, inside: bool = False) -> bool:
        """Whether a hyphen between these two halves of a broken word belongs to it.

        `inside` says that what stands before is itself the end of a compound (“state-of-the-”).
        """
        before, after = before.casefold(), after.casefold()
        if before + after in self.whole and f"{before}-{after}" not in self.hyphenated:
            return False
        if self._is_compound(before, after):
            return True
        if not self._breaks_words:
            return not self._is_torn(before, after)
        if min(len(before), len(after)) == 1 or _is_cyrillic(before) != _is_cyrillic(after):
            return True  # nobody leaves one letter alone
        if before in _HEADS and len(after) > _LONG:
            return True
        return before in self.whole and (self._is_tail(after, len(before)) or self._are_words(before, after, inside))

    def _is_torn(self, before: str, after: str) -> bool:
        """Whether two halves are one word although words are seldom broken here.

        What stands after is then no word of its own, and either others go on in the same way (agree-ments: agreement),
        or what stands before is none either, in a document that is long enough to say so.
        """
        if min(len(before), len(after)) < _SHORT or after in self.whole:
            return False
        if before not in self.whole and self.counts.words >= _ENOUGH:
            return True
        begins = before + after[:_SHORT]
        return any(word.startswith(begins) for word in self.whole)

    def _is_tail(self, after: str, before: int) -> bool:
        """Whether words that end so have a hyphen before it."""
        return (after in _TAILS and before >= _SHORT) or (after in self._tails and not self._ends(after))

    def _are_words(self, before: str, after: str, inside: bool) -> bool:
        """Whether both halves are words of their own, and no syllables."""
        if self._grows_words or after not in self.whole:
            return False
        # Syllables are seldom words of their own, unless they are short.
        if inside or min(len(before), len(after)) >= _LONG:
            return True
        if min(len(before), len(after)) < _SHORT or self.counts.words < _ENOUGH:
            return False
        return not self._ends(after) or not self._begins(before)

    def joins_capitals(self, before: str, after: str) -> bool:
        """Whether two halves in capitals are one word: not where they are abbreviations side by side."""
        before, after = before.casefold(), after.casefold()
        if before + after in self.whole:
            return True
        return not (self._is_compound(before, after) or (before in self.whole and after in self.whole))

    def _is_compound(self, before: str, after: str) -> bool:
        compound = f"{before}-{after}"
        return compound in self.hyphenated or any(known.startswith(compound + "-") for known in self._long)

    @cached_property
    def _long(self) -> tuple[str, ...]:
        """Compounds of more than two words."""
        return tuple(compound for compound in sorted(self.hyphenated) if compound.count("-") > 1)

    @cached_property
    def _tails(self) -> frozenset[str]:
        return frozenset(compound.rpartition("-")[2] for compound in self.hyphenated)

    @cached_property
    def _breaks_words(self) -> bool:
        """Whether lines end in hyphens more often than real ones would make them."""
        if self.counts.lines < _MANY_LINES or len(self.cut) > _CUT_SHARE * self.counts.lines:
            return True
        return sum(before + after in self.whole for before, after in self.cut) > 0.25 * len(self.cut)

    @cached_property
    def _grows_words(self) -> bool:
        """Whether the language writes compounds in one word: German (whose nouns have capitals), Swedish, Estonian."""
        if self.counts.capitals > 0.2 * self.counts.words:
            return True
        # Measured: Swedish and Estonian laws have 4 to 18 times as many grown words as hyphens, others 0.03 to 1.
        grown = sum(
            any(word[:at] in self.whole and word[at:] in self.whole for at in range(_LONG, len(word) - _LONG + 1))
            for word in self.whole
            if len(word) >= 10
        )
        return grown >= 10 and grown > 2 * len(self.hyphenated)

    def _ends(self, tail: str) -> bool:
        """Whether longer words end so."""
        return any(word.endswith(tail) and len(word) > len(tail) + 1 for word in self.whole)

    def _begins(self, head: str) -> bool:
        """Whether longer words begin so."""
        return any(word.startswith(head) and len(word) > len(head) + 2 for word in self.whole)


def _is_cyrillic(word: str) -> bool:
    return "\u0400" <= word[0] <= "\u04ff"
