"""Carrying what rests on an older text of a capture over to a newer one of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from stratlas.actions.workspace import Workspace
from stratlas.anchors import Finder, Finding, Match, Outcome
from stratlas.errors import UsageError
from stratlas.records import BrokenSpan, Evidence, Span, Text
from stratlas.store import ImportedPage, PageFinding

_CERTAIN = frozenset({Outcome.EXACT, Outcome.NORMALISED})
_NOWHERE = Finding(Outcome.ABSENT)


@dataclass(frozen=True, slots=True)
class Moved:
    """Words that were carried: what rests on them (a claim, or a page as `SRB/2024`), where they stood and stand."""

    of: str
    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class Left:
    """Words that were not carried: what rests on them, where they stand, on which page of the old text, and why not.

    `outcome` is close, ambiguous or absent in the new text; `matches` are the places there that a person may mean.
    """

    of: str
    old: Span | BrokenSpan
    page: int
    outcome: Outcome
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of all that rested on an older text."""

    moved: tuple[Moved, ...] = ()
    left: tuple[Left, ...] = ()


def carry_evidence(workspace: Workspace, old: Text, new: Text) -> Carried:
    """Carries evidence over to a newer text of the same capture where its words stand once in their context.

    The older rows are withdrawn, naming the new text; what is not certain stays as it is and is returned for a person.
    An imported page itself moves only where all of its lines can. To be called in a transaction that has entered `new`.
    """
    finder = Finder(new)
    moved: list[Moved] = []
    left: list[Left] = []
    for held in workspace.store.pages.evidence_in(old.id):
        span = held.evidence.span
        finding = _carried(finder, span, old)
        if finding.outcome not in _CERTAIN or isinstance(span, BrokenSpan):
            left.append(Left(held.claim, span, held.evidence.page, finding.outcome, finding.matches))
            continue
        there = finding.matches[0].span
        moved.append(Moved(held.claim, span, there))
        _replace(workspace, held.number, held.claim, held.evidence, there, new)
    for page in workspace.store.pages.pages():
        if page.text == old.id:
            lines_moved, lines_left = _carry_page(workspace, page, finder, old)
            moved += lines_moved
            left += lines_left
    return Carried(tuple(moved), tuple(left))


def _replace(workspace: Workspace, number: int, claim: str, evidence: Evidence, there: Span, new: Text) -> None:
    actor, time = workspace.actor, workspace.clock()
    pages = workspace.store.pages
    pages.add_evidence(claim, replace(evidence, span=there, page=new.page_at(there.start), actor=actor, time=time))
    pages.withdraw(number, f"carried over to the text {new.id}", actor, time)


def _carry_page(workspace: Workspace, page: ImportedPage, finder: Finder, old: Text) -> tuple[list[Moved], list[Left]]:
    """Enters an imported page again, on the new text, where every line that was read on it can be carried."""
    about = f"{page.country}/{page.edition}"
    moved: list[Moved] = []
    left: list[Left] = []
    findings: list[PageFinding] = []
    for item in page.findings:
        if not item.quote:
            findings.append(item)
            continue
        span = _span(old, item)
        finding = _carried(finder, span, old)
        if finding.outcome in _CERTAIN and isinstance(span, Span):
            there = finding.matches[0].span
            findings.append(replace(item, start=there.start, end=there.end, quote=there.quote))
            moved.append(Moved(about, span, there))
        else:
            left.append(Left(about, span, old.page_at(item.start), finding.outcome, finding.matches))
    if left:
        return [], left
    workspace.store.pages.add_page(
        page.country, page.edition, finder.text.id, findings, workspace.actor, workspace.clock()
    )
    return moved, []


def _span(old: Text, item: PageFinding) -> Span | BrokenSpan:
    try:
        return Span(old.id, item.start, item.end, item.quote, old.content)
    except ValueError:
        return BrokenSpan(old.id, item.start, item.end, item.quote)


def _carried(finder: Finder, span: Span | BrokenSpan, old: Text) -> Finding:
    if isinstance(span, BrokenSpan):
        return _NOWHERE  # what the old text does not say can stand nowhere
    try:
        return finder.carry(span, old)
    except UsageError:  # no letter and no digit: nothing that could be looked for
        return _NOWHERE


def together(several: Iterable[Carried]) -> Carried:
    """What became of what rested on several older texts."""
    found = list(several)
    return Carried(
        tuple(item for one in found for item in one.moved), tuple(item for one in found for item in one.left)
    )
