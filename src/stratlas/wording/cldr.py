"""Dates, numbers, lists and names as the reader's language writes them, by CLDR."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from stratlas.wording.catalogues import ENGLISH, language
from stratlas.wording.serbian import ALPHABETS

_DAYS = {"sr": "medium"}
"""How long a day is written where “long” will not do: CLDR has Serbian months in the nominative, wrong after a day."""


@cache
def _locale(tag: str) -> Locale:
    # the pages are written in British English
    return Locale("en", "GB") if tag == ENGLISH else Locale.parse(tag, sep="-")


def date(value: str) -> str:
    """A date of known precision (`2019`, `2019-12` or `2019-12-27`) in words; anything else as it stands."""
    return _date(value, language())


@lru_cache(maxsize=50_000)
def _date(value: str, tag: str) -> str:
    parts = value.split("-")
    try:
        day = dt.date(*[int(part) for part in parts], *[1] * (3 - len(parts)))
    except (ValueError, TypeError):
        return value
    if len(parts) == 3:
        return format_date(day, _DAYS.get(tag.partition("-")[0], "long"), locale=_locale(tag))
    return format_skeleton("yMMMM" if len(parts) == 2 else "y", day, locale=_locale(tag))


def moment(value: dt.datetime) -> str:
    """A day and time of the day, in UTC."""
    utc = value.astimezone(dt.UTC)
    return f"{date(utc.date().isoformat())}, {utc:%H:%M} UTC"


def number(value: float, digits: int | None = None) -> str:
    """A number with the language's marks for thousands and fractions, and so many digits after it, if any are said."""
    form = None if digits is None else "#,##0." + "0" * digits if digits else "#,##0"
    return format_decimal(value, format=form, locale=_locale(language()))


def percent(value: float, digits: int | None = None) -> str:
    """A number of hundredths with the sign for them, which never stands on a line of its own."""
    return f"{number(value, digits)}\u00a0%"


def listed(items: Sequence[str]) -> str:
    """Items as a list in a sentence: a, b and c."""
    return format_list(list(items), locale=_locale(language()))


def language_name(tag: str) -> str:
    """A language's name, as “Serbian (Cyrillic)” for `sr-Cyrl`; the tag itself where it has none."""
    return _language_name(tag, language())


@cache
def _language_name(tag: str, reader: str) -> str:
    try:
        return Locale.parse(tag, sep="-").get_display_name(reader.replace("-", "_")) or tag
    except (ValueError, UnknownLocaleError):
        return tag


def own_name(tag: str) -> str:
    """What a language calls itself, as a choice of languages shows it: English, Српски, Srpski."""
    name = _locale(tag).get_language_name(tag.replace("-", "_")) or tag
    return name[:1].upper() + name[1:]


def region_name(code: str) -> str:
    """The name of a region of ISO 3166-1 (two letters); "" where CLDR has none."""
    return str(_locale(language()).territories.get(code, "")) if language() != ENGLISH else english_region(code)


@cache
def english_region(code: str) -> str:
    """The English name of a region, as CLDR has it for all of the English-speaking world."""
    return str(Locale("en").territories.get(code, ""))


def direction(tag: str) -> str:
    """Which way the language is written: `ltr` or `rtl`."""
    return "rtl" if _locale(tag).character_order == "right-to-left" else "ltr"


def sort_key(text: str) -> tuple[object, ...]:
    """Where a name stands in an alphabetical list of the reader's language."""
    return _sort_key(text, language())


@lru_cache(maxsize=10_000)
def _sort_key(text: str, tag: str) -> tuple[object, ...]:
    plain = text.casefold()
    alphabet = ALPHABETS.get(tag.partition("-")[2]) if tag.startswith("sr") else None
    if alphabet:
        return tuple(_places(plain, alphabet))
    bare = "".join(char for char in unicodedata.normalize("NFD", plain) if not unicodedata.combining(char))
    return bare, plain


def _places(word: str, alphabet: tuple[str, ...]) -> list[int]:
    """Each letter's place in the alphabet, where dž, lj and nj are letters; others stand before or after it."""
    order = {letter: 1000 + place for place, letter in enumerate(alphabet)}
    places, at = [], 0
    while at < len(word):
        letter = word[at : at + 2] if word[at : at + 2] in order else word[at]
        other = 0 if letter < "a" else 10_000
        places.append(order.get(letter, other + ord(letter[0])))
        at += len(letter)
    return places
