"""What cannot both be true: reports beside events, editions beside editions, countries beside countries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from stratlas.chronology.known import Known, PageYears
from stratlas.chronology.status import ADOPTIONS, ENDINGS
from stratlas.records import Contradiction, Document, Event, EventKind, Outcome, Report, named
from stratlas.wording import date
from stratlas.wording import gettext as _

_CHANGES = ADOPTIONS | ENDINGS | {EventKind.AMENDED}


def of_year(known: Known, year: int, kinds: Iterable[str]) -> Iterator[Contradiction]:
    """A report of no changes in a year, beside an event of a tracked kind or a document that the page dates so."""
    known = known.standing()
    tracked = {document.id for document in known.documents if document.kind in set(kinds)}
    events = [
        event
        for event in known.events
        if event.document in tracked and event.kind in _CHANGES and event.date.year == year
    ]
    yield from _disagreeing(known, year)
    for page in known.pages:
        report = page.report
        if report is None or report.year != year or report.outcome is not Outcome.UNCHANGED:
            continue
        said = _("edition {edition}: “{words}”", edition=page.edition, words=_words(report.span.quote))
        for event in events:
            did = _did(event)
            yield Contradiction(
                "report-against-event",
                known.country,
                year,
                _(
                    "The page of edition {edition} reports no changes in {year}, and {document} was {did} ({date}).",
                    edition=page.edition,
                    year=year,
                    document=event.document,
                    did=did,
                    date=date(event.date.value),
                ),
                (said, _event_words(event)),
                (report.span, *(item.span for item in event.evidence if item.span is not None)),
            )
        for document, dated in page.years:
            if dated == year and document in tracked:
                yield Contradiction(
                    "report-against-itself",
                    known.country,
                    year,
                    _(
                        "The page of edition {edition} reports no changes in {year} and dates {document} {dated}.",
                        edition=page.edition,
                        year=year,
                        document=document,
                        dated=dated,
                    ),
                    (
                        said,
                        _(
                            "edition {edition}: {document} is of {dated}",
                            edition=page.edition,
                            document=document,
                            dated=dated,
                        ),
                    ),
                    (report.span,),
                )


def of_country(known: Known, kinds: Mapping[str, str], name: str = "") -> list[Contradiction]:
    """All that contradict one another in what is known of a country; sentences call it by its name."""
    known = known.standing()
    keys = list(kinds)
    years = sorted({page.report.year for page in known.pages if page.report})
    found = [item for year in years for item in of_year(known, year, keys)]
    found += _between_editions(known, kinds, name or known.country)
    found += _order_of_events(known.documents, known.events, known.country)
    return found


def between_countries(
    countries: Sequence[Known], kinds: Mapping[str, str], name_of: Callable[[str], str] = str
) -> list[Contradiction]:
    """Pages that print the document years which another country's page printed in the edition before.

    A country whose own years were the same in the edition before is no finding: two countries may well have
    strategies of the same years.
    """
    found = []
    editions: dict[str, list[tuple[str, PageYears]]] = {}
    for known in countries:
        for page in known.standing().pages:
            editions.setdefault(page.edition, []).append((known.country, page))
    for earlier, later in pairwise(sorted(editions)):
        then = {country: _by_kind(page) for country, page in editions[earlier]}
        for country, page in editions[later]:
            now = _by_kind(page)
            own = then.get(country)
            if own == now or len(now) < 2 or (own is None and page.report is None):
                continue
            for other, years in then.items():
                if other != country and years == now:
                    its_own = _("its own were different.") if own else _("its own were not printed then.")
                    printed = ", ".join(f"{kinds.get(kind, kind)} {year}" for kind, year in sorted(now.items()))
                    here, there = name_of(country), name_of(other)
                    found.append(
                        Contradiction(
                            "years-of-another-country",
                            country,
                            page.reference_year,
                            _(
                                "The page of {country} in edition {later} prints the document years ({printed}) that "
                                "the page of {other} printed in edition {earlier}; {its_own}",
                                country=here,
                                later=later,
                                printed=printed,
                                other=there,
                                earlier=earlier,
                                its_own=its_own,
                            ),
                            (
                                _(
                                    "{country}, edition {later}: {printed}",
                                    country=here,
                                    later=later,
                                    printed=printed,
                                ),
                                _(
                                    "{other}, edition {earlier}: {printed}",
                                    other=there,
                                    earlier=earlier,
                                    printed=printed,
                                ),
                            ),
                            (page.report.span,) if page.report else (),
                        )
                    )
    return found


def _disagreeing(known: Known, year: int) -> Iterator[Contradiction]:
    """Two pages that report different things of one year."""
    pages = [(page.edition, page.report) for page in known.pages if page.report and page.report.year == year]
    for (one, first), (other, second) in pairwise(pages):
        if first.outcome is not second.outcome:
            yield Contradiction(
                "reports-disagree",
                known.country,
                year,
                _(
                    "The pages of editions {one} and {other} report different things of {year}.",
                    one=one,
                    other=other,
                    year=year,
                ),
                (
                    _("edition {one}: “{words}”", one=one, words=_words(first.span.quote)),
                    _("edition {other}: “{words}”", other=other, words=_words(second.span.quote)),
                ),
                (first.span, second.span),
            )


def against_looks(known: Known, year: int, reports: Iterable[Report], checks: Sequence[str]) -> Iterator[Contradiction]:
    """Reports of a change in a year of which looks prove that nothing changed."""
    for report in reports:
        if report.outcome in {Outcome.ADOPTED, Outcome.AMENDED, Outcome.ENDED}:
            yield Contradiction(
                "report-against-looks",
                known.country,
                year,
                _(
                    "The page of edition {edition} reports a change in {year}, and looks at the official "
                    "sources show none.",
                    edition=report.edition,
                    year=year,
                ),
                (
                    _("edition {edition}: “{words}”", edition=report.edition, words=_words(report.span.quote)),
                    _("looks: {checks}", checks=", ".join(checks)),
                ),
                (report.span,),
            )


def _between_editions(known: Known, kinds: Mapping[str, str], name: str) -> Iterator[Contradiction]:
    """Two editions that print different years for a kind of document, and both report no changes.

    Where years lie between the two that neither reports on, a document of those years explains the difference.
    """
    pages = sorted(known.pages, key=lambda page: (page.reference_year, page.edition))
    for earlier, later in pairwise(pages):
        calm = [page.report for page in (earlier, later) if page.report]
        if len(calm) < 2 or any(report.outcome is not Outcome.UNCHANGED for report in calm):
            continue
        then, now = _by_kind(earlier), _by_kind(later)
        for kind in sorted(then.keys() & now.keys()):
            between = earlier.reference_year < now[kind] < later.reference_year
            if then[kind] != now[kind] and not between:
                yield Contradiction(
                    "years-differ",
                    known.country,
                    later.reference_year,
                    _(
                        "{country}, {kind}: edition {edition} dates it {then}, edition {edition2} {now}, "
                        "and both report no changes.",
                        edition=earlier.edition,
                        kind=kinds.get(kind, kind),
                        country=name,
                        then=then[kind],
                        edition2=later.edition,
                        now=now[kind],
                    ),
                    (
                        _(
                            "edition {edition}: {kind} {then}, “{words}”",
                            edition=earlier.edition,
                            kind=kinds.get(kind, kind),
                            then=then[kind],
                            words=_words(calm[0].span.quote),
                        ),
                        _(
                            "edition {edition}: {kind} {now}, “{words}”",
                            edition=later.edition,
                            kind=kinds.get(kind, kind),
                            now=now[kind],
                            words=_words(calm[1].span.quote),
                        ),
                    ),
                    tuple(report.span for report in calm),
                )


def _order_of_events(documents: Sequence[Document], events: Sequence[Event], country: str) -> Iterator[Contradiction]:
    """A document superseded, ended or amended before it was adopted."""
    adopted = {document.id: _first(events, document.id, ADOPTIONS) for document in documents}
    for document in documents:
        own = adopted[document.id]
        if document.supersedes:
            before = adopted.get(document.supersedes)
            if own and before and own.date.last < before.date.first:
                yield Contradiction(
                    "superseded-before-adopted",
                    country,
                    own.date.year,
                    _(
                        "{id} superseded {supersedes} ({date}) before that was adopted ({date2}).",
                        id=document.id,
                        supersedes=document.supersedes,
                        date=date(own.date.value),
                        date2=date(before.date.value),
                    ),
                    (_event_words(own), _event_words(before)),
                )
        for kinds in (ENDINGS, frozenset({EventKind.AMENDED})):
            event = _first(events, document.id, kinds)
            if own and event and event.date.last < own.date.first:
                did = _did(event)
                yield Contradiction(
                    "ended-before-adopted" if kinds is ENDINGS else "amended-before-adopted",
                    country,
                    event.date.year,
                    _(
                        "{id} was {did} ({date}) before it was adopted ({date2}).",
                        id=document.id,
                        did=did,
                        date=date(event.date.value),
                        date2=own.date,
                    ),
                    (_event_words(event), _event_words(own)),
                )


def _first(events: Iterable[Event], document: str, kinds: Iterable[EventKind]) -> Event | None:
    found = [event for event in events if event.document == document and event.kind in kinds]
    return min(found, key=lambda event: (event.date.first, event.date.last, event.number), default=None)


def _by_kind(page: PageYears) -> Mapping[str, int]:
    return {document.split("/")[1]: year for document, year in page.years}


def _did(event: Event) -> str:
    return _("put into force") if event.kind is EventKind.IN_FORCE else named(event.kind).replace("-", " ")


def _event_words(event: Event) -> str:
    quotes = [f"“{_words(item.span.quote)}”" for item in event.evidence if item.span is not None]
    said = (
        quotes[0]
        if quotes
        else (
            _("noted by {actor}: “{words}”", actor=event.actor, words=_words(event.note)) if event.note else event.actor
        )
    )
    return f"{event.id}: {named(event.kind)}, {date(event.date.value)}, {said}"


def _words(string: str) -> str:
    return " ".join(string.split())
