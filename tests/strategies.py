"""Hypothesis strategies for texts and for quotes cut from them."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass

from hypothesis import settings
from hypothesis import strategies as st

from stratlas.records import Text
from tests.texts import text_of

ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyzABCDEFG",
    "abcčćdđefghijklmnoprsštuvzžŠĐ",
    "абвгдђежзијклљмнњопрстћуфхцчџшАБВ",
    "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώ",
    "äõöüaeioustklmnr",
)


def examples(usually: int, exploring: int) -> settings:
    """So many examples of a slow property; more where somebody explores, as `conftest.py` says."""
    return settings(max_examples=exploring if os.environ.get("STRATLAS_EXPLORE") else usually, deadline=None)


@dataclass(frozen=True, slots=True)
class Cut:
    """A text and a stretch of it that begins and ends with a word."""

    text: Text
    start: int
    end: int

    @property
    def quote(self) -> str:
        return self.text.content[self.start : self.end]


def words(alphabet: str) -> st.SearchStrategy[str]:
    return st.text(alphabet, min_size=2, max_size=10)


@st.composite
def prose(draw: st.DrawFn, *, least: int = 20) -> str:
    """Sentences over several lines in one alphabet, with the marks that strategies use."""
    found = draw(st.lists(words(draw(st.sampled_from(ALPHABETS))), min_size=least, max_size=3 * least))
    gaps = st.sampled_from([" ", " ", " ", " ", " ", "\n", ", ", ". ", " – ", "\n\n", " „", "“ ", "-", "\f", "… "])
    parts = [part for word in found for part in (word, draw(gaps))]
    return unicodedata.normalize("NFC", "".join(parts[:-1]))


@st.composite
def cuts(draw: st.DrawFn, *, least: int = 6) -> Cut:
    """A quote of at least `least` words, and the text that it stands in."""
    content = draw(prose())
    starts = [at for at, char in enumerate(content) if char.isalnum() and (not at or not content[at - 1].isalnum())]
    ends = [at for at in range(1, len(content) + 1) if content[at - 1].isalnum() and not content[at : at + 1].isalnum()]
    first = draw(st.integers(0, len(starts) - least))
    last = draw(st.integers(first + least - 1, len(ends) - 1))
    return Cut(text_of(content), starts[first], ends[last])


any_text = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=200).map(
    lambda content: unicodedata.normalize("NFC", content)
)
"""Whatever a text can hold."""
