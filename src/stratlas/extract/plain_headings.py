"""Which blocks of a plain text are headings, and how deep: rather one too few than a wrong one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from stratlas.records import BlockKind


class Drafted(Protocol):
    """What is looked at of a block in the making."""

    kind: BlockKind
    level: int

    @property
    def text(self) -> str:
        """The words, lines joined by a space."""

    @property
    def size(self) -> int:
        """The number of lines."""


_KEYWORDS = {
    1: "chapter part title annex appendix глава поглавље део дио прилог анекс дел poglavlje glava deo dio prilog aneks "
    "kapitola kapitel kapitull kreu capítulo capitolul capitolo titolo título titre chapitre partie teil hlava část "
    "rozdział poglavje fejezet peatükk anexa anexo anlage bilaga príloha",
    2: "section одељак одсек odeljak odsjek odsek secțiunea secţiunea secção seção sección sezione abschnitt avsnitt "
    "seksioni",
    3: "article члан član članak člen článok článek artikel artículo artigo articolul articolo artykuł neni член",
}
_KEYWORD_LEVELS = {word: level for level, words in _KEYWORDS.items() for word in words.split()}
_KEYWORD = re.compile(
    r"(?P<word>[^\W\d_]+|§)\.?\s*(?P<number>\d{1,3}[a-zа-я]?|[IVXLC]{1,7}|[A-Z])\b(?P<rest>.*)", re.DOTALL
)
_ARABIC = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})(?P<dot>\.?)\s+(?P<rest>\S.*)", re.DOTALL)
_ROMAN = re.compile(r"(?P<number>[IVX]{1,7})(?:\.|\s*[-–—])\s+(?P<rest>\S.*)", re.DOTALL)
_ROMAN_ALONE = re.compile(r"[IVX]{1,7}\.")
_NUMBER_BELOW = re.compile(r"\d{1,2}\.")
_LEADERS = re.compile(r"\.{3,}|(?:\. ){3,}|…\s*\d+$|\t\s*\d+$|\s{3,}\d+$|[·_]{4,}")
_WORD = re.compile(r"[^\W\d_]{3,}")
_SPACED = re.compile(r"[^\W\d_](?:\s+[^\W\d_]){3,}")
_PARTICLE_WORDS = (
    "a an and are as at be by for from has have in is its of on or our that the their this to was we which will "
    "with и у на за са од до да је се који која које i u za sa s od je se koji koja koje și şi de la el los las y e "
    "o do dos das em para com que och att av för på med som der die und des den von zu im le les et du en ja või"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_SENTENCE_END = (".", "!", "?", ".”", '."')
_OPEN_END = (".", ";", ",", ":", "-", "–")
_LONGEST = 120
_FLOW = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


def is_capitals(text: str) -> bool:
    """Whether a line is set in capitals (which may be spaced out)."""
    if not text.isupper() or "_" in text:
        return False
    letters = sum(map(str.isalpha, text))
    if letters < 4 or letters * 2 < len(text.replace(" ", "")):
        return False
    return bool(_WORD.search(text) or _SPACED.fullmatch(text))


def mark_headings(drafts: Sequence[Drafted]) -> None:
    """Makes headings of the blocks that are some."""
    flow = [draft for draft in drafts if draft.kind in _FLOW]
    numbers = [_numbering(draft) for draft in flow]
    depths: list[int] = []
    roman = False
    levels: list[int] = []
    for at in range(len(flow)):
        levels.append(_level(flow, numbers, levels, at))
    often = Counter(flow[at].text for at, level in enumerate(levels) if level)
    for at, (draft, level) in enumerate(zip(flow, levels, strict=True)):
        # What heads three passages or more is a label in a table or an undetected running head.
        if level and often[draft.text] < 3 and draft.kind is not BlockKind.HEADING:
            draft.kind, draft.level = BlockKind.HEADING, level
            depths.append(at)
            roman = roman or bool(_ROMAN.match(draft.text)) or keyword_level(draft.text) == 1
    for at in depths:
        # Under chapters and Roman numbers, “1.” is the second level.
        if roman and numbers[at] is not None:
            flow[at].level = min(flow[at].level + 1, 6)
    _sink(flow, depths)


def _sink(flow: Sequence[Drafted], found: Sequence[int]) -> None:
    """Puts headings that the table of contents leaves out under those that it names."""
    left_out, above = set(found), 0
    for at, draft in enumerate(flow):
        if draft.kind is BlockKind.HEADING and at not in left_out:
            above = draft.level
        elif at in left_out and above:
            draft.level = min(max(draft.level, above + 1), 6)


def _numbering(draft: Drafted) -> tuple[int, ...] | None:
    match = _ARABIC.match(draft.text[:_LONGEST])
    return tuple(int(part) for part in match["number"].split(".")) if match else None


def _level(flow: Sequence[Drafted], numbers: Sequence[tuple[int, ...] | None], levels: Sequence[int], at: int) -> int:
    """The level of one block (0 for no heading); `levels` are those of the blocks before it."""
    draft = flow[at]
    text = draft.text
    if draft.kind is BlockKind.HEADING:
        return draft.level
    if len(text) > _LONGEST or draft.size > 3 or _LEADERS.search(text):
        return 0
    if draft.kind is BlockKind.LIST_ITEM and numbers[at] is None:
        return 0
    level = keyword_level(text)
    if level or at + 1 == len(flow):
        return level
    if numbers[at] is not None:
        return _number_level(flow, numbers, at)
    match = _ROMAN.fullmatch(text)
    if match or _ROMAN_ALONE.fullmatch(text):
        return 1 if match is None or _titled(match["rest"]) else 0
    return _capitals_level(text, flow[at + 1]) if is_capitals(text) else _bare_level(flow, levels, at)


def _capitals_level(text: str, following: Drafted) -> int:
    """A line of capitals, but no list of abbreviations, no sentence, and no cell between other cells."""
    if text.endswith(_OPEN_END) or len(text.split()) > 16 or ("," in text and max(map(len, text.split())) < 7):
        return 0
    if len(text) > 25 and len(text.split()) > 4:
        return 1
    below = following.text
    if len(text) < 7 and (len(below) < 100 or below[0].islower()):
        return 0
    return 1 if len(below) >= 80 or is_capitals(below) or _NUMBER_BELOW.match(below) or keyword_level(below) else 0


def keyword_level(text: str) -> int:
    """The level of a title that begins with a word like “Chapter” or “Article” and a number; 0 for none."""
    match = _KEYWORD.fullmatch(text)
    if not match:
        return 0
    level = 3 if match["word"] == "§" else _KEYWORD_LEVELS.get(match["word"].lower(), 0)
    if not level or match["word"][0].islower():
        return 0
    rest = match["rest"].strip()
    if rest in {"", ".", ":"}:
        return level
    begins = re.match(r"[.:–—-]?\s*(.*)", rest, re.DOTALL)
    return level if begins and (rest[0] in ".:–—-" or match["rest"][0].isspace()) and _titled(begins[1]) else 0


def is_numbered_title(text: str) -> bool:
    """Whether a line is a number and words that can be a title."""
    match = _ARABIC.fullmatch(text)
    return match is not None and bool(match["dot"] or "." in match["number"]) and _titled(match["rest"])


def _titled(rest: str) -> bool:
    """Whether words can be a title: they begin with a capital and end without a stop."""
    words = rest.split()
    if not words or not rest[0].isupper() or rest.endswith(_OPEN_END) or len(words) > 16:
        return False
    # “Underpinning these objectives, we”: a title does not end in a particle.
    return len(words) == 1 or words[-1] not in _PARTICLES


def _number_level(flow: Sequence[Drafted], numbers: Sequence[tuple[int, ...] | None], at: int) -> int:
    """A numbered title, unless its neighbours are numbered likewise: then they are a list or a contents page."""
    own = numbers[at]
    match = _ARABIC.fullmatch(flow[at].text)
    if own is None or match is None or not _titled(match["rest"]):
        return 0
    if len(own) == 1 and not match["dot"]:
        return 0
    for beside in (at - 1, at + 1):
        other = numbers[beside] if 0 <= beside < len(numbers) else None
        # Items may follow a title of capitals that is numbered as they are.
        alone = is_capitals(match["rest"]) and not is_capitals(flow[beside].text)
        if other is not None and len(other) == len(own) and not alone:
            return 0
    if at + 1 < len(flow) and flow[at + 1].text[0].islower():
        return 0
    return min(len(own), 6)


def _bare_level(flow: Sequence[Drafted], levels: Sequence[int], at: int) -> int:
    """A short line in ordinary letters: only between the end of a sentence and a long paragraph."""
    text, following = flow[at].text, flow[at + 1]
    if (
        flow[at].size > 1
        or len(text) > 72
        or not text[0].isupper()
        or len(text.split()) > (5 if "," in text else 10)
        or not _WORD.search(text)
    ):
        return 0
    if text.endswith((*_OPEN_END, "!", "?", "”", '"', ")")) or not text[-1].isalnum() or text[-1].isdigit():
        return 0
    begins = following.text[0].isupper() if following.kind is BlockKind.PARAGRAPH else following.text[0].isdigit()
    long = begins and len(following.text) > 120
    before = flow[at - 1] if at else None
    ended = before is not None and (bool(levels[-1]) or before.text.endswith(_SENTENCE_END))
    if not long or not ended:
        return 0
    above = next((level for level in reversed(levels[-40:]) if level), 1)
    return min(max(above, 2), 6)
