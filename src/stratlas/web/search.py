"""What the search page shows: how the query was read, facets, passages by document, and how often it is found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from stratlas.actions import Results, Shown, Workspace, find_passages, frequencies
from stratlas.errors import IndexUnusable, UsageError
from stratlas.search import Match, Snippet
from stratlas.web import addresses
from stratlas.web.concepts import Offer, offers
from stratlas.web.naming import label_of_kind
from stratlas.web.search_choice import FILTERS, LAST_PAGE, SHOWN, SearchChoice
from stratlas.web.search_picture import FrequencyPicture, frequency_picture
from stratlas.wording import gettext as _
from stratlas.wording import language_name, mark

DOWNLOADED = 2_000
"""So many passages a download holds; who needs more has the command line."""
_OPEN_VALUES = 8
_MOST_MATCHED = 8

_FACETS = {"country": mark("Country"), "kind": mark("Kind"), "language": mark("Language"), "year": mark("Year")}


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet, the number of passages with it, and the way to put it on or off."""

    label: str
    number: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """What passages can be narrowed by; `more` are the values that are folded away."""

    label: str
    values: tuple[Value, ...]
    more: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a snippet; `marked` where it matched."""

    words: str
    marked: bool


@dataclass(frozen=True, slots=True)
class HitView:
    """A passage that was found; `matched` pairs words of it with the words of the query that they match."""

    href: str
    section: str
    page: int
    pieces: tuple[Piece, ...]
    matched: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The passages of one version of a document."""

    title: str
    href: str
    country: str
    kind: str
    year: str
    language: str
    language_name: str
    hits: tuple[HitView, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page; `problem` where nothing could be searched, `remarks` what was wrong with the query or the index."""

    query: str
    hidden: tuple[tuple[str, str], ...] = ()
    asked: bool = False
    problem: str = ""
    remarks: tuple[str, ...] = ()
    reading: str = ""
    concepts: tuple[Offer, ...] = ()
    total: int = 0
    first: int = 0
    last: int = 0
    documents: int = 0
    groups: tuple[Group, ...] = ()
    facets: tuple[Facet, ...] = ()
    in_force: Value | None = None
    everything: str = ""
    picture: FrequencyPicture | None = None
    page: int = 1
    pages: int = 1
    previous: str = ""
    next: str = ""
    csv: str = ""
    json: str = ""
    silence: str = ""
    downloaded: int = DOWNLOADED


def search_view(workspace: Workspace, choice: SearchChoice) -> SearchView:
    """The facts of the search page; what is wrong with a query is said on it."""
    start = SearchView(choice.query, choice.narrowing)
    if choice.is_empty:
        return start
    try:
        found = find_passages(workspace, choice.asked, limit=SHOWN, offset=(choice.page - 1) * SHOWN)
    except (UsageError, IndexUnusable) as error:
        return replace(start, asked=True, problem=str(error), everything=_everything(choice))
    often = frequencies(workspace, choice.asked, found) if found.total and choice.page == 1 else ()
    pages = min(-(-found.total // SHOWN), LAST_PAGE)
    first = (choice.page - 1) * SHOWN + 1
    return replace(
        start,
        asked=True,
        remarks=tuple(filter(None, (*found.mistakes, found.lacking))),
        reading=found.query.reading if found.query.reading != choice.query.strip() else "",
        concepts=offers(workspace, choice, addresses.search),
        total=found.total,
        first=first,
        last=first + len(found.hits) - 1,
        documents=len(found.facets.get("document", {})),
        groups=_groups(workspace, found),
        facets=_facets(workspace, choice, found),
        in_force=Value(
            _("Only what is in force today"),
            0,
            addresses.search(choice.with_in_force(only=not choice.in_force).address),
            choice.in_force,
        ),
        everything=_everything(choice),
        picture=frequency_picture(workspace, choice, often),
        page=choice.page,
        pages=max(pages, 1),
        previous=addresses.search(choice.on_page(choice.page - 1).address) if choice.page > 1 else "",
        next=addresses.search(choice.on_page(choice.page + 1).address) if choice.page < pages else "",
        csv=addresses.search_file("csv", choice.on_page(1).address),
        json=addresses.search_file("json", choice.on_page(1).address),
        silence=_silence(choice),
    )


def _everything(choice: SearchChoice) -> str:
    """The way to the same query without filters, where there are any."""
    return addresses.search(SearchChoice(choice.query).address) if choice.narrowing else ""


def _silence(choice: SearchChoice) -> str:
    """The way to the texts in force that do not mention it, of the countries and kinds that are asked for."""
    if not choice.query.strip():
        return ""
    kept = tuple(pair for pair in choice.filters if pair[0] in {"country", "kind"})
    return addresses.silence_of(SearchChoice(choice.query, kept).address)


def _facets(workspace: Workspace, choice: SearchChoice, found: Results) -> tuple[Facet, ...]:
    """The facets; the values of one that is narrowed are counted as if it weren't, so that others can be added."""
    facets = []
    for name in FILTERS:
        counts = found.facets.get(name, {})
        if choice.values(name):
            wider = choice.with_values(name, ()).asked
            counts = find_passages(workspace, wider, limit=0, facets=(name,)).facets.get(name, {})
        chosen = [_canonical(workspace, name, value) for value in choice.values(name)]
        names = [*dict.fromkeys((*chosen, *_ordered(name, counts)))]
        if len(names) < 2 and not chosen:
            continue
        kept = choice.with_values(name, tuple(chosen))
        values = [
            Value(
                _label(workspace, name, value),
                counts.get(value, 0),
                addresses.search(kept.toggled(name, value).address),
                value in chosen,
            )
            for value in names
        ]
        shown = max(_OPEN_VALUES, len(chosen))
        facets.append(Facet(_(_FACETS[name]), tuple(values[:shown]), tuple(values[shown:])))
    return tuple(facets)


def _ordered(name: str, counts: Mapping[str, int]) -> list[str]:
    return sorted(counts, reverse=True) if name == "year" else list(counts)


def _canonical(workspace: Workspace, name: str, value: str) -> str:
    """A value as the index has it, whatever somebody wrote into the address."""
    if name == "country":
        return workspace.countries.get(value).code
    return workspace.config.kind(value).key if name == "kind" else value


def _label(workspace: Workspace, name: str, value: str) -> str:
    if name == "country":
        return workspace.countries.name_of(value)
    if name == "kind":
        return label_of_kind(workspace, value)
    return language_name(value) if name == "language" else value


def _groups(workspace: Workspace, found: Results) -> tuple[Group, ...]:
    """The passages by version, that with the best passage first."""
    by_version: dict[str, list[Shown]] = {}
    for shown in found.hits:
        by_version.setdefault(shown.hit.entry.version, []).append(shown)
    groups = []
    for hits in by_version.values():
        entry = hits[0].hit.entry
        kind = label_of_kind(workspace, entry.kind)
        groups.append(
            Group(
                entry.title or kind,
                addresses.document(entry.document),
                workspace.countries.name_of(entry.country),
                kind,
                str(entry.year) if entry.year is not None else "undated",
                entry.language,
                language_name(entry.language),
                tuple(_hit(shown) for shown in hits),
            )
        )
    return tuple(groups)


def _hit(shown: Shown) -> HitView:
    passage = shown.hit.passage
    first = shown.matches[0] if shown.matches else Match(0, len(shown.words), "")
    return HitView(
        addresses.words(shown.hit.entry.text, passage.start + first.start, passage.start + first.end),
        passage.section[-1] if passage.section else "",
        passage.pages[0],
        _pieces(shown.snippet),
        tuple(_matched(shown.words, shown.matches))[:_MOST_MATCHED],
        tuple(shown.reading.sentences),
    )


def _pieces(snippet: Snippet) -> tuple[Piece, ...]:
    pieces, at = [], 0
    for start, end in snippet.marks:
        pieces += [Piece(snippet.text[at:start], marked=False), Piece(snippet.text[start:end], marked=True)]
        at = end
    pieces.append(Piece(snippet.text[at:], marked=False))
    return tuple(piece for piece in pieces if piece.words)


def _matched(words: str, matches: Iterable[Match]) -> list[tuple[str, str]]:
    """Words as they stand there with those of the query, where the two are not written alike."""
    pairs = ((" ".join(words[match.start : match.end].split()), match.query) for match in matches)
    return list(dict.fromkeys((quote, query) for quote, query in pairs if quote.casefold() != query.casefold()))
