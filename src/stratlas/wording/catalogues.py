"""Messages in the language of whoever reads: English is what the program is written in, others have a catalogue."""

from __future__ import annotations

import gettext as standard
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path

import langcodes
from langcodes.tag_parser import LanguageTagError

ENGLISH = "en"
FOLDER = Path(__file__).parent.parent / "locale"
"""One folder per language, named as Django looks for it (`sr_Cyrl`)."""
DOMAIN = "django"
"""The name of the catalogues' files: Django reads no other one for templates."""

_language: ContextVar[str] = ContextVar("stratlas.language", default=ENGLISH)


@cache
def languages() -> tuple[str, ...]:
    """The tags of the languages that pages are shown in, English first."""
    folders = sorted(path.parent.parent.name for path in FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return (ENGLISH, *(name.replace("_", "-") for name in folders))


def language() -> str:
    """The tag of the reader's language; English unless `using` has named another."""
    return _language.get()


@contextmanager
def using(tag: str) -> Iterator[None]:
    """Speaks the language with this tag until the block ends; for anything but a language of ours, English."""
    token = _language.set(tag if tag in languages() else ENGLISH)
    try:
        yield
    finally:
        _language.reset(token)


def mark(message: str) -> str:
    """Marks a message that is put into the reader's language later, where it is shown."""
    return message


def nmark(one: str, many: str) -> tuple[str, str]:
    """As `mark`, for a message that counts something."""
    return one, many


def pmark(context: str, message: str) -> tuple[str, str]:
    """As `mark`, for a message that reads otherwise in this context."""
    return context, message


def gettext(message: str, /, **places: object) -> str:
    """The message in the reader's language, with what stands in its {places}."""
    said = _catalogue(language()).gettext(message) if message else ""
    return said.format(**places) if places else said


def ngettext(one: str, many: str, count: int, /, **places: object) -> str:
    """The message for this count in the reader's language, {n} in it being the count as it is written there."""
    from_catalogue = _catalogue(language()).ngettext(one, many, count)
    return from_catalogue.format(**{"n": count, **places})


def pgettext(context: str, message: str, /, **places: object) -> str:
    """As `gettext`, for a message that reads otherwise in this context."""
    said = _catalogue(language()).pgettext(context, message)
    return said.format(**places) if places else said


@lru_cache(maxsize=1000)
def wanted(tag: str) -> str:
    """Our language that is meant by a tag (`sr` and `sr-RS` are `sr-Cyrl`); "" where we do not have it."""
    asked = _spoken_form(tag)
    return next((ours for ours in languages() if asked and _spoken_form(ours) == asked), "")


def spoken(accepted: str) -> str:
    """Our language that a browser would rather have, by its Accept-Language; English where it names none of ours."""
    ranked = sorted(_ranges(accepted[:1000]), key=lambda pair: -pair[1])
    return next((ours for tag, _ in ranked if (ours := wanted(tag))), ENGLISH)


def _ranges(accepted: str) -> Iterable[tuple[str, float]]:
    for part in accepted.split(","):
        found = re.fullmatch(r"\s*([A-Za-z0-9-]{1,35})\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?", part)
        if found and (quality := float(found[2] or 1)) > 0:
            yield found[1], quality


def _spoken_form(tag: str) -> tuple[str, str] | None:
    """Language and script, with the script that the language is usually written in where none is named."""
    try:
        full = langcodes.get(tag).maximize()
    except LanguageTagError:
        return None
    return (full.language, full.script or "") if full.language else None


@cache
def _catalogue(tag: str) -> standard.NullTranslations:
    if tag == ENGLISH:
        return standard.NullTranslations()
    path = FOLDER / tag.replace("-", "_") / "LC_MESSAGES" / f"{DOMAIN}.mo"
    with path.open("rb") as file:
        return standard.GNUTranslations(file)
