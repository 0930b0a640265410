"""What languages are called."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError


@cache
def name_of_language(tag: str) -> str:
    """A language's name in English, as “Serbian (Cyrillic)” for `sr-Cyrl`; the tag itself where it has none."""
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (ValueError, UnknownLocaleError):
        return tag
