"""Where a line begins a section: a heading of the monitor, or one that the monitor does not know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from stratlas.config import Config, HeadingKind
from stratlas.profiles.vocabulary import FILLERS, HEADINGS, LINKS, OPENERS, VERBS
from stratlas.profiles.words import Match, Matcher, fold

LEAD = re.compile(
    r"(?:#{1,6}\s+|>\s*|[-–—•●▪■◦‣·*►▸➢✓+]\s+|[•●▪■◦‣·►▸➢✓\uf0a7\uf0b7\uf0d8\uf0fc]|o\t\s*|§\s+|\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-Za-z])[.)]\s+"
    r"|\d{1,2}\s+(?=[^\W\d])|[*_]{1,3}(?=\S))*"
)
"""Marks, numbers and bullets that may stand before a heading."""
_COLON = re.compile(r"\s*[*_]{0,3}\s*[:\uff1a]\s*[*_]{0,3}")
_PAREN = re.compile(r"\s*[*_]{0,3}\s*\([^()]{0,200}\)")
# A dash that begins a line is a bullet.
_DASH = re.compile(r"[^\S\n]+[–—-]\s+")
_LONGEST = 160
_MOST_COLONS = 40
"""A text with more colons has told enough."""
_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]»]*$")

_LABEL = re.compile(
    r"(?P<label>[^\W\d_](?:[^:\uff1a.!?;/()]|(?<=\b[A-Z])\.){1,70}?)\s*(?:\([^()]{0,80}\))?\s*"
    r"[*_]{0,3}[:\uff1a](?!\S*//)[*_]{0,3}"
)


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """A heading of the monitor and where it ends; `alone` where it fills its line."""

    keys: tuple[str, ...]
    end: int
    cost: int
    alone: bool


class Headings:
    """Finds headings by the monitor's labels, its aliases, and the usual other wordings of the usual headings."""

    def __init__(self, config: Config) -> None:
        self.kinds = {heading.key: heading.kind for heading in config.headings}
        self.labels = {heading.key: heading.label for heading in config.headings}
        own = {heading.key: (*heading.labels.values(), *heading.aliases) for heading in config.headings}
        self._own = Matcher(own)
        self._wide = Matcher({key: (*wordings, *HEADINGS.get(key, ())) for key, wordings in own.items()})

    def find(self, content: str, start: int, end: int) -> FoundHeading | None:
        """The heading that the line (or joined lines) `content[start:end]` begins with."""
        lead = LEAD.match(content, start, end)
        at = lead.end() if lead else start
        return self._with_colon(content, at, end) or self._alone(content, at, end) or self._inline(content, at, end)

    def match(self, wording: str) -> Match | None:
        """The headings that a wording means; the owner's words count before the usual ones."""
        own = self._own.some(wording)
        return own if own and own.cost == 0 else self._wide.some(wording) or own

    def inside(self, wording: str) -> list[str]:
        """The headings with a colon in the middle of a wording: it may be two texts that ran together."""
        found = []
        for colon in islice(re.finditer("[:\uff1a]", wording), _MOST_COLONS):
            before = wording[max(colon.start() - _LONGEST, 0) : colon.start()]
            words = [word.start() for word in re.finditer(r"[^\W\d_]+", before) if word.group()[0].isupper()]
            for at in words[-8:]:
                match = self.match(before[at:])
                if match and match.cost <= (2 if ends_sentence(before[:at]) else 0):
                    found.append(before[at:].strip())
                    break
        return found

    def _with_colon(self, content: str, at: int, end: int) -> FoundHeading | None:
        reach = min(end, at + _LONGEST)
        stop = re.compile(r"[(:\uff1a]").search(content, at, reach)
        if stop is None:
            return None
        edge = stop.start()
        label = content[at:edge].rstrip("*_ \t\n")
        paren = _PAREN.match(content, edge, end)
        colon = _COLON.match(content, paren.end() if paren else edge, end)
        match = self.match(label) if colon else None
        if not (colon and match):
            return None
        return FoundHeading(match.keys, colon.end(), match.cost, not content[colon.end() : end].strip())

    def _alone(self, content: str, at: int, end: int) -> FoundHeading | None:
        if end - at > _LONGEST:
            return None
        bare = content[at:end].rstrip("*_#:\uff1a. \t\n")
        wording = re.sub(r"[*_\s]*\([^()]*\)$", "", bare)
        # The full stop of “coop.” is part of the word.
        dotted = content[at + len(wording) : at + len(wording) + 1] == "."
        match = self.match(wording) or (self.match(f"{wording}.") if dotted else None)
        return FoundHeading(match.keys, end, match.cost, True) if match else None

    def _inline(self, content: str, at: int, end: int) -> FoundHeading | None:
        """A heading parted from its text by a dash, or, before a list with //, by nothing: only in its exact words."""
        dash = _DASH.search(content, at, min(end, at + _LONGEST))
        if dash and content[at : at + 1].isupper():
            match = self.match(re.sub(r"\s*\([^()]*\)$", "", content[at : dash.start()]))
            if match and match.cost == 0:
                return FoundHeading(match.keys, dash.end(), 0, False)
        if "//" not in content[at:end]:
            return None
        for word in reversed(list(re.finditer(r"\S+", content[at:end]))[:10]):
            edge = at + word.end()
            match = self.match(content[at:edge])
            if match and match.cost == 0 and all(self.kinds[key] is HeadingKind.LIST for key in match.keys):
                paren = _PAREN.match(content, edge, end)
                edge = paren.end() if paren else edge
                rest = content[edge:end].lstrip()
                return FoundHeading(match.keys, edge, 0, False) if rest[:1].isupper() else None
        return None


@dataclass(frozen=True, slots=True)
class UnknownHeading:
    """What looks like a heading and is none of the monitor's. `sure` is False where it may be a sentence."""

    label: str
    sure: bool


def unknown_label(line: str) -> UnknownHeading | None:
    """The label that a line begins with (“Nuclear policy: …”); sentences that run up to a colon have none."""
    lead = LEAD.match(line)
    found = _LABEL.match(line, lead.end() if lead else 0)
    if not found:
        return None
    label, rest = found["label"].strip(), line[found.end() :].lstrip()
    words = fold(label).split()
    if len(words) > 6 or not label[0].isupper() or words[0] in OPENERS or VERBS & set(words):
        return None
    # A label names; after “Moravina proposes:” the sentence goes on in small letters.
    verbal = re.search(r"(?:s|ed)$", words[-1]) and label.split()[-1][0].islower() and len(words) > 1
    return UnknownHeading(label, not rest or not rest[0].islower() or (len(words) <= 3 and not verbal))


def unknown_line(line: str) -> UnknownHeading | None:
    """A short line that could be a heading by itself."""
    lead = LEAD.match(line)
    bare = line[lead.end() if lead else 0 :].strip("*_# \t:")
    words = fold(bare).split()
    if not words or len(words) > 7 or len(bare) > 70 or not bare[0].isupper() or _SENTENCE_END.search(bare):
        return None
    if VERBS & set(words) or bare[-1] in ",;–-" or "//" in bare:
        return None
    return UnknownHeading(bare, True)


def is_broken_early(line: str, following: str) -> bool:
    """Whether somebody ended a line where the next word, in capitals, had room: it is no wrapped line."""
    word = following.split(maxsplit=1)[0]
    opener = fold(line).split(maxsplit=1)[0] in OPENERS
    return len(line) + 1 + len(word) <= len(following) and word[0].isupper() and not opener


def leads_on(string: str) -> bool:
    """Whether the words go on: they end in a comma or in a small word."""
    words = fold(string).split()
    return string.endswith((",", "-", "–")) or not words or words[-1] in OPENERS | LINKS | FILLERS


def ends_dotted(string: str) -> bool:
    """Whether the last full stop belongs to an abbreviation of letters (“E.U.”)."""
    return bool(re.search(r"\b[^\W\d_]\.[^\W\d_]\.$", string))


def ends_sentence(string: str) -> bool:
    """Whether the last thing said is a whole sentence."""
    return bool(_SENTENCE_END.search(string.rstrip("*_ \t\n")))
