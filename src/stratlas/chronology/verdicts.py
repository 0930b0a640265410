"""What a year brought: from events, else from looks that cover it, else from reports, else not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from stratlas.chronology.contradictions import against_looks, of_year
from stratlas.chronology.coverage import CONTENT, Stretch, nearest
from stratlas.chronology.known import Known
from stratlas.chronology.status import (
    ADOPTIONS,
    ENDINGS,
    PREPARATIONS,
    documents_in_force,
    end_of,
    status,
)
from stratlas.records import (
    Basis,
    Check,
    Document,
    Event,
    EventKind,
    KindVerdict,
    Missing,
    Outcome,
    Report,
    Result,
    Source,
    Status,
    Verdict,
    named,
)
from stratlas.wording import ENGLISH, date, language, mark
from stratlas.wording import gettext as _

_GROUPS = (
    (Outcome.ADOPTED, ADOPTIONS),
    (Outcome.AMENDED, frozenset({EventKind.AMENDED})),
    (Outcome.ENDED, ENDINGS),
)
_ORDER = (
    Outcome.ADOPTED,
    Outcome.AMENDED,
    Outcome.ENDED,
    Outcome.IN_PREPARATION,
    Outcome.UNKNOWN,
    Outcome.UNCHANGED,
)
"""What a country's year is called where its kinds differ: the first of these."""
_LINES = {
    Outcome.ADOPTED: mark("ADOPTED IN {year}: {documents}"),
    Outcome.AMENDED: mark("AMENDED IN {year}: {documents}"),
    Outcome.ENDED: mark("ENDED IN {year}: {documents}"),
    Outcome.IN_PREPARATION: mark("IN PREPARATION IN {year}: {documents}"),
}

_MOST_KEPT = 400
"""So many verdicts are kept of what is known of a country: years are asked for by the address of a page."""


def verdict(known: Known, year: int, kinds: Mapping[str, str]) -> Verdict:
    """What is known of a country's year; `kinds` are the tracked kinds and their labels, in the monitor's order.

    Events of the register outweigh a report, and a report of no changes that an event contradicts proves nothing of
    the other kinds either.
    """
    known = known.standing()
    asked = (language(), year, tuple(kinds.items()))
    found = known.verdicts.get(asked)
    if found is None:
        if len(known.verdicts) >= _MOST_KEPT:
            known.verdicts.clear()
        found = known.verdicts[asked] = _derived(known, year, kinds)
    return found


def _derived(known: Known, year: int, kinds: Mapping[str, str]) -> Verdict:
    contradictions = list(of_year(known, year, kinds))
    reports = known.reports(year)
    supporting = None if contradictions else next(iter(reports), None)
    found = [_of_kind(known, kind, label, year, supporting) for kind, label in kinds.items()]
    if found and all(item.outcome is Outcome.UNCHANGED and item.basis is Basis.PROVED for item in found):
        looks = list(dict.fromkeys(check for item in found for check in item.checks))
        contradictions += against_looks(known, year, reports, looks)
    outcome = min((item.outcome for item in found), key=_ORDER.index, default=Outcome.UNKNOWN)
    if all(item.outcome is Outcome.UNKNOWN for item in found) and supporting is not None:
        outcome = supporting.outcome
    basis = _basis(found, outcome)
    line = _line(found, kinds, year, supporting)
    if supporting is not None and basis is Basis.NONE:
        basis = Basis.REPORTED
    report = next(iter(reports), None)
    return Verdict(known.country, year, line, outcome, basis, report, tuple(found), tuple(contradictions))


def _of_kind(known: Known, kind: str, label: str, year: int, report: Report | None) -> KindVerdict:
    documents = known.of_kind(kind)
    ids = {document.id for document in documents}
    inside = [event for event in known.events if event.document in ids and event.date.year == year]
    for outcome, group in _GROUPS:
        if any(event.kind in group for event in inside):
            return _happened(kind, outcome, inside, [event for event in inside if event.kind in group])
    if named := [document.id for document in documents if _is_dated_only(document, known.events, year)]:
        return KindVerdict(kind, Outcome.ADOPTED, Basis.REPORTED, tuple(inside), tuple(named))
    if drafts := [document for document in documents if _reaches_into(document, known.events, year)]:
        own = {draft.id for draft in drafts}
        upto = [event for event in known.events if event.document in own and event.date.year <= year]
        return _happened(kind, Outcome.IN_PREPARATION, upto, upto)
    return _unchanged_or_not(known, kind, label, year, report)


def _happened(kind: str, outcome: Outcome, events: Sequence[Event], deciding: Sequence[Event]) -> KindVerdict:
    basis = Basis.PROVED if any(event.proved for event in deciding) else Basis.REPORTED
    documents = tuple(dict.fromkeys(event.document for event in deciding))
    return KindVerdict(kind, outcome, basis, tuple(events), documents)


def _is_dated_only(document: Document, events: Iterable[Event], year: int) -> bool:
    """Whether a document is of that year and no event says when it was adopted: its year is somebody's report."""
    own = {event.kind for event in events if event.document == document.id}
    return document.year == year and not own & (ADOPTIONS | PREPARATIONS | {EventKind.WITHDRAWN})


def _reaches_into(document: Document, events: Sequence[Event], year: int) -> bool:
    """Whether the preparation of a document, begun in the year or before it, goes on in it."""
    if status(document, [document], events, end_of(year)) is Status.IN_PREPARATION:
        return True
    own = [event for event in events if event.document == document.id and event.date.year == year]
    return any(event.kind in PREPARATIONS or event.kind is EventKind.WITHDRAWN for event in own)


def _unchanged_or_not(known: Known, kind: str, label: str, year: int, report: Report | None) -> KindVerdict:
    ids = {document.id for document in known.of_kind(kind)}
    # Successors of another kind count for where a document stands, so all documents are asked.
    in_force = [
        document for document in documents_in_force(known.documents, known.events, end_of(year)) if document.id in ids
    ]
    chosen: list[Stretch] = []
    missing: list[Missing] = []
    for about in [document.id for document in in_force] or [f"{known.country}/{kind}"]:
        sources = [source for source in known.sources if source.covers(about)]
        best = nearest([stretch for source in sources for stretch in known.stretches(source)], year)
        if best is not None:
            chosen.append(best)
        differences = [doubt.check for source in sources for doubt in known.doubts(source) if doubt.concerns(year)]
        missing += [
            Missing(
                check.source,
                _(
                    "What {source} gave on {looked} differs from before: say what it was.",
                    source=check.source,
                    looked=date(check.looked.value),
                ),
            )
            for check in differences
        ]
        if best is None or not best.covers(year):
            told = {check.source for check in differences}
            missing += [item for item in _lacking(known, about, label, sources, year) if item.about not in told]
    checks = tuple(dict.fromkeys(check for stretch in chosen for check in stretch.checks))
    starts = [stretch.start for stretch in chosen if stretch.start is not None]
    covered_from, covered_to = max(starts, default=None), min((stretch.end for stretch in chosen), default=None)
    documents = tuple(document.id for document in in_force)
    if not missing:
        outcome, basis = Outcome.UNCHANGED, Basis.PROVED
    elif report is not None and report.outcome is Outcome.UNCHANGED:
        outcome, basis = Outcome.UNCHANGED, Basis.REPORTED
    else:
        outcome, basis = Outcome.UNKNOWN, Basis.NONE
    return KindVerdict(kind, outcome, basis, (), documents, checks, covered_from, covered_to, tuple(missing))


def _lacking(known: Known, about: str, label: str, sources: Sequence[Source], year: int) -> list[Missing]:
    """What would have to be looked at to know whether something changed."""
    if not sources:
        if about.count("/") == 2:
            return [Missing(about, _("No official source of {about} is known: add one, and look at it.", about=about))]
        message = _(
            "No {label} is known, nor a page that would list one: add a source of {about}, and look at it.",
            label=label.lower(),
            about=about,
        )
        return [Missing(about, message)]
    return [Missing(source.id, _not_looked(known, source, year)) for source in sources if source.retired is None] or [
        Missing(about, _("All official sources of {about} are retired: add the one that holds now.", about=about))
    ]


def _not_looked(known: Known, source: Source, year: int) -> str:
    name = f"{source.id} ({source.address})"
    looks = known.looks(source)
    seen = [check for check in looks if _is_seen(check)]
    after = [check for check in seen if check.looked.first.year > year]
    before = [check for check in seen if check.looked.last.year < year]
    failed = [check for check in looks if check.looked.first.year > year and not _is_seen(check)]
    if after and not before:
        return _(
            "{name} was first looked at on {looked}: nothing shows what it gave before {year}; a "
            "person who knows may record a look.",
            name=name,
            looked=date(seen[0].looked.value),
            year=year,
        )
    if after:
        then, now = _apart(seen[seen.index(before[-1]) :])
        return _(
            "What {name} gave changed between {looked} and {looked2}: say what happened, and when.",
            name=name,
            looked=date(then.looked.value),
            looked2=date(now.looked.value),
        )
    if failed:
        found = failed[-1]
        said = f": {found.note}" if found.note else ""
        result = named(found.result)
        if not found.whole:
            return _(
                "On {looked} {name} only said that nothing was modified: what it gives must be seen.",
                looked=date(found.looked.value),
                name=name,
            )
        return _(
            "The look at {name} on {looked} brought nothing ({result}{said}): look again.",
            name=name,
            looked=date(found.looked.value),
            result=result,
            said=said,
        )
    when = date(f"{year + 1}-01-01")
    if not seen:
        return _("{name} was never looked at: look at it on {when} or later.", name=name, when=when)
    last = date(seen[-1].looked.value)
    return _("{name} was not looked at since {last}: look at it on {when} or later.", name=name, last=last, when=when)


def _is_seen(check: Check) -> bool:
    """Whether content came that could be compared."""
    return check.result in CONTENT and check.whole


def _apart(seen: Sequence[Check]) -> tuple[Check, Check]:
    """The first two looks, one after the other, that differ; the first and the last where none says so."""
    for then, now in pairwise(seen):
        if now.result is Result.DIFFERENT and not (now.settlement and now.settlement.dismissed):
            return then, now
    return seen[0], seen[-1]


def _basis(found: Sequence[KindVerdict], outcome: Outcome) -> Basis:
    """The strongest basis for something that happened, the weakest for nothing having happened."""
    order = list(Basis)
    bases = [order.index(item.basis) for item in found if item.outcome is outcome]
    if not bases:
        return Basis.NONE
    return order[max(bases) if outcome in {Outcome.UNCHANGED, Outcome.UNKNOWN} else min(bases)]


def _line(found: Sequence[KindVerdict], kinds: Mapping[str, str], year: int, report: Report | None) -> str:
    # a report's own words are the line, but in another language than English the line is ours
    quoted = language() == ENGLISH or (report is not None and report.outcome is not Outcome.UNCHANGED)
    if found and all(item.outcome is Outcome.UNCHANGED for item in found):
        if quoted and report is not None and all(item.basis is Basis.REPORTED for item in found):
            return " ".join(report.span.quote.split())
        return _("NO CHANGES IN {year}", year=year)
    if all(item.outcome is Outcome.UNKNOWN for item in found):
        if quoted and report is not None:
            return " ".join(report.span.quote.split())
        return _("NOT KNOWN WHETHER ANYTHING CHANGED IN {year}", year=year)
    parts = []
    for outcome, message in _LINES.items():
        documents = [document for item in found if item.outcome is outcome for document in item.documents]
        if documents:
            parts.append(_(message, year=year, documents=", ".join(dict.fromkeys(documents))))
    nothing_happened = not parts
    for item in found:
        label = kinds[item.kind].upper()
        if item.outcome is Outcome.UNKNOWN:
            parts.append(_("{label}: NOT KNOWN WHETHER IT CHANGED IN {year}", label=label, year=year))
        elif item.outcome is Outcome.UNCHANGED and nothing_happened:
            parts.append(_("{label}: UNCHANGED", label=label))
    return "; ".join(parts)
