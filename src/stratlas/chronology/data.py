"""Events, sources, looks, verdicts and contradictions in plain values, with the keys that other programs rely on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from stratlas.records import Check, Contradiction, Event, KindVerdict, Source, Verdict


def event_data(event: Event) -> dict[str, Any]:
    """An event in plain values."""
    return {
        "id": event.id,
        "document": event.document,
        "kind": event.kind.value,
        "date": event.date.value,
        "actor": event.actor,
        "note": event.note,
        "proved": event.proved,
        "evidence": [
            {
                "capture": item.capture,
                "role": item.role.value,
                "address": item.address,
                "text": item.span.text if item.span else None,
                "start": item.span.start if item.span else None,
                "end": item.span.end if item.span else None,
                "quote": item.span.quote if item.span else None,
                "standing": item.standing,
            }
            for item in event.evidence
        ],
    }


def verdict_data(found: Verdict) -> dict[str, Any]:
    """A verdict in plain values."""
    return {
        "country": found.country,
        "year": found.year,
        "line": found.line,
        "outcome": found.outcome.value,
        "basis": found.basis.value,
        "kinds": [_kind_data(kind) for kind in found.kinds],
        "contradictions": [contradiction_data(item) for item in found.contradictions],
    }


def _kind_data(kind: KindVerdict) -> dict[str, Any]:
    return {
        "kind": kind.kind,
        "outcome": kind.outcome.value,
        "basis": kind.basis.value,
        "documents": list(kind.documents),
        "events": [event_data(item) for item in kind.events],
        "checks": list(kind.checks),
        "covered_from": kind.covered_from.isoformat() if kind.covered_from else None,
        "covered_to": kind.covered_to.isoformat() if kind.covered_to else None,
        "missing": [{"about": item.about, "message": item.message} for item in kind.missing],
    }


def contradiction_data(found: Contradiction) -> dict[str, Any]:
    """A contradiction in plain values."""
    return {
        "code": found.code,
        "country": found.country,
        "year": found.year,
        "message": found.message,
        "sides": list(found.sides),
        "spans": [span.id for span in found.spans],
    }


def source_data(source: Source) -> dict[str, Any]:
    """A source in plain values."""
    return {
        "id": source.id,
        "about": source.about,
        "kind": source.kind.value,
        "address": source.address,
        "note": source.note,
        "actor": source.actor,
        "time": time_data(source.time),
        "retired": time_data(source.retired) if source.retired else None,
    }


def check_data(check: Check) -> dict[str, Any]:
    """A look at a source in plain values."""
    return {
        "id": check.id,
        "source": check.source,
        "looked": check.looked.value,
        "result": check.result.value,
        "person": check.person,
        "since": check.since.value if check.since else None,
        "actor": check.actor,
        "time": time_data(check.time),
        "capture": check.capture or None,
        "text": check.text or None,
        "note": check.note,
        "whole": check.whole,
    }


def time_data(time: dt.datetime) -> str:
    """A moment as `2024-05-01T09:00:00Z`."""
    return time.isoformat().replace("+00:00", "Z")
