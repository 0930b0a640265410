"""Profiles side by side: what all of them say under a heading, what only one says, and where one is silent.

Claims are compared by the concepts that their words name, and by their wordings where these are the same. A concept
counts as spoken of where a claim is about it or about one within it. Nobody has judged which concepts a claim is about.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from stratlas.records import Claim, Codebook, Profile

_WORDS = re.compile(r"\w+")


class Voice(StrEnum):
    """What a profile has under a heading."""

    SPEAKS = "speaks"
    SILENT = "silent"
    """Nothing is recorded under this heading."""
    ABSENT = "absent"
    """The edition has no profile of the country."""


class Reach(StrEnum):
    """How many of the profiles that there are speak of a concept under a heading."""

    ALL = "all"
    SEVERAL = "several"
    ONE = "one"


@dataclass(frozen=True, slots=True)
class Also:
    """Which other profiles (by their places) speak of a concept under the same heading; none where only this one does.

    `concept` is the claim's own, or the nearest one that it belongs to and others speak of.
    """

    concept: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A claim with what it shares with others: concepts, and the places of profiles that say it in the same words."""

    claim: Claim
    also: tuple[Also, ...]
    same: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A concept that somebody speaks of under a heading.

    `claims` are the ids of the claims about it, and `elsewhere` the other headings under which it is spoken of: one of
    each for every profile.
    """

    concept: str
    claims: tuple[tuple[str, ...], ...]
    elsewhere: tuple[tuple[str, ...], ...]
    reach: Reach

    @property
    def places(self) -> tuple[int, ...]:
        """The places of the profiles that speak of it."""
        return tuple(at for at, claims in enumerate(self.claims) if claims)


@dataclass(frozen=True, slots=True)
class Row:
    """A heading: for every profile what it has there, its claims, and what is spoken of, the most common first."""

    heading: str
    voices: tuple[Voice, ...]
    cells: tuple[tuple[Aligned, ...], ...]
    themes: tuple[Theme, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Profiles in the order asked for, and a row for every heading."""

    profiles: tuple[Profile, ...]
    rows: tuple[Row, ...]


def side_by_side(profiles: Sequence[Profile], headings: Sequence[str], book: Codebook, concept: str = "") -> SideBySide:
    """The profiles side by side under these headings; only claims about one concept, where it is named."""
    under = [spoken_of(profile, book) for profile in profiles]
    wanted = [{claim.id for claim in spoken.get(concept, ())} if concept else None for spoken in under]
    rows = [_row(profiles, heading, book, under, wanted, concept) for heading in headings]
    return SideBySide(tuple(profiles), tuple(rows))


def spoken_of(profile: Profile, book: Codebook) -> dict[str, tuple[Claim, ...]]:
    """Concept → the claims about it or about one within it, each once, in the order of the profile."""
    broader = {item.key: item.broader for item in book.concepts}
    found: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in profile.claims:
        for key in profile.proposed.get(claim.id, ()):
            for every in _upwards(key, broader):
                found[every].setdefault(claim.id, claim)
    return {key: tuple(claims.values()) for key, claims in found.items()}


def counts_of(said: Iterable[tuple[str, Iterable[str]]], book: Codebook) -> dict[str, dict[str, int]]:
    """Concept → who → how often it was said, by pairs of who said something and the concepts that it is about.

    What is about a concept is about those that this belongs to, too, and counts once for each.
    """
    broader = {item.key: item.broader for item in book.concepts}
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for who, keys in said:
        for key in {every for one in keys for every in _upwards(one, broader)}:
            found[key][who] += 1
    return {key: dict(counts) for key, counts in found.items()}


def same_words(wording: str) -> str:
    """What two wordings have in common that differ in case, punctuation and spaces only."""
    return " ".join(_WORDS.findall(unicodedata.normalize("NFKC", wording).casefold()))


def _row(
    profiles: Sequence[Profile],
    heading: str,
    book: Codebook,
    under: Sequence[Mapping[str, tuple[Claim, ...]]],
    wanted: Sequence[set[str] | None],
    concept: str,
) -> Row:
    claims = [
        tuple(claim for claim in profile.under(heading) if ids is None or claim.id in ids)
        for profile, ids in zip(profiles, wanted, strict=True)
    ]
    inside = {item.key for item in book.within(concept)} if concept else None
    themes = tuple(_themes(profiles, heading, book, under, claims, inside))
    by_key = {theme.concept: theme for theme in themes}
    broader = {item.key: item.broader for item in book.concepts}
    places = defaultdict[str, set[int]](set)
    for at, own in enumerate(claims):
        for claim in own:
            places[same_words(claim.wording)].add(at)
    cells = tuple(
        tuple(_aligned(claim, at, profile, by_key, broader, places) for claim in own)
        for at, (profile, own) in enumerate(zip(profiles, claims, strict=True))
    )
    voices = tuple(
        Voice.SPEAKS if own else Voice.SILENT if profile.published else Voice.ABSENT
        for profile, own in zip(profiles, claims, strict=True)
    )
    return Row(heading, voices, cells, themes)


def _themes(
    profiles: Sequence[Profile],
    heading: str,
    book: Codebook,
    under: Sequence[Mapping[str, tuple[Claim, ...]]],
    claims: Sequence[tuple[Claim, ...]],
    inside: set[str] | None,
) -> Iterable[Theme]:
    """The concepts that claims name themselves; a broader one only where some claim names it."""
    named = {
        key
        for profile, own in zip(profiles, claims, strict=True)
        for claim in own
        for key in profile.proposed.get(claim.id, ())
        if inside is None or key in inside
    }
    published = sum(profile.published for profile in profiles)
    shown = [{claim.id for claim in own} for own in claims]
    found = []
    for item in book.concepts:
        if item.key not in named:
            continue
        about = [spoken.get(item.key, ()) for spoken in under]
        here = tuple(
            tuple(claim.id for claim in every if claim.id in ids) for every, ids in zip(about, shown, strict=True)
        )
        elsewhere = tuple(
            tuple(dict.fromkeys(claim.heading for claim in every if claim.heading != heading)) for every in about
        )
        speaking = sum(map(bool, here))
        reach = Reach.ONE if speaking == 1 else Reach.ALL if speaking == published else Reach.SEVERAL
        found.append(Theme(item.key, here, elsewhere, reach))
    return sorted(found, key=lambda theme: -len(theme.places))


def _aligned(
    claim: Claim,
    at: int,
    profile: Profile,
    themes: Mapping[str, Theme],
    broader: Mapping[str, str | None],
    places: Mapping[str, set[int]],
) -> Aligned:
    also = []
    for key in profile.proposed.get(claim.id, ()):
        if key not in themes:
            continue
        shared = [
            Also(one, others)
            for one in _upwards(key, broader)
            if one in themes and (others := tuple(place for place in themes[one].places if place != at))
        ]
        also.append(shared[0] if shared else Also(key, ()))
    same = tuple(sorted(places[same_words(claim.wording)] - {at}))
    return Aligned(claim, tuple(dict.fromkeys(also)), same)


def _upwards(key: str, broader: Mapping[str, str | None]) -> Iterable[str]:
    """A concept and those that it belongs to, the nearest first."""
    at: str | None = key
    while at is not None and at in broader:
        yield at
        at = broader[at]
