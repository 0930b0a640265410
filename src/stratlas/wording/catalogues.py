"""Messages in the language of whoever reads: English is what the program is written in, others have a catalogue."""

from __future__ import annotations

import gettext as standard
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

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


@cache
def _catalogue(tag: str) -> standard.NullTranslations:
    if tag == ENGLISH:
        return standard.NullTranslations()
    path = FOLDER / tag.replace("-", "_") / "LC_MESSAGES" / f"{DOMAIN}.mo"
    with path.open("rb") as file:
        return standard.GNUTranslations(file)
