"""What the page of comparison shows: profiles side by side, what they share, and a form to choose them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from stratlas.actions import MOST_COLUMNS, Column, ProfilesCompared, Workspace, best_evidence
from stratlas.errors import StratlasError
from stratlas.profiles import Aligned, Reach, Row, Theme, Voice
from stratlas.records import Claim, Document, Evidence, Profile, Relation, Version
from stratlas.web import addresses
from stratlas.web.cartography import neighbours, read_map
from stratlas.web.compare_choice import query_of
from stratlas.web.concepts import ConceptLink, links_to
from stratlas.web.home import DocumentLine, document_line
from stratlas.web.naming import names_of, titled
from stratlas.web.states import LABELS, short, state_of
from stratlas.wording import gettext as _

_SUGGESTED = 4


@dataclass(frozen=True, slots=True)
class Succession:
    """Two columns of one country that rest on a strategy and the one that replaced it, and the way to what changed."""

    old: str
    new: str
    href: str


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A country in an edition; `without` is the same comparison without it, empty where nothing would be left."""

    name: str
    country_href: str
    edition: str
    profile_href: str
    reference_year: int
    documents: tuple[DocumentLine, ...]
    line: str
    line_href: str
    basis: str
    unplaced: int
    without: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A concept of a claim, and the names of the other columns that speak of it under the same heading."""

    label: str
    href: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparedClaim:
    """A claim; `href` leads to the words that it rests on best, `profile` to its place on its profile."""

    anchor: str
    wording: str
    href: str
    profile: str
    state: str
    label: str
    source: str
    place: str
    language: str
    doubt: str
    shared: tuple[Shared, ...]
    same: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellView:
    """What a column has under a heading."""

    name: str
    edition: str
    voice: str
    claims: tuple[ComparedClaim, ...]


@dataclass(frozen=True, slots=True)
class ThemeCell:
    """How many claims of a column speak of a concept, the way to the first, or under which other headings it does."""

    name: str
    claims: int
    href: str
    elsewhere: tuple[str, ...]
    voice: str


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A concept that several columns speak of under a heading."""

    link: ConceptLink
    everybody: bool
    cells: tuple[ThemeCell, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """A heading: the concepts that are shared, those that one column alone speaks of, and the claims of each."""

    key: str
    label: str
    is_list: bool
    shared: tuple[ThemeView, ...]
    alone: tuple[tuple[str, tuple[ConceptLink, ...]], ...]
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose in the form."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """A country and its edition in the form."""

    number: int
    countries: tuple[Option, ...]
    editions: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class FormView:
    """The form: slots for columns, headings to tick, and the concept that is kept."""

    slots: tuple[Slot, ...]
    headings: tuple[Option, ...]
    concept: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A comparison to begin with."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class CompareView:
    """The page; without columns it is the one to begin with."""

    title: str
    remarks: tuple[str, ...]
    form: FormView
    columns: tuple[ColumnView, ...] = ()
    successions: tuple[Succession, ...] = ()
    rows: tuple[RowView, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    concept: str = ""
    every_concept: str = ""
    here: str = ""
    files: tuple[tuple[str, str], ...] = ()


def compare_view(workspace: Workspace, found: ProfilesCompared) -> CompareView:
    """The facts of the page."""
    held = workspace.store.pages.held()
    form = _form(workspace, found, held)
    if not found.columns:
        start = CompareView(_("Compare profiles"), found.remarks, form)
        return replace(start, suggestions=tuple(_suggestions(workspace, held)))
    query = query_of_found(found)
    versions = workspace.store.register.versions_of({column.country for column in found.columns})
    names = column_names(workspace, found)
    return CompareView(
        title_of(workspace, found),
        found.remarks,
        form,
        tuple(_column(workspace, found, at) for at in range(len(found.columns))),
        tuple(_successions(workspace, found)),
        tuple(_rows(workspace, found, names, {version.id: version for version in versions})),
        (),
        found.concept.label() if found.concept else "",
        addresses.compare(query_of([column.id for column in found.columns], _headings(found))),
        addresses.compare(query),
        tuple((ending, addresses.compare_file(ending, query)) for ending in ("csv", "json", "svg", "png")),
    )


def query_of_found(found: ProfilesCompared) -> str:
    """The query of the address at which exactly this comparison stands."""
    concept = found.concept.key if found.concept else ""
    return query_of([column.id for column in found.columns], _headings(found), concept)


def title_of(workspace: Workspace, found: ProfilesCompared) -> str:
    """The comparison in one line: the countries and the edition, or each with its own."""
    codes = dict.fromkeys(column.country for column in found.columns)
    editions = dict.fromkeys(column.edition.id for column in found.columns)
    countries = ", ".join(workspace.countries.name_of(code) for code in codes)
    if len(editions) == 1 or len(codes) == 1:
        said = f"{countries} {', '.join(editions)}"
    else:
        said = ", ".join(column_names(workspace, found))
    return f"{said}: {found.concept.label()}" if found.concept else said


def column_names(workspace: Workspace, found: ProfilesCompared) -> tuple[str, ...]:
    """What the columns are called: by country or edition alone where that tells them apart."""
    codes = [column.country for column in found.columns]
    names = [workspace.countries.name_of(code) for code in codes]
    if len(set(codes)) == len(codes):
        return tuple(names)
    editions = [column.edition.id for column in found.columns]
    if len(set(codes)) == 1:
        return tuple(editions)
    return tuple(f"{name} {edition}" for name, edition in zip(names, editions, strict=True))


def _headings(found: ProfilesCompared) -> list[str]:
    """The keys of the headings where not all are shown."""
    return [item.key for item in found.headings] if len(found.headings) < len(found.all_headings) else []


def _column(workspace: Workspace, found: ProfilesCompared, at: int) -> ColumnView:
    column, profile = found.columns[at], found.side.profiles[at]
    others = [other.id for other in found.columns if other != column]
    concept = found.concept.key if found.concept else ""
    return ColumnView(
        workspace.countries.name_of(column.country),
        addresses.country(column.country),
        column.edition.id,
        addresses.profile(column.country, column.edition.id) if profile.published else "",
        column.edition.reference_year,
        tuple(
            document_line(workspace, document, standing)
            for document, standing in zip(profile.documents, profile.statuses, strict=True)
        ),
        names_of(workspace, profile.documents).plain(" ".join(profile.verdict.line.split())),
        addresses.year(column.country, column.edition.reference_year),
        short(profile.verdict)[1],
        len(profile.leftovers),
        addresses.compare(query_of(others, _headings(found), concept)) if others else "",
    )


def _successions(workspace: Workspace, found: ProfilesCompared) -> list[Succession]:
    """The documents of a column that replaced one of another column of the same country."""
    shown = {document.id: document for profile in found.side.profiles for document in profile.documents}
    return [
        Succession(_named(workspace, shown[old]), _named(workspace, item), addresses.changes(old, item.id))
        for item in shown.values()
        if (old := item.supersedes or "") in shown and _apart(found.side.profiles, old, item.id)
    ]


def _apart(profiles: Sequence[Profile], old: str, new: str) -> bool:
    """Whether some profile rests on the one and not on the other, so that the comparison is of both."""
    held = [{document.id for document in profile.documents} for profile in profiles]
    return any(old in ids and new not in ids for ids in held) or any(new in ids and old not in ids for ids in held)


def _named(workspace: Workspace, document: Document) -> str:
    return titled(workspace, document).text


def _rows(
    workspace: Workspace, found: ProfilesCompared, names: Sequence[str], versions: Mapping[str, Version]
) -> list[RowView]:
    labels = {heading.key: heading.label for heading in found.all_headings}
    rows = []
    for heading, row in zip(found.headings, found.side.rows, strict=True):
        cells = tuple(
            CellView(
                workspace.countries.name_of(column.country),
                column.edition.id,
                voice.value,
                tuple(_claim(workspace, one, column, profile, names, versions) for one in cell),
            )
            for column, profile, voice, cell in zip(
                found.columns, found.side.profiles, row.voices, row.cells, strict=True
            )
        )
        shared = tuple(
            _theme(workspace, theme, row, found.columns, names, labels)
            for theme in row.themes
            if theme.reach is not Reach.ONE
        )
        rows.append(
            RowView(heading.key, heading.label, heading.kind == "list", shared, _alone(workspace, row, names), cells)
        )
    return rows


def _theme(
    workspace: Workspace,
    theme: Theme,
    row: Row,
    columns: Sequence[Column],
    names: Sequence[str],
    labels: Mapping[str, str],
) -> ThemeView:
    cells = tuple(
        ThemeCell(
            name,
            len(claims),
            f"#{_anchor(column, claims[0])}" if claims else "",
            tuple(labels.get(key, key) for key in elsewhere),
            voice.value,
        )
        for name, column, claims, elsewhere, voice in zip(
            names, columns, theme.claims, theme.elsewhere, row.voices, strict=True
        )
    )
    return ThemeView(links_to(workspace.codebook, [theme.concept])[0], theme.reach is Reach.ALL, cells)


def _alone(workspace: Workspace, row: Row, names: Sequence[str]) -> tuple[tuple[str, tuple[ConceptLink, ...]], ...]:
    """Column → the concepts that it alone speaks of here; nothing where there is no other to compare with."""
    if sum(voice is not Voice.ABSENT for voice in row.voices) < 2:
        return ()
    by_place: dict[int, list[str]] = {}
    for theme in row.themes:
        if theme.reach is Reach.ONE:
            by_place.setdefault(theme.places[0], []).append(theme.concept)
    return tuple((names[at], links_to(workspace.codebook, keys)) for at, keys in sorted(by_place.items()))


def _anchor(column: Column, claim: str) -> str:
    return f"{column.country}-{column.edition.id}-{addresses.claim_anchor(claim)}"


def _claim(
    workspace: Workspace,
    one: Aligned,
    column: Column,
    profile: Profile,
    names: Sequence[str],
    versions: Mapping[str, Version],
) -> ComparedClaim:
    claim, best = one.claim, best_evidence(one.claim.evidence)
    version, state = versions.get(best.document), state_of(claim)
    span = best.span
    href = addresses.words(span.text, span.start, span.end) if best.standing else addresses.text(span.text, best.page)
    shared = tuple(
        Shared(link.label, link.href, tuple(names[at] for at in also.places))
        for also in one.also
        for link in links_to(workspace.codebook, [also.concept])
    )
    return ComparedClaim(
        _anchor(column, claim.id),
        claim.wording,
        href,
        addresses.claim(claim.id),
        state,
        _(LABELS[state]),
        _source(claim, version),
        _place(version, best),
        version.language if version and best.relation is Relation.VERBATIM else "",
        " ".join(profile.reading_of(best).sentences),
        shared,
        tuple(names[at] for at in one.same),
    )


def _place(version: Version | None, best: Evidence) -> str:
    """Where the words stand, as short as columns are narrow."""
    if version is None:
        return _("profile page")
    year = version.document.split("/")[2]
    return _("{year}, page {page}", year=year, page=best.page) if best.paged else year


def _source(claim: Claim, version: Version | None) -> str:
    if version is None:
        return _("Published profile page, {edition}", edition=claim.edition)
    return f"{version.title}, {version.document.split('/')[2]}"


def _form(workspace: Workspace, found: ProfilesCompared, held: Sequence[tuple[str, str]]) -> FormView:
    listed = dict.fromkeys((*workspace.config.listed, *(code for code, _edition in held)))
    codes = [*listed, *(column.country for column in found.columns if column.country not in listed)]
    named = [(code, workspace.countries.name_of(code)) for code in dict.fromkeys(codes)]
    editions = sorted(workspace.editions(), reverse=True)
    slots = []
    for at in range(MOST_COLUMNS):
        column = found.columns[at] if at < len(found.columns) else None
        slots.append(
            Slot(
                at + 1,
                tuple(Option(code, name, column is not None and column.country == code) for code, name in named),
                tuple(Option(one, one, column is not None and column.edition.id == one) for one in editions),
            )
        )
    chosen = _headings(found)
    headings = tuple(Option(item.key, item.label, item.key in chosen) for item in found.all_headings)
    return FormView(tuple(slots), headings, found.concept.key if found.concept else "")


def _suggestions(workspace: Workspace, held: Sequence[tuple[str, str]]) -> list[Suggestion]:
    """Comparisons to begin with, of what the monitor has: neighbours, the whole list, one country's editions."""
    by_edition: dict[str, list[str]] = {}
    by_country: dict[str, list[str]] = {}
    for code, edition in held:
        by_edition.setdefault(edition, []).append(code)
        by_country.setdefault(code, []).append(edition)
    if not by_edition:
        return []
    newest = max(by_edition)
    codes, name = by_edition[newest], workspace.countries.name_of
    order = {code: at for at, code in enumerate(workspace.config.listed)}
    codes.sort(key=lambda code: (order.get(code, len(order)), code))
    found = []
    if 1 < len(codes) <= MOST_COLUMNS:
        label = _("All countries of {edition}", edition=newest)
        found.append(Suggestion(label, _way((code, newest) for code in codes)))
    near = _neighbours(workspace)
    for code in codes[:_SUGGESTED]:
        around = [other for other in near.get(code, ()) if other in codes][: MOST_COLUMNS - 1]
        if around:
            label = _("{country} and its neighbours, {edition}", country=name(code), edition=newest)
            found.append(Suggestion(label, _way((one, newest) for one in (code, *around))))
    if len(codes) > MOST_COLUMNS and not near:
        label = _("{first} and {second}, {edition}", first=name(codes[0]), second=name(codes[1]), edition=newest)
        found.append(Suggestion(label, _way((code, newest) for code in codes[:2])))
    for code in sorted(by_country, key=lambda code: (-len(by_country[code]), order.get(code, len(order)), code))[:2]:
        editions = sorted(by_country[code])[-MOST_COLUMNS:]
        if len(editions) > 1:
            label = _("{country}, {first} to {last}", country=name(code), first=editions[0], last=editions[-1])
            found.append(Suggestion(label, _way((code, edition) for edition in editions)))
    return found


def _way(columns: Iterable[tuple[str, str]]) -> str:
    return addresses.compare(query_of(f"{code}@{edition}" for code, edition in columns))


def _neighbours(workspace: Workspace) -> Mapping[str, Sequence[str]]:
    """Which countries touch on the monitor's map; none without a map that can be read, which the home page says."""
    if not workspace.config.map.file:
        return {}
    try:
        return neighbours(read_map(workspace.folder / workspace.config.map.file))
    except StratlasError:
        return {}
