"""Timelines written as lines, and what each year of them must be."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from stratlas.chronology import Known, PageYears
from stratlas.records import (
    Check,
    Document,
    Event,
    EventEvidence,
    EventKind,
    FuzzyDate,
    Outcome,
    Report,
    Result,
    Retraction,
    Role,
    Settlement,
    Source,
    SourceKind,
)
from tests.texts import text_of

KINDS = {"nss": "National security strategy"}
TWO_KINDS = {**KINDS, "nds": "National defence strategy"}
_START = dt.datetime(2010, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Scenario:
    """A name, the lines of the timeline, and for each year `outcome/basis`."""

    name: str
    lines: str
    years: str
    kinds: str = "nss"

    @property
    def expected(self) -> list[tuple[int, str, str]]:
        words = self.years.split()
        return [(int(year), *said.split("/")) for year, said in zip(words[::2], words[1::2], strict=True)]  # type: ignore[misc]


def known(lines: str) -> Known:
    """What the lines say is known; each line is recorded a day after the one before.

    `doc A [year] [after B]`, `A KIND DATE [proved]`, `retract A N`, `source N ABOUT [retired]`,
    `N RESULT DATE [by person] [since DATE] [dismissed|event A N] [on-word]`, `page EDITION OUTCOME YEAR [A=YEAR …]`.
    A document's name is its kind and a letter or more: `nss-a`.
    """
    what = Known("SRB")
    for at, line in enumerate(line.split() for line in lines.strip().split("\n") if line.strip()):
        what = _told(what, line, _START + dt.timedelta(days=at))
    return what


def _told(what: Known, words: list[str], time: dt.datetime) -> Known:
    first, *rest = words
    if first == "doc":
        return replace(what, documents=(*what.documents, _document(rest)))
    if first == "retract":
        return _retracted(what, rest, time)
    if first == "source":
        source = Source(f"SRB/sources/{rest[0]}", _about(rest[1]), SourceKind.DOCUMENT, "https://x.example/", "t", time)
        return replace(what, sources=(*what.sources, replace(source, retired=time if "retired" in rest else None)))
    if first == "page":
        return replace(what, pages=(*what.pages, _page(rest, time)))
    if first.isdecimal():
        return replace(what, checks=(*what.checks, _look(what, first, rest, time)))
    number = 1 + sum(event.document == _id(first) for event in what.events)
    evidence = (EventEvidence("c" * 64, Role.PRIMARY, "gazette"),) if "proved" in rest else ()
    event = Event(_id(first), EventKind(rest[0]), FuzzyDate(rest[1]), "t", time, "", number, evidence)
    return replace(what, events=(*what.events, event))


def _id(name: str) -> str:
    kind, _, letter = name.partition("-")
    return f"SRB/{kind}/2000-{letter}"


def _about(name: str) -> str:
    return _id(name) if "-" in name else "SRB" if name == "SRB" else f"SRB/{name}"


def _document(words: list[str]) -> Document:
    name = words[0]
    year = next((int(word) for word in words[1:] if word.isdecimal()), None)
    before = _id(words[words.index("after") + 1]) if "after" in words else None
    return Document(_id(name), "SRB", name.partition("-")[0], year, name, before)


def _retracted(what: Known, words: list[str], time: dt.datetime) -> Known:
    wanted = f"{_id(words[0])}/events/{words[1]}"
    events = [
        replace(event, retraction=Retraction("a mistake", "t", time)) if event.id == wanted else event
        for event in what.events
    ]
    return replace(what, events=tuple(events))


def _look(what: Known, source: str, words: list[str], time: dt.datetime) -> Check:
    settlement = None
    if "dismissed" in words:
        settlement = Settlement("a banner", "t", time)
    if "event" in words:
        at = words.index("event")
        settlement = Settlement("it happened", "t", time, f"{_id(words[at + 1])}/events/{words[at + 2]}")
    since = FuzzyDate(words[words.index("since") + 1]) if "since" in words else None
    own = f"SRB/sources/{source}"
    number = 1 + sum(check.source == own for check in what.checks)
    return Check(
        f"{own}/checks/{number}",
        own,
        FuzzyDate(words[1]),
        Result(words[0]),
        "t",
        time,
        person="person" in words,
        since=since,
        settlement=settlement,
        whole="on-word" not in words,
    )


def _page(words: list[str], time: dt.datetime) -> PageYears:
    edition, outcome, year, *years = words
    said = f"{outcome} in {year}".upper()
    report = None
    if outcome != "none":
        report = Report(Outcome(outcome), int(year), text_of(said).span(0, len(said)), edition)
    dated = tuple((_id(name), int(value)) for name, value in (word.split("=") for word in years))
    return PageYears(edition, int(year), dated, report, time)
