"""The fact that each country has on the map: in words, as a step of the legend, and as what a table is sorted by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from stratlas.actions import Workspace, read_wording, tracked_kinds
from stratlas.chronology import Known, documents_in_force, verdict, year_of
from stratlas.records import Basis, Outcome
from stratlas.web import addresses
from stratlas.web.map_choice import Fact, MapChoice
from stratlas.web.states import BASES, OUTCOMES
from stratlas.wording import gettext as _
from stratlas.wording import mark, ngettext, number

_MIDDLE_AGED, _OLD = 5, 10
"""From so many years on a strategy is drawn as middle-aged, and as old."""


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the legend: how countries are drawn that have it."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Value:
    """What a country has: its step, in words, in a word for the map, how it is sorted, and the way to its proof."""

    step: str
    words: str
    short: str
    sort: tuple[float, str]
    href: str


_STEPS = {
    Fact.AGE: (
        ("1", mark("under 5 years old")),
        ("2", mark("5 to 9 years old")),
        ("3", mark("10 years old or more")),
        ("none", mark("none in force, or of no known year")),
    ),
    Fact.CONCEPT: (
        ("3", mark("several claims")),
        ("2", mark("one claim")),
        ("1", mark("no claim")),
        ("none", mark("no profile yet")),
    ),
    Fact.EVIDENCE: (
        ("primary", mark("mostly primary evidence")),
        ("secondary", mark("mostly secondary")),
        ("none", mark("no profile yet")),
    ),
}


def steps(fact: Fact) -> tuple[Step, ...]:
    """The legend of a fact."""
    if fact is Fact.VERDICT:
        return tuple(Step(outcome.value, _(OUTCOMES[outcome])) for outcome in Outcome)
    return tuple(Step(key, _(label)) for key, label in _STEPS[fact])


def values(
    workspace: Workspace, choice: MapChoice, known: Mapping[str, Known], codes: Collection[str]
) -> dict[str, Value]:
    """Country → its value of the chosen fact."""
    if choice.fact is Fact.AGE:
        return {code: _age(workspace, known.get(code, Known(code)), choice.kind) for code in codes}
    if choice.fact is Fact.VERDICT:
        kinds = tracked_kinds(workspace)
        return {code: _verdict(known.get(code, Known(code)), choice.year, kinds) for code in codes}
    newest = workspace.store.pages.newest_editions()
    found = dict((_concepts if choice.fact is Fact.CONCEPT else _evidence)(workspace, choice, newest))
    none = Value("none", _("no profile yet"), "", (-1.0, ""), "")
    return {code: found.get(code, none) for code in codes}


def _age(workspace: Workspace, known: Known, kind: str) -> Value:
    holding, today = known.standing(), workspace.clock().date()
    documents = [item for item in documents_in_force(holding.documents, holding.events, today) if item.kind == kind]
    dated = [(year, item.id) for item in documents if (year := year_of(item, holding.events)) is not None]
    if not dated:
        words = _("in force, of no known year") if documents else _("none in force")
        href = addresses.document(documents[0].id) if documents else addresses.country(known.country)
        return Value("none", words, "", (-1.0, ""), href)
    year, document = max(dated)
    age = max(today.year - year, 0)
    step = "3" if age >= _OLD else "2" if age >= _MIDDLE_AGED else "1"
    words = ngettext("{n} year, of {year}", "{n} years, of {year}", age, year=year)
    return Value(step, words, str(year), (float(age), ""), addresses.document(document))


def _verdict(known: Known, year: int, kinds: Mapping[str, str]) -> Value:
    found = verdict(known.standing(), year, kinds)
    order = list(Outcome).index(found.outcome), list(Basis).index(found.basis)
    words = f"{_(OUTCOMES[found.outcome])}, {_(BASES[found.basis])}"
    sort = (-float(10 * order[0] + order[1]), "")
    return Value(found.outcome.value, words, _(OUTCOMES[found.outcome]), sort, addresses.year(known.country, year))


def _concepts(workspace: Workspace, choice: MapChoice, newest: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
    """Of the newest profile of each country how many claims under the heading may be about the concept."""
    said: dict[str, list[str]] = defaultdict(list)
    for code, edition, wording in workspace.store.pages.under(choice.heading, newest.values()):
        if newest.get(code) == edition:
            said[code].append(wording)
    within = {item.key for item in workspace.codebook.within(choice.concept)}
    every = {wording for some in said.values() for wording in some}
    carries = {wording for wording in every if any(key in within for key, _words in read_wording(workspace, wording))}
    for code, edition in newest.items():
        count = sum(wording in carries for wording in said[code])
        words = ngettext("{n} claim", "{n} claims", count)
        step = "3" if count > 1 else "2" if count else "1"
        href = f"{addresses.profile(code, edition)}#{choice.heading}"
        yield code, Value(step, words, number(count), (float(count), ""), href)


def _evidence(workspace: Workspace, choice: MapChoice, newest: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
    """Of the newest profile of each country how many claims rest on the strategy itself."""
    del choice
    counts = Counter[str](), Counter[str]()
    for (code, edition), (primary, other) in workspace.store.pages.rested(newest.values()).items():
        if newest.get(code) == edition:
            counts[0][code], counts[1][code] = primary, other
    for code, edition in newest.items():
        primary, every = counts[0][code], counts[0][code] + counts[1][code]
        step = "none" if not every else "primary" if 2 * primary >= every else "secondary"
        words = ngettext("{primary} of {n} claim primary", "{primary} of {n} claims primary", every, primary=primary)
        share = primary / every if every else -1.0
        yield code, Value(step, words, f"{primary}/{every}", (share, ""), addresses.profile(code, edition))
