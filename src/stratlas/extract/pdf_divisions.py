"""Lines that number a document's divisions (“Article 5”, “Neni 12”, “1. §”), found by their counting on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from stratlas.extract.pdf_lines import Line, PageLines
from stratlas.extract.pdf_marks import caption_label

_NUMBERED = re.compile(
    r"(?P<quote>[„“”«»\"'‚‘]?)(?:(?P<word>[^\W\d_]{2,20}|§)\.?\s*(?P<number>\d{1,4})[^\W\d_]?"
    r"|(?P<first>\d{1,4})\.?\s*(?P<after>[^\W\d_]{2,20}|§))[.:)–—-]?\s*"
)
_LONGEST = 32
_FEWEST = 3
_FEWEST_SMALL = 5
"""So many are needed of a word in small letters: it may be the end of a paragraph."""

_COUNTING = 0.5
"""At least this share of the lines with one word goes on counting: a law that changes another one has two counts."""


def mark_divisions(pages: Sequence[PageLines]) -> None:
    """Marks the lines that are nothing but a word and a number, where the document counts with that word.

    So they are found in any language, and in files whose fonts garble their letters.
    """
    found: dict[str, list[tuple[Line, int]]] = defaultdict(list)
    quoted: dict[str, list[Line]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            if len(line.text) > _LONGEST or line.cell or line.contents:
                continue
            match = _NUMBERED.fullmatch(line.text)
            if match is None or caption_label(line.text):
                continue
            word = match["word"] or match["after"]
            if match["quote"]:
                quoted[word.casefold()].append(line)  # a law that changes another one quotes its articles
            else:
                found[word.casefold()].append((line, int(match["number"] or match["first"])))
    for word, lines in found.items():
        counted = _counted([number for _, number in lines])
        fewest = _FEWEST_SMALL if lines[0][0].text[0].islower() else _FEWEST
        if counted >= max(fewest, _COUNTING * len(lines)):
            for line in [*(line for line, _ in lines), *quoted[word]]:
                line.division = True


def _counted(numbers: Sequence[int]) -> int:
    """How many numbers count on by one from one of the first, whatever stands between them."""
    longest = 0
    for start in range(min(3, len(numbers))):
        last, length = numbers[start], 1
        for number in numbers[start + 1 :]:
            if number == last + 1:
                last, length = number, length + 1
        longest = max(longest, length)
    return longest
