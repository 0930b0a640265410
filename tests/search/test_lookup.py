"""Known terms are found in any of their forms, each in texts of its own language."""

from __future__ import annotations

import pytest

from stratlas.search import Lookup, Mention

TERMS = [
    ("crime", "en", "organised crime"),
    ("crime", "sr", "организовани криминал"),
    ("un", "en", "UN"),
    ("war", "en", "war"),
    ("civil-war", "en", "civil war"),
    ("extremism", "en", "extremism"),
    ("deterrence", "en", "deterrence"),
]


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("Against organised crimes.", "en", [(8, 24, "crime")]),
        ("Borba protiv organizovanog kriminala", "sr-Latn", [(13, 36, "crime")]),
        ("The UN meets", "en", [(4, 6, "un")]),
        ("un pays", "fr", []),
        ("civil wars", "en", [(0, 10, "civil-war"), (6, 10, "war")]),
        ("Extreme heat and Extremism", "en", [(17, 26, "extremism")]),
        ("a credible deterrent", "en", [(11, 20, "deterrence")]),
        ("", "en", []),
        ("organised", "en", []),
    ],
)
def test_terms_are_found_in_their_language(words: str, language: str, expected: list[tuple[int, int, str]]) -> None:
    assert list(Lookup(TERMS).mentions(words, language)) == [Mention(*one) for one in expected]


def test_languages_are_named_english_first() -> None:
    assert Lookup(TERMS).languages == ("en", "sr")
