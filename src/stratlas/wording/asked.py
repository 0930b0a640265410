"""Which of our languages somebody asks for, by a tag or by what a browser says that it would rather have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import langcodes
from langcodes.tag_parser import LanguageTagError

from stratlas.wording.catalogues import ENGLISH, languages


@lru_cache(maxsize=1000)
def spoken_form(tag: str) -> tuple[str, str]:
    """Language and script of a tag, with the script that the language is usually written in where none is named."""
    try:
        full = langcodes.get(tag or "und").maximize()
    except LanguageTagError:
        return tag, ""
    return full.language or "", full.script or ""


@lru_cache(maxsize=1000)
def wanted(tag: str) -> str:
    """Our language that is meant by a tag (`sr` and `sr-RS` are `sr-Cyrl`); "" where we do not have it."""
    return next((ours for ours in languages() if tag and spoken_form(ours) == spoken_form(tag)), "")


def spoken(accepted: str) -> str:
    """Our language that a browser would rather have, by its Accept-Language; English where it names none of ours."""
    ranked = sorted(_ranges(accepted[:1000]), key=lambda pair: -pair[1])
    return next((ours for tag, _ in ranked if (ours := wanted(tag))), ENGLISH)


def _ranges(accepted: str) -> Iterable[tuple[str, float]]:
    for part in accepted.split(","):
        found = re.fullmatch(r"\s*([A-Za-z0-9-]{1,35})\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?", part)
        if found and (quality := float(found[2] or 1)) > 0:
            yield found[1], quality
