"""What a country's timeline shows: documents in force and in preparation, what happened, editions, and looks.

A picture whose places are in hundredths of its width, so that its words keep their size on a phone; and the same as a
table.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stratlas.actions import Workspace, known_of
from stratlas.chronology import Known, status, year_of
from stratlas.records import Document, Event, Result, Status, named
from stratlas.web import addresses
from stratlas.web.naming import Names, names_of, titled
from stratlas.web.year_parts import RESULTS, Sign, dated_years, in_words, sign, sign_of
from stratlas.wording import date, ngettext
from stratlas.wording import gettext as _

_SHOWN = {Status.IN_FORCE: "in-force", Status.REPORTED: "reported", Status.IN_PREPARATION: "in-preparation"}
_LANE = 54
_FEWEST_YEARS = 6
_MOST_LABELS = 8
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time in which a document stood so; `kind` is the number of its kind."""

    x: float
    width: float
    state: str
    kind: int
    says: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a day: where it stands, its sign, and the way to its proof."""

    x: float
    sign: Sign
    href: str
    says: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A look."""

    x: float
    result: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of the picture: a document, the editions, or a source; `top` is where it begins."""

    top: int
    label: str
    stretches: tuple[Stretch, ...] = ()
    marks: tuple[Mark, ...] = ()
    ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True, slots=True)
class YearLine:
    """Where a year begins; `minor` ones have no word on a small screen."""

    x: float
    label: str
    minor: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    day: str
    what: str
    about: str
    href: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture and its table."""

    height: int
    lanes: tuple[Lane, ...]
    years: tuple[YearLine, ...]
    rows: tuple[Row, ...]
    says: str


class Axis:
    """From the first day of a year to the last day of another, in hundredths."""

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, last
        self._begin, self._days = dt.date(first, 1, 1), (dt.date(last + 1, 1, 1) - dt.date(first, 1, 1)).days

    def at(self, day: dt.date) -> float:
        """Where a day stands."""
        return round(100 * min(max((day - self._begin).days / self._days, 0.0), 1.0), 2)


def timeline(workspace: Workspace, code: str, known: Known | None = None) -> Timeline | None:
    """The timeline of a country; None where nothing is known of it that has a date."""
    known = (known or known_of(workspace, code).get(code, Known(code))).standing()
    today = workspace.clock().date()
    years = dated_years(known)
    if not years:
        return None
    last = max(today.year, *years)
    axis = Axis(min(*years, last - _FEWEST_YEARS + 1), last)
    kinds = [kind.key for kind in workspace.config.kinds]
    order = {key: at for at, key in enumerate(kinds)}
    documents = sorted(known.documents, key=lambda item: (order.get(item.kind, len(order)), item.id))
    lanes = [
        Lane(
            _LANE * at,
            titled(workspace, document).text,
            tuple(_stretches(known, document, axis, today, order.get(document.kind, len(order)))),
            tuple(_mark(event, axis) for event in known.events if event.document == document.id),
        )
        for at, document in enumerate(documents)
    ]
    if known.pages:
        marks = tuple(
            Mark(
                axis.at(dt.date(page.reference_year + 1, 1, 1)),
                sign("edition", "proved"),
                addresses.profile(code, page.edition),
                _("Edition {edition}, on {reference_year}", edition=page.edition, reference_year=page.reference_year),
            )
            for page in known.pages
        )
        lanes.append(Lane(_LANE * len(lanes), _("Editions"), marks=marks))
    for source in known.sources:
        ticks = {(axis.at(check.looked.first), check.result.value) for check in known.looks(source)}
        label = (
            _("Looks at {address}", address=source.address)
            if ticks
            else _("{address}: nobody has looked", address=source.address)
        )
        lanes.append(Lane(_LANE * len(lanes), label, ticks=tuple(Tick(*tick) for tick in sorted(ticks))))
    says = _(
        "{name_of} from {first} to {last}; the same as a table below.",
        name_of=workspace.countries.name_of(code),
        first=axis.first,
        last=axis.last,
    )
    return Timeline(
        _LANE * len(lanes) + 30,
        tuple(lanes),
        tuple(_years(axis)),
        tuple(_rows(known, names_of(workspace, known.documents))),
        says,
    )


def _stretches(known: Known, document: Document, axis: Axis, today: dt.date, kind: int) -> Iterable[Stretch]:
    """Where a document stood between the days on which anything may have changed that."""
    for begin, end, standing in standings(known.documents, known.events, document, today):
        if standing in _SHOWN:
            x = axis.at(begin)
            says = _(
                "{status}, {begin} to {end}",
                status=named(standing),
                begin=date(begin.isoformat()),
                end=date(end.isoformat()),
            )
            yield Stretch(x, round(max(axis.at(end + _DAY) - x, 0.4), 2), _SHOWN[standing], kind, says)


def standings(
    documents: Sequence[Document], events: Sequence[Event], document: Document, today: dt.date
) -> list[tuple[dt.date, dt.date, Status]]:
    """First day, last day and status of every stretch of time up to today over which a document stood the same."""
    began = year_of(document, events)
    own = [event.date.last for event in events if event.document == document.id]
    days = {event.date.last for event in events}
    days |= {dt.date(year, 1, 1) for item in documents if (year := item.year) is not None}
    first = min([*own, *([dt.date(began, 1, 1)] if began is not None else [])], default=None)
    if first is None:
        return []
    found: list[tuple[dt.date, dt.date, Status]] = []
    wanted = sorted({day for day in days if first <= day <= today})
    for at, day in enumerate(wanted):
        standing = status(document, documents, events, day)
        end = wanted[at + 1] - _DAY if at + 1 < len(wanted) else today
        if standing is Status.REPORTED and own and day < min(own):
            continue  # it is of that year and its events say when
        if found and found[-1][2] is standing:
            found[-1] = (found[-1][0], end, standing)
        else:
            found.append((day, end, standing))
    return found


def _mark(event: Event, axis: Axis) -> Mark:
    says = f"{in_words(event.kind)}, {date(event.date.value)}"
    return Mark(axis.at(event.date.first), sign_of(event), addresses.event(event.id, event.date.year), says)


def _years(axis: Axis) -> Iterable[YearLine]:
    count = axis.last - axis.first + 1
    step = -(-count // _MOST_LABELS)
    for year in range(axis.first, axis.last + 1):
        at = year - axis.first
        if at % step == 0:
            yield YearLine(axis.at(dt.date(year, 1, 1)), str(year), at // step % 2 == 1)


def _rows(known: Known, names: Names) -> list[Row]:
    """What the picture shows, by day."""
    country = names.workspace.countries.name_of(known.country)
    rows = [
        Row(
            event.date.value,
            in_words(event.kind),
            names.label(event.document).text,
            addresses.event(event.id, event.date.year),
        )
        for event in known.events
    ]
    rows += [
        Row(
            str(page.reference_year + 1),
            _("edition {edition}, on {reference_year}", edition=page.edition, reference_year=page.reference_year),
            country,
            addresses.profile(known.country, page.edition),
        )
        for page in known.pages
    ]
    for source in known.sources:
        looks = known.looks(source)
        for result in Result:
            found = [check for check in looks if check.result is result]
            if found:
                until = found[-1].looked.value if len(found) > 1 else ""
                what = _("looked at: {result}", result=_(RESULTS[result]))
                if len(found) > 1:
                    what += ngettext(", {n} time", ", {n} times", len(found))
                href = addresses.year(known.country, found[-1].looked.year)
                rows.append(Row(found[0].looked.value, what, source.address, href, until))
    return sorted(rows, key=lambda row: (row.day, row.about, row.what))
