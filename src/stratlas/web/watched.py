"""What the pages of a country's sources and of what looks found show, and the forms to look and to explain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.http import HttpRequest

from stratlas.actions import Look, Open, Workspace, due, last_looks, told
from stratlas.errors import UnknownId
from stratlas.records import DOCUMENT_ID, Change, Check, EventKind, Result, Source, SourceKind, WordKind, named
from stratlas.web import addresses
from stratlas.web.forms import Form, received_file
from stratlas.web.happened import Option
from stratlas.web.naming import Names, names_of
from stratlas.web.year_parts import RESULTS, LookView, in_words, look_view
from stratlas.wording import Label, number
from stratlas.wording import gettext as _

_FAILING = frozenset({Result.FAILED, Result.GONE})
_ON_PAGE = 5
_FIRST_CHANGES = 4
_ALL_CHANGES = 60
_CUT = 400
_FOUND_BY_PEOPLE = (Result.SAME, Result.DIFFERENT, Result.GONE, Result.SILENT)


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source with the last look that a program took."""

    id: str
    about: Label
    kind: str
    address: str
    note: str
    look: LookView | None
    state: str


@dataclass(frozen=True, slots=True)
class SourcesView:
    """The page of a country's sources."""

    country: str
    code: str
    country_href: str
    triage_href: str
    action: str
    sources: tuple[SourceView, ...]
    kinds: tuple[Option, ...]
    results: tuple[Option, ...]
    form: Form | None


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed (no mark), went (`del`) or came (`ins`)."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What became of a passage, with its words."""

    kind: str
    words: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class PairView:
    """Two texts that a look tells apart."""

    address: str
    old_href: str
    new_href: str
    summary: str
    changes: tuple[ChangeLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """A difference that a look found."""

    id: str
    href: str
    country: str
    source: SourceView
    about_href: str
    look: LookView
    pairs: tuple[PairView, ...]


@dataclass(frozen=True, slots=True)
class TriageView:
    """The page of what the looks found and nobody has explained."""

    country: str
    country_href: str
    total: int
    differences: tuple[DifferenceView, ...]
    page: int
    pages: int
    previous: str
    next: str
    failing: tuple[SourceView, ...]
    due: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class OneView:
    """The page of one difference, with the forms that explain it."""

    found: DifferenceView
    list_href: str
    action: str
    needs_document: bool
    kinds: tuple[Option, ...]
    settled: str
    form: Form | None


def sources_view(workspace: Workspace, code: str, form: Form | None) -> SourcesView:
    """The facts of the page of a country's sources; UnknownId where there is no such country."""
    workspace.countries.with_code(code)
    names = names_of(workspace, workspace.store.register.documents(code))
    last = last_looks(workspace, code, people=True)
    waiting = {source.id for source in due(workspace, code)}
    return SourcesView(
        workspace.countries.name_of(code),
        code,
        addresses.country(code),
        addresses.triage(code),
        addresses.sources(code),
        tuple(_source(source, last, waiting, names) for source in workspace.store.watching.sources(code)),
        tuple(Option(kind.value, named(kind)) for kind in SourceKind),
        tuple(Option(result.value, _(RESULTS[result])) for result in _FOUND_BY_PEOPLE),
        form,
    )


def triage_view(workspace: Workspace, code: str, number: int) -> TriageView:
    """The facts of the page of what is open, of a country or of all; UnknownId for a country or page that is none."""
    if code:
        workspace.countries.with_code(code)
    checks = workspace.store.watching.open_differences(code or None)
    pages = max(-(-len(checks) // _ON_PAGE), 1)
    if not 1 <= number <= pages:
        raise UnknownId(_("There are {pages} pages of differences.", pages=pages))
    last = last_looks(workspace, code or None)
    names = names_of(workspace, workspace.store.register.documents(code or None))
    sources = workspace.store.watching.sources(code or None)
    waiting = {source.id for source in due(workspace, code)}
    shown = checks[(number - 1) * _ON_PAGE : number * _ON_PAGE]
    failing = [
        source
        for source in sources
        if source.retired is None and source.id in last and last[source.id].result in _FAILING
    ]
    return TriageView(
        workspace.countries.name_of(code) if code else "",
        addresses.country(code) if code else "",
        len(checks),
        tuple(_difference(names, found, last, _FIRST_CHANGES) for found in told(workspace, shown)),
        number,
        pages,
        addresses.triage(code, number - 1) if number > 1 else "",
        addresses.triage(code, number + 1) if number < pages else "",
        tuple(_source(source, last, waiting, names) for source in failing),
        tuple(_source(source, last, waiting, names) for source in sources if source.id in waiting),
    )


def one_view(workspace: Workspace, check_id: str, form: Form | None) -> OneView:
    """The facts of the page of one difference; UnknownId where no look found it."""
    check = workspace.store.watching.check(check_id)
    if check is None or check.result is not Result.DIFFERENT:
        raise UnknownId(_("“{check_id}” is no look that found a difference.", check_id=check_id))
    code = check_id.split("/", 1)[0]
    (found,) = told(workspace, [check])
    names = names_of(workspace, workspace.store.register.documents(code))
    view = _difference(names, found, last_looks(workspace, code), _ALL_CHANGES)
    return OneView(
        view,
        addresses.triage(),
        addresses.difference(check.id),
        DOCUMENT_ID.fullmatch(found.source.about) is None,
        tuple(Option(kind.value, in_words(kind)) for kind in EventKind),
        view.look.settled if check.settlement else "",
        form if check.settlement is None else None,
    )


def look_of(request: HttpRequest, workspace: Workspace) -> Look:
    """The look that a form tells of."""
    file = received_file(request, "file", workspace.config.limits)
    result, date, since, note = (request.POST.get(name, "") for name in ("result", "date", "since", "note"))
    return Look(result, date, since, note, Path(file.name) if file else None, file.data if file else None)


def _source(source: Source, last: Mapping[str, Check], waiting: set[str], names: Names) -> SourceView:
    look = last.get(source.id)
    state = "retired" if source.retired else "due" if source.id in waiting else ""
    view = look_view(look, source, (), names) if look else None
    return SourceView(
        source.id, names.about(source.about), named(source.kind), source.address, source.note, view, state
    )


def _difference(names: Names, found: Open, last: Mapping[str, Check], most: int) -> DifferenceView:
    code = found.source.id.split("/", 1)[0]
    about = found.source.about
    pairs = []
    for pair in found.pairs:
        counts = [
            f"{number(count.changes)} {named(kind)}" for kind, count in pair.alignment.summary.items() if count.changes
        ]
        lines = tuple(_change(change) for change in pair.changes[:most])
        old, new = addresses.text(pair.old), addresses.text(pair.new)
        pairs.append(PairView(pair.address, old, new, ", ".join(counts), lines, len(pair.changes) - len(lines)))
    return DifferenceView(
        found.check.id,
        addresses.difference(found.check.id),
        names.workspace.countries.name_of(code),
        _source(found.source, last, set(), names),
        addresses.document(about) if DOCUMENT_ID.fullmatch(about) else addresses.country(code),
        look_view(found.check, found.source, (), names),
        tuple(pairs),
    )


def _change(change: Change) -> ChangeLine:
    if change.words:
        runs = []
        for word in change.words:
            if word.kind is WordKind.EQUAL:
                runs.append(Run(_short(word.new)))
            else:
                runs += [Run(text, mark) for text, mark in ((word.old, "del"), (word.new, "ins")) if text]
        return ChangeLine(named(change.kind), tuple(runs))
    sides = ((change.old, "del"), (change.new, "ins"))
    parts = [Run(_cut(" ".join(span.quote for span in side)), mark) for side, mark in sides if side]
    return ChangeLine(named(change.kind), tuple(parts))


def _short(words: str) -> str:
    """Words that stayed, without their middle where there are many."""
    return words if len(words) <= _CUT // 2 else f"{words[:80].rsplit(' ', 1)[0]} … {words[-80:].split(' ', 1)[-1]}"


def _cut(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _CUT else f"{plain[:_CUT].rsplit(' ', 1)[0]}…"
