"""What holds of every text and every quote."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from stratlas.anchors import Outcome, find
from stratlas.anchors.nearest import nearest
from stratlas.errors import UsageError
from tests.strategies import ALPHABETS, Cut, any_text, cuts
from tests.texts import text_of

CERTAIN = {Outcome.EXACT, Outcome.NORMALISED, Outcome.AMBIGUOUS}


@given(any_text, st.data())
def test_any_slice_is_found_at_its_place(content: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    quote = content[start:end]
    assume(any(map(str.isalnum, quote)))
    finding = find(quote, text_of(content))
    assert finding.outcome in {Outcome.EXACT, Outcome.AMBIGUOUS}
    assert any(start <= match.span.start and match.span.end <= end for match in finding.matches)


@given(st.text(max_size=100), any_text)
def test_nothing_that_can_be_typed_breaks_it(quote: str, content: str) -> None:
    text = text_of(content)
    try:
        finding = find(quote, text, before=content[:3], after=quote[:3])
    except UsageError:
        assert not any(map(str.isalnum, unicodedata.normalize("NFC", quote)))
        return
    assert bool(finding.matches) == (finding.outcome is not Outcome.ABSENT)
    for match in finding.matches:
        assert content[match.span.start : match.span.end] == match.span.quote
        assert 0 < match.score <= 1
        assert match.span.quote == match.span.quote.strip()


@given(cuts(), st.randoms(use_true_random=False))
def test_typesetting_never_loses_a_quote(cut: Cut, chance: random.Random) -> None:
    set_anew = []
    for at, char in enumerate(cut.quote):
        inside = 0 < at < len(cut.quote) - 1 and cut.quote[at - 1].isalpha() and char.isalpha()
        if inside and chance.random() < 0.1:
            set_anew.append(chance.choice(["-\n", "\u00ad", "\u200b", "-\n\n  "]))
        space = chance.choice([" ", "\u00a0", "\n", "  ", "\u2009\f"])
        other = {"–": "—", "„": "«", "“": "»", "…": "..."}.get(char, char)
        set_anew.append(space if char.isspace() else other)
    finding = find("".join(set_anew), cut.text)
    assert finding.outcome in CERTAIN
    assert any((match.span.start, match.span.end) == (cut.start, cut.end) for match in finding.matches)


@given(cuts(least=8), st.randoms(use_true_random=False))
def test_a_few_wrong_letters_keep_it_close(cut: Cut, chance: random.Random) -> None:
    chars = list(cut.quote)
    letters = [at for at, char in enumerate(chars) if char.isalpha()]
    assume(len(letters) >= 24)
    for at in chance.sample(letters, len(letters) // 12):
        chars[at] = chance.choice(["x", "", chars[at] * 2])
    finding = find("".join(chars), cut.text)
    assert finding.outcome is not Outcome.ABSENT
    assert any(match.span.start < cut.end and cut.start < match.span.end for match in finding.matches)


@given(cuts(least=5), st.integers(0, 40), st.integers(0, 40))
def test_capitals_never_lose_a_quote_however_it_is_cut(cut: Cut, before: int, after: int) -> None:
    start, end = cut.start + before % 8, cut.end - after % 8
    assume(start < end)
    quote = cut.text.content[start:end]
    assume(sum(map(str.isalpha, quote)) >= 12)
    finding = find(quote.upper(), cut.text)
    assert finding.outcome is not Outcome.ABSENT
    assert any(match.span.start < end and start < match.span.end for match in finding.matches)


@given(
    st.sampled_from(ALPHABETS).flatmap(
        lambda letters: st.tuples(st.text(letters[:4], min_size=1), st.text(letters[:4]))
    )
)
def test_the_nearest_stretch_is_the_nearest(strings: tuple[str, str]) -> None:
    pattern, text = strings
    distance, start, end = nearest(pattern, text)
    every = (text[a:b] for a in range(len(text) + 1) for b in range(a, len(text) + 1))
    assert distance == min(Levenshtein.distance(pattern, part) for part in every)
    assert Levenshtein.distance(pattern, text[start:end]) == distance


@pytest.mark.parametrize("content", ["", "x", "\u0301", "-\n", "🛡"])
def test_the_smallest_texts_are_texts(content: str) -> None:
    assert find("some longer quote than the text", text_of(content)).outcome is Outcome.ABSENT
