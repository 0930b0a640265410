"""What counts as the same words of a source, and what never does."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratlas.actions.sameness import doubt, same
from stratlas.records import Text
from tests.texts import text_of

SINCE, TODAY = dt.date(2026, 3, 1), dt.date(2026, 3, 8)
STRATEGY = "The army has 12 brigades.\n\nIts share is 2.10 % of all that the country earns.\n\nLong winters are feared."


def page(content: str) -> Text:
    return text_of(content, extractor="html-2")


def is_same(old: str, new: str) -> bool:
    return same(page(old), page(new), SINCE, TODAY)


WORDS = st.lists(
    st.sampled_from(["winters", "harbour", "12", "2", "10", "мир", "безбедност", "défense", "%", "and"]),
    min_size=3,
    max_size=30,
)


@given(
    words=WORDS,
    cuts=st.lists(st.sampled_from([" ", "  ", "\n", "\n\n", "\u00a0", "\u200b "]), min_size=30, max_size=30),
)
def test_how_words_are_set_never_matters(words: list[str], cuts: list[str]) -> None:
    once = " ".join(words)
    again = "".join(word + cut for word, cut in zip(words, cuts, strict=False)).strip()
    assert same(text_of(once), text_of(again), SINCE, TODAY)


@given(words=WORDS, at=st.integers(0, 29), other=st.sampled_from(["13", "peace", "21", "рат"]))
def test_another_word_always_does(words: list[str], at: int, other: str) -> None:
    changed = list(words)
    changed[at % len(words)] = other
    assert not same(page(" ".join(words)), page(" ".join(changed)), SINCE, TODAY)
    assert not same(text_of(" ".join(words)), text_of(" ".join([*words, other])), SINCE, TODAY)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Last updated: 01.03.2026", "Last updated: 07.03.2026"),
        ("Today is Sunday, 1 March 2026, 10:15", "Today is Sunday, 8 March 2026, 11:20"),
        ("Stand: 2026-03-01", "Stand: 2026-03-08"),
        ("Ажурирано 1. марта 2026.", "Ажурирано 8. марта 2026."),
    ],
)
def test_the_day_of_the_visit_is_no_word_of_the_document(old: str, new: str) -> None:
    assert is_same(f"{STRATEGY}\n\n{old}", f"{STRATEGY}\n\n{new}")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Published 27.12.2019", "Published 27.12.2024"),
        ("Adopted on 27 December 2019", "Adopted on 27 December 2023"),
        ("Strategy 2025", "Strategy 2026"),
        ("Article 10", "Article 11"),
        ("The share is 2.10", "The share is 2.50"),
        ("The ratio is 12:1", "The ratio is 13:1"),
        ("Last updated: 01.03.2026", ""),
        ("Adopted: 01.03.2026", "Repealed: 07.03.2026"),
        (
            "In force since 01.03.2026 the law on the army, its brigades and reserves says so of all",
            "In force since 07.03.2026 the law on the army, its brigades and reserves says so of all",
        ),
    ],
)
def test_another_date_of_the_document_is(old: str, new: str) -> None:
    assert not is_same(f"{STRATEGY}\n\n{old}", f"{STRATEGY}\n\n{new}")


@pytest.mark.parametrize(
    "banner",
    [
        "We use cookies to make this site better.\n\nAccept all\n\nReject",
        "Ова страница користи колачиће.\n\nПрихватам",
        "Ta stran uporablja piškotke.",
    ],
)
def test_a_banner_about_cookies_is_furniture_wherever_it_comes_or_goes(banner: str) -> None:
    assert is_same(STRATEGY, f"{banner}\n\n{STRATEGY}")
    assert is_same(f"{STRATEGY}\n\n{banner}", STRATEGY)
    assert not is_same(STRATEGY, f"{banner}\n\n{STRATEGY}\n\nA new goal.\n\nAnd one more goal that is longer.")


def test_a_stamp_in_a_file_is_a_difference_as_files_are_not_made_for_each_visit() -> None:
    old, new = (text_of(f"{STRATEGY}\n\nPrinted 0{day}.03.2026") for day in (1, 7))
    assert not same(old, new, SINCE, TODAY)


@pytest.mark.parametrize(
    ("words", "before", "doubtful"),
    [
        ("404 Not Found", None, True),
        ("Приступ: страница није пронађена", None, True),
        ("Please enable JavaScript to view this page.", None, True),
        ("Sign in with your password", STRATEGY * 20, True),
        ("A short note on the strategy.", None, False),
        ("The strategy was repealed.", STRATEGY * 20, False),
        ("Access denied areas are named in annex 3. " * 40, None, False),
    ],
)
def test_a_page_about_an_error_is_told_from_a_short_document(words: str, before: str | None, doubtful: bool) -> None:
    assert bool(doubt(page(words), page(before) if before else None, "text/html")) is doubtful
