"""Sources, the looks at them, and what people said of the differences that looks found."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, reduce
from operator import or_
from typing import Any

from django.db.models import Max, Q, QuerySet

from stratlas.records import Check, FuzzyDate, Result, Settlement, Source, SourceKind
from stratlas.store import models as rows
from stratlas.store.among import Wanted, among
from stratlas.store.database import Database
from stratlas.store.register import Register

_NUMBER = re.compile("[0-9]{1,9}", re.ASCII)
_RESULTS = {result.value: result for result in Result}
"""As a mapping, which a hundred thousand looks ask five times faster than the class."""
_SOURCE = ("id", "country", "number", "about", "kind", "address", "actor", "time", "note")
_COLUMNS = (
    "id",
    "source__country",
    "source__number",
    "number",
    "looked",
    "result",
    "actor",
    "time",
    "person",
    "since",
    "capture_id",
    "text_id",
    "note",
    "whole",
)
"""What `_check` reads of a look's row, in its order."""


class Watching:
    """What is watched, and what was seen."""

    def __init__(self, database: Database, register: Register) -> None:
        self._using = database.alias
        self._register = register

    def sources(self, country: Wanted = None) -> list[Source]:
        """All sources, or those of one or several countries, those that are retired too."""
        return self._found(rows.Source.objects.using(self._using).filter(**among("country", country)))

    def _found(self, found: QuerySet[rows.Source]) -> list[Source]:
        gone = rows.SourceRetirement.objects.using(self._using).filter(source__in=found)
        retired = dict(gone.order_by("-time").values_list("source_id", "time"))
        return [
            Source(_source_id(country, number), about, SourceKind(kind), address, actor, time, note, retired.get(key))
            for key, country, number, about, kind, address, actor, time, note in found.order_by(
                "country", "number"
            ).values_list(*_SOURCE)
        ]

    def countries(self) -> list[str]:
        """The countries that have sources."""
        found = rows.Source.objects.using(self._using).order_by("country")
        return list(found.values_list("country", flat=True).distinct())

    def source(self, source_id: str) -> Source | None:
        """The source with this id."""
        return next(iter(self._found(self._sources_like(source_id))), None)

    def sources_at(self, about: str, address: str) -> list[Source]:
        """The sources of a document, kind or country at one address, those that are retired too."""
        return self._found(rows.Source.objects.using(self._using).filter(about=about, address=address))

    def next_source(self, country: str) -> str:
        """The id that a country's next source gets; numbers are never given twice."""
        found = rows.Source.objects.using(self._using).filter(country=country)
        return f"{country}/sources/{(found.aggregate(last=Max('number'))['last'] or 0) + 1}"

    def add_source(self, source: Source) -> None:
        """Inserts a source."""
        country, _, number = source.id.split("/")
        rows.Source.objects.using(self._using).create(
            country=country,
            number=int(number),
            about=source.about,
            kind=source.kind,
            address=source.address,
            note=source.note,
            actor=source.actor,
            time=source.time,
        )

    def retire_source(self, source_id: str, reason: str, actor: str, time: dt.datetime) -> None:
        """Inserts that a source is no longer looked at."""
        rows.SourceRetirement.objects.using(self._using).create(
            source=self._sources_like(source_id).get(), reason=reason, actor=actor, time=time
        )

    def checks(self, country: Wanted = None, source: str | None = None) -> list[Check]:
        """All looks, those of one or several countries or of a source, as they were recorded."""
        found = rows.Check.objects.using(self._using)
        if source:
            return self._checks(found.filter(source__in=self._sources_like(source)))
        return self._checks(found.filter(**among("source__country", country)))

    def checks_after(
        self, after: int, most: int, country: Wanted = None, source: str | None = None
    ) -> tuple[list[Check], int]:
        """The next so many looks as they were recorded, and the key to go on after; 0 where none are left."""
        found = rows.Check.objects.using(self._using).filter(id__gt=after, **among("source__country", country))
        if source:
            found = found.filter(source__in=self._sources_like(source))
        keys = list(found.order_by("id").values_list("id", flat=True)[: most + 1])
        checks = self._checks(rows.Check.objects.using(self._using).filter(id__in=keys[:most]))
        return checks, keys[most - 1] if len(keys) > most else 0

    def open_differences(self, country: str | None = None) -> list[Check]:
        """The looks that found a difference which nobody has explained, as they were recorded."""
        found = rows.Check.objects.using(self._using).filter(result=Result.DIFFERENT, settlements=None)
        if country:
            found = found.filter(source__country=country)
        return self._checks(found)

    def last_content(self, source_id: str) -> Check | None:
        """The last look at a source by a program that received content, or was told that it is still the same."""
        found = rows.Check.objects.using(self._using).filter(source__in=self._sources_like(source_id), person=False)
        found = found.filter(result__in=[Result.FIRST, Result.SAME, Result.DIFFERENT], capture__isnull=False)
        return next(iter(self._checks(found.filter(id__in=found.order_by("-id").values("id")[:1]))), None)

    def check(self, check_id: str) -> Check | None:
        """The look with this id."""
        return next(iter(self._checks(self._checks_like(check_id))), None)

    def detail(self, check_id: str) -> Mapping[str, Any]:
        """What the server said beside the content: status, ETag, Last-Modified, the final address."""
        return self.details([check_id]).get(check_id, {})

    def details(self, check_ids: Iterable[str]) -> dict[str, Mapping[str, Any]]:
        """The same of several looks by their ids; in one query."""
        wanted = sorted(set(check_ids))
        found = rows.Check.objects.using(self._using).none()
        if wanted:
            any_of = reduce(or_, (self._numbered(check_id) for check_id in wanted))
            found = rows.Check.objects.using(self._using).filter(any_of)
        columns = ("source__country", "source__number", "number", "detail")
        return {
            f"{_source_id(country, source)}/checks/{number}": dict(detail)
            for country, source, number, detail in found.values_list(*columns)
        }

    def add_check(self, check: Check, detail: Mapping[str, Any]) -> None:
        """Inserts a look."""
        source, _, number = check.id.partition("/checks/")
        rows.Check.objects.using(self._using).create(
            source=self._sources_like(source).get(),
            number=int(number),
            looked=check.looked.value,
            result=check.result,
            person=check.person,
            since=check.since.value if check.since else "",
            capture_id=check.capture or None,
            text_id=check.text or None,
            note=check.note,
            whole=check.whole,
            detail=dict(detail),
            actor=check.actor,
            time=check.time,
        )

    def next_check(self, source_id: str) -> str:
        """The id that the next look at a source gets."""
        found = rows.Check.objects.using(self._using).filter(source__in=self._sources_like(source_id))
        return f"{source_id}/checks/{(found.aggregate(last=Max('number'))['last'] or 0) + 1}"

    def settle(self, check_id: str, settlement: Settlement) -> None:
        """Inserts what somebody says of a difference."""
        rows.Settlement.objects.using(self._using).create(
            check_row=self._checks_like(check_id).get(),
            reason=settlement.reason,
            event_id=self._register.event_row(settlement.event) if settlement.event else None,
            actor=settlement.actor,
            time=settlement.time,
        )

    def _checks(self, found: QuerySet[rows.Check]) -> list[Check]:
        """The looks of these rows as they were recorded, read as plain values: there may be a hundred thousand."""
        said = self._settlements(found)
        return [_check(row, said.get(row[0])) for row in found.order_by("id").values_list(*_COLUMNS)]

    def _settlements(self, found: QuerySet[rows.Check]) -> dict[int, Settlement]:
        """Key of a look's row → what was said of it last."""
        settled = rows.Settlement.objects.using(self._using).filter(check_row__in=found).order_by("id")
        entries = list(settled.select_related("event"))
        ids = self._event_ids(entry.event.document_id for entry in entries if entry.event is not None)
        return {
            entry.check_row_id: Settlement(entry.reason, entry.actor, entry.time, ids.get(entry.event_id or 0, ""))
            for entry in entries
        }

    def _event_ids(self, documents: Iterable[str]) -> dict[int, str]:
        """Key of an event's row → the event's id."""
        wanted = sorted(set(documents))
        found = rows.Event.objects.using(self._using).filter(document_id__in=wanted).order_by("id")
        ids, numbers = {}, dict.fromkeys(wanted, 0)
        for key, document in found.values_list("id", "document_id"):
            numbers[document] += 1
            ids[key] = f"{document}/events/{numbers[document]}"
        return ids

    def _sources_like(self, source_id: str) -> QuerySet[rows.Source]:
        """The source with this id, if there is one."""
        country, _, number = source_id.partition("/sources/")
        found = rows.Source.objects.using(self._using)
        return found.filter(country=country, number=int(number)) if _NUMBER.fullmatch(number) else found.none()

    def _checks_like(self, check_id: str) -> QuerySet[rows.Check]:
        """The look with this id, if there is one."""
        return rows.Check.objects.using(self._using).filter(self._numbered(check_id))

    def _numbered(self, check_id: str) -> Q:
        """What the look with an id is found by."""
        source, _, number = check_id.partition("/checks/")
        country, _, source_number = source.partition("/sources/")
        if not (_NUMBER.fullmatch(number) and _NUMBER.fullmatch(source_number)):
            return Q(pk__in=())
        return Q(source__country=country, source__number=int(source_number), number=int(number))


def _source_id(country: str, number: int) -> str:
    return f"{country}/sources/{number}"


def _check(row: Sequence[Any], settlement: Settlement | None) -> Check:
    _, country, source, number, looked, result, actor, time, person, since, capture, text, note, whole = row
    name = _source_id(country, source)
    return Check(
        f"{name}/checks/{number}",
        name,
        _date(looked),
        _RESULTS[result],
        actor,
        time,
        person,
        _date(since) if since else None,
        capture or "",
        text or "",
        note,
        settlement,
        whole,
    )


_date = lru_cache(maxsize=20_000)(FuzzyDate)
