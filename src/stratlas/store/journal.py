"""The log: who did what, when, to what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Max, Q

from stratlas.store import models as rows
from stratlas.store.database import Database


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that somebody did."""

    actor: str
    time: dt.datetime
    action: str
    target: str
    detail: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Mark:
    """Which entry of the log it is: its number, and enough to know it again."""

    number: int
    action: str
    target: str
    time: dt.datetime


class Journal:
    """What was done to the monitor."""

    def __init__(self, database: Database) -> None:
        self._using = database.alias

    def add(self, entry: Entry) -> None:
        """Inserts an entry."""
        rows.LogEntry.objects.using(self._using).create(
            actor=entry.actor, time=entry.time, action=entry.action, target=entry.target, detail=dict(entry.detail)
        )

    def first(self) -> Entry | None:
        """The earliest entry; None where nothing was done yet."""
        row = rows.LogEntry.objects.using(self._using).order_by("id").first()
        return Entry(row.actor, row.time, row.action, row.target, row.detail) if row else None

    def last(self) -> int:
        """The number of the newest entry; 0 where there is none."""
        return int(rows.LogEntry.objects.using(self._using).aggregate(last=Max("id"))["last"] or 0)

    def since(self, number: int) -> list[Mark]:
        """The entry with a number and those after it; the earliest first."""
        found = rows.LogEntry.objects.using(self._using).filter(id__gte=number).order_by("id")
        return [Mark(*row) for row in found.values_list("id", "action", "target", "time")]

    def entries(self, target: str | None = None) -> list[Entry]:
        """All entries, or those about one thing; the earliest first."""
        found = rows.LogEntry.objects.using(self._using).order_by("id")
        if target:
            found = found.filter(target=target)
        return [Entry(row.actor, row.time, row.action, row.target, row.detail) for row in found]

    def about(self, target: str, actions: Iterable[str]) -> list[Entry]:
        """The entries of some actions about a thing and all that its id begins (`SRB/2024`); the earliest first."""
        inside = Q(target=target) | Q(target__startswith=f"{target}/")
        found = rows.LogEntry.objects.using(self._using).filter(inside, action__in=list(actions)).order_by("id")
        return [Entry(row.actor, row.time, row.action, row.target, row.detail) for row in found]
