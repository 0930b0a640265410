"""Marks that are found by what the index knows of its words are those that are found by cutting the passage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratlas.search import Index, Marker, parse
from stratlas.search.forms import form_of, word_key, written
from tests.search.passages import Held, Searched

_PIECES = st.sampled_from(
    ["security", "Security,", "“secure”", "counter-terrorism", "national/state", "(national", "–", "²", "NATO’s", "ь",
     "l’Europe", "безбедност", "bezbednošću.", "организовани", "state-security-state", "и", "x" * 1_200,
     "security" * 150, "ﷺ", "U.S.", "security¹", "_security_", "国家安全", "Türkiye’nin"]
)  # fmt: skip
_SPACES = st.sampled_from([" ", " ", " ", "  ", "\n", "\u00a0", "\t "])
_QUERIES = (
    "security", "secur*", "exact:security", '"national security"', '"security national state"', "counterterrorism",
    '"security counter-terrorism" OR state', "europe NEAR/2 security", "bezbednost OR организовани", '"и security"',
    "exact:(“state security” OR secure)", "us OR nato", "x*", "安全", '"state security state"', "türkiye",
)  # fmt: skip


@st.composite
def _texts(draw: st.DrawFn) -> str:
    pieces = draw(st.lists(st.tuples(_PIECES, _SPACES), min_size=1, max_size=12))
    return draw(st.sampled_from(["", " "])) + "".join(piece + space for piece, space in pieces)


@given(texts=st.lists(_texts(), min_size=1, max_size=3), language=st.sampled_from(["en", "sr-Cyrl", "fr", "ru", "tr"]))
def test_marks_are_the_same_with_an_index_and_without(texts: list[str], language: str) -> None:
    reader = Searched(Held(language, tuple(texts))).index.reader()
    for query in _QUERIES:
        root = parse(query).root
        known, alone = Marker(root, reader), Marker(root)
        for words in texts:
            assert known.matches(words, language) == alone.matches(words, language), (query, words)


def test_forms_stay_when_the_text_that_brought_them_is_taken_out() -> None:
    index, first, second = Index(), Held("en", ("Security first",)), Held("en", ("security, Security",), year=2020)
    with index.writer() as writer:
        writer.put(first.entry, first.records())
        writer.put(second.entry, second.records())
        writer.remove(first.entry.version)
        writer.commit()
    matches = Marker(parse("secure").root, index.reader()).matches("security, Security", "en")
    assert [(match.start, match.end) for match in matches] == [(0, 8), (10, 18)]
    assert index.reader().passages == 1


def test_beginnings_of_more_words_than_are_kept_are_marked_all_the_same() -> None:
    words = " ".join(f"sec{number:05}" for number in range(2_500))
    (marks,) = Searched(Held("en", (words,))).matched("sec*")
    assert len(marks) == 2_500


@pytest.mark.parametrize("piece", ["word", "(word),", "counter-terrorism", "l’Europe", "–"])
def test_a_form_says_where_in_its_piece_a_word_stands(piece: str) -> None:
    forms = [form_of(term) for term in written(piece, "fr")]
    assert all(form.piece == piece and 0 <= form.start < form.end <= len(piece) for form in forms)
    assert [form.is_last for form in forms] == [False, False, True, True][-len(forms) :] if forms else piece == "–"
    assert [form.number for form in forms] == [0, 0, 1, 1][: len(forms)]


def test_what_stands_between_no_spaces_is_no_form() -> None:
    assert not list(written("国家安全", "zh"))
    assert not list(written("x" * 1_200, "en"))
    assert word_key("a", "en") != word_key("a", "fr")
