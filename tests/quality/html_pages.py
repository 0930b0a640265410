"""Web pages of the quality gate: builds as different as those of the last thirty years, each with its known truth."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from tests.quality.documents import Piece
from tests.quality.html_builds import BUILDS as PLAIN_BUILDS
from tests.quality.html_builds_second import BUILDS as SECOND_BUILDS
from tests.quality.html_builds_systems import BUILDS as SYSTEM_BUILDS
from tests.quality.html_writing import Writer
from tests.quality.words import LANGUAGES, Language

BUILDS: tuple[Callable[[Writer], str], ...] = (*SYSTEM_BUILDS, *PLAIN_BUILDS, *SECOND_BUILDS)


@dataclass(frozen=True, slots=True)
class Page:
    """A page and what its document says; every other word is of the page around it."""

    name: str
    source: str
    flow: tuple[Piece, ...]


@cache
def page(build: Callable[[Writer], str], language: Language, seed: int = 0) -> Page:
    """The page of this build in this language: always the same one."""
    name = build.__name__.replace("_", "-")
    writer = Writer(language, random.Random(f"{name}/{language.code}/{seed}"))
    body = build(writer)
    source = f'<!doctype html><html lang="{language.code}"><head><title>{language.head}</title></head>{body}</html>'
    return Page(f"{name}/{language.code}/{seed}", source, tuple(writer.flow))


def pages() -> list[Page]:
    """All pages of the gate."""
    return [page(build, language) for build in BUILDS for language in LANGUAGES]
