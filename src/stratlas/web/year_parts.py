"""What the pages of the year have in common: signs, events with what shows them, looks, and both sides of a thing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stratlas.chronology import Known, year_of
from stratlas.records import BrokenSpan, Check, Contradiction, Event, EventKind, Result, Source, named
from stratlas.web import addresses
from stratlas.web.naming import Names, Sentence
from stratlas.web.states import BROKEN, label_of
from stratlas.wording import Label, mark
from stratlas.wording import gettext as _

_ADOPTION = "M8 1.5 15 14.5H1z"
_SHAPES = {
    "adopted": _ADOPTION,
    "amended": "M8 1 15 8 8 15 1 8z",
    "ended": "M2 2h12v12H2z",
    "in-preparation": "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z",
    "unchanged": "M1 5.5h14v5H1z",
    "unknown": "M4.5 5a3.5 3.5 0 1 1 5.6 2.8c-1.4 1-2.1 1.6-2.1 3M8 14v.5",
    "edition": "M3 1.5h10v13H3z",
}
_GROUPS = {
    EventKind.DRAFTED: "in-preparation",
    EventKind.CONSULTATION: "in-preparation",
    EventKind.ANNOUNCED: "in-preparation",
    EventKind.AMENDED: "amended",
    EventKind.EXPIRED: "ended",
    EventKind.REPEALED: "ended",
    EventKind.WITHDRAWN: "ended",
    EventKind.CLASSIFIED: "unknown",
    EventKind.NOT_OBTAINED: "unknown",
}
RESULTS = {
    Result.FIRST: mark("received for the first time"),
    Result.SAME: mark("the same as before"),
    Result.DIFFERENT: mark("different from before"),
    Result.GONE: mark("gone"),
    Result.FAILED: mark("failed"),
    Result.SILENT: mark("no answer"),
}


@dataclass(frozen=True, slots=True)
class Sign:
    """A shape that stands for an outcome or an event; filled where it is proved, open where it is somebody's word."""

    key: str
    basis: str
    path: str


def sign(outcome: str, basis: str) -> Sign:
    """The shape of an outcome (or of `edition`)."""
    return Sign(outcome, basis, _SHAPES[outcome])


def sign_of(event: Event) -> Sign:
    """The shape of an event."""
    return sign(_GROUPS.get(event.kind, "adopted"), "proved" if event.proved else "reported")


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of what shows an event: its words or the whole file, and the way there; `state` is how it stands."""

    words: str
    href: str
    state: str
    label: str
    address: str
    file_href: str


@dataclass(frozen=True, slots=True)
class EventView:
    """An event; `said` is the reason why it was taken back, if it was."""

    id: str
    anchor: str
    sign: Sign
    kind: str
    date: str
    document: Label
    document_href: str
    actor: str
    time: dt.datetime
    note: str
    shown: tuple[Shown, ...]
    said: str
    said_by: str
    said_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class LookView:
    """A look at a source; `covers` says whether the verdict rests on it."""

    anchor: str
    day: str
    source: str
    address: str
    result: str
    said: str
    actor: str
    person: bool
    since: str
    note: str
    covers: bool
    text_href: str
    file_href: str
    settled: str


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a contradiction: its words, and the way to where they stand."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class ContradictionView:
    """Two things that cannot both be true."""

    code: str
    message: Sentence
    country: str
    year: str
    year_href: str
    sides: tuple[SideView, ...]


def event_view(event: Event, texts: Mapping[str, str], names: Names) -> EventView:
    """An event with what shows it; `texts` are capture → the text read from it, for evidence without words."""
    taken = event.retraction
    return EventView(
        event.id,
        addresses.event_anchor(event.id),
        sign_of(event),
        in_words(event.kind),
        event.date.value,
        names.label(event.document),
        addresses.document(event.document),
        event.actor,
        event.time,
        event.note,
        tuple(_shown(event, texts)),
        taken.reason if taken else "",
        taken.actor if taken else "",
        taken.time if taken else None,
    )


def look_view(check: Check, source: Source | None, covering: Iterable[str], names: Names) -> LookView:
    """A look; `covering` are the ids of those that a verdict rests on."""
    return LookView(
        addresses.look_anchor(check.id),
        check.looked.value,
        check.source,
        source.address if source else "",
        check.result.value,
        _(RESULTS[check.result]),
        check.actor,
        check.person,
        check.since.value if check.since else "",
        check.note,
        check.id in set(covering),
        addresses.text(check.text) if check.text else "",
        addresses.capture(check.capture) if check.capture else "",
        names.plain(_settled(check)),
    )


def contradiction_view(
    found: Contradiction, country: str, events: Mapping[str, Event], names: Names
) -> ContradictionView:
    """A contradiction with the ways to both sides; `events` are by id."""
    year_href = addresses.year(found.country, found.year) if found.year else ""
    return ContradictionView(
        found.code,
        names.told(found.message),
        country,
        str(found.year or ""),
        year_href,
        tuple(SideView(names.plain(side), _way(side, found, events)) for side in found.sides),
    )


def in_words(kind: EventKind) -> str:
    """A kind of event as a sentence names it."""
    return named(kind).replace("-", " ")


def whole_captures(events: Iterable[Event]) -> list[str]:
    """The captures that show an event as a whole, without named words."""
    return [item.capture for event in events for item in event.evidence if item.span is None]


def _shown(event: Event, texts: Mapping[str, str]) -> Iterable[Shown]:
    for item in event.evidence:
        file = addresses.capture(item.capture)
        if isinstance(item.span, BrokenSpan):
            words, href, state = " ".join(item.span.quote.split()), file, BROKEN
        elif item.span is not None:
            words, href = (
                " ".join(item.span.quote.split()),
                addresses.words(item.span.text, item.span.start, item.span.end),
            )
            state = item.role.value
        else:
            text = texts.get(item.capture, "")
            words, href, state = "", addresses.text(text) if text else file, item.role.value
        yield Shown(words, href, state, label_of(state), item.address, file)


def _settled(check: Check) -> str:
    said = check.settlement
    if said is None:
        return _("nobody has explained it") if check.open else ""
    return (
        f"{said.actor}: {said.reason}"
        if said.dismissed
        else _("{actor}: it is {event}", actor=said.actor, event=said.event)
    )


def _way(side: str, found: Contradiction, events: Mapping[str, Event]) -> str:
    """Where a side stands: the words of a page that it quotes, else the event that it names."""
    event = events.get(side.partition(": ")[0])
    if event is not None:
        return addresses.event(event.id, event.date.year)
    for span in found.spans:
        quote = " ".join(span.quote.split())
        if quote and quote in side and not isinstance(span, BrokenSpan):
            return addresses.words(span.text, span.start, span.end)
    return ""


def shortened(looks: Sequence[LookView], most: int) -> tuple[tuple[LookView, ...], int]:
    """The looks, of too many the first and the last ones, and how many were left out between them."""
    if len(looks) <= most:
        return tuple(looks), 0
    half = most // 2
    return (*looks[:half], *looks[-half:]), len(looks) - 2 * half


def dated_years(known: Known) -> set[int]:
    """The years of which anything is known of a country."""
    years = {event.date.year for event in known.events} | {check.looked.year for check in known.checks}
    years |= {page.reference_year + 1 for page in known.pages} | {
        page.report.year for page in known.pages if page.report
    }
    return years | {year for document in known.documents if (year := year_of(document, known.events)) is not None}
