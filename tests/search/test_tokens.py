"""What the words of a text are, language by language, and that both ways of cutting give the same."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratlas.search.folding import fold
from stratlas.search.readings import beginnings, readings
from stratlas.search.tokens import analysed, tokens

LANGUAGES = [
    *("sr-Cyrl", "mk", "bg", "uk", "ru", "el", "sq", "ro", "tr", "de", "fr", "en"),
    *("hu", "pl", "cs", "da", "zh", "ja", "th", "ar", "he", "fa", "hi", "und"),
]


@pytest.mark.parametrize(
    ("language", "text", "exact"),
    [
        ("sr", "Ђаковица Đakovica Djakovica Dakovica", "dakovica dakovica dakovica dakovica"),
        ("en", "Đakovica Djakovica", "djakovica djakovica"),
        (
            "en",
            "NATO's counter-terrorism and the U.S. workers’ rights",
            "nato counter terrorism and the us workers rights",
        ),
        ("en", "security¹ 1.5 km", "security 1 5 km"),
        ("fr", "l’Europe et l'État, œuvre", "l europe et l etat oeuvre"),
        ("it", "dell'Unione", "dell unione"),
        ("tr", "Türkiye'nin İSTANBUL ISPARTA Isparta ıspanak", "turkiye istanbul isparta isparta ispanak"),
        ("uk", "об'єкт об’єкт", "obekt obekt"),
        ("de", "Straße STRASSE Rüstung Ruestung", "strasse strasse rustung rustung"),
        ("da", "Ålborg Aalborg sø", "alborg alborg so"),
        ("ro", "securităţii securității SECURITĂȚII", "securitatii securitatii securitatii"),
        ("el", "ΝΑΤΟ NATO Ασφάλεια ΑΣΦΑΛΕΙΑ", "nato nato asfaleia asfaleia"),
        ("ar", "الأَمْن الامن ٢٠١٩", "الامن الامن 2019"),
        ("zh", "国家 安全", "国家 家安 安全 全"),
        ("ja", "ｶﾞｲﾄﾞ", "ガイ イド ド"),
        ("fa", "برنامه‌های", "برنامه هاي"),
        ("de", "Sicher\u00adheit", "sicherheit"),
        ("en", "ﬁnal ＮＡＴＯ", "final nato"),
    ],
)
def test_words_are_folded_as_their_language_has_them(language: str, text: str, exact: str) -> None:
    assert analysed(text, language).exact == exact


@given(st.text(), st.sampled_from(LANGUAGES))
def test_both_ways_of_cutting_give_the_same_words(text: str, language: str) -> None:
    found = tokens(text, language)
    assert analysed(text, language).exact == " ".join(token.exact for token in found)
    assert analysed(text, language).stems == " ".join(token.stem for token in found)


@given(st.text(), st.sampled_from(LANGUAGES))
def test_words_are_the_same_beside_a_script_without_spaces(text: str, language: str) -> None:
    """Such a text is cut otherwise, as its words may go on behind a space."""
    assert tokens(f"{text} a 安", language)[:-2] == tokens(text, language)


@given(st.text(), st.sampled_from(LANGUAGES))
def test_words_stand_where_they_are_said_to_and_have_no_spaces(text: str, language: str) -> None:
    last = 0
    for token in tokens(text, language):
        assert last <= token.start < token.end <= len(text)
        last = token.start
        assert token.exact.split() == [token.exact]
        assert token.stem.split() == [token.stem]


@given(st.text(), st.sampled_from(LANGUAGES))
def test_a_fold_is_folded(text: str, language: str) -> None:
    once = fold(text, language)
    assert fold(once, language) == once


@given(st.text(), st.sampled_from(LANGUAGES))
def test_composed_and_decomposed_letters_are_the_same(text: str, language: str) -> None:
    assert fold(unicodedata.normalize("NFD", text), language) == fold(unicodedata.normalize("NFC", text), language)


def test_a_query_is_read_in_every_language() -> None:
    assert readings("Organised", ["en", "en-GB", "und"]) == {("organiz/en",), ("organised/und",)}
    assert readings("counter-terrorism", ["en"]) == {("counter/en", "terror/en"), ("counterterror/en",)}
    assert readings("国家安全", ["zh"]) == {("国家/zh", "家安/zh", "安全/zh")}
    assert readings("Strategies", ["en", "fr"], exact=True) == {("strategies",)}
    assert readings("–", ["en"]) == frozenset()


def test_beginnings_are_folded_in_every_language() -> None:
    assert beginnings("Rüst", ["de", "tr"]) == {"rust"}
    assert beginnings("l’Eur", ["fr"]) == {"eur"}
    assert beginnings("国", ["zh"]) == {"国"}
