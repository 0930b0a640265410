"""What a profile's page shows: documents, the change line, and claims with the words that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from stratlas import actions
from stratlas.actions import Workspace, edition_before, ranked_evidence
from stratlas.config import Heading, HeadingKind
from stratlas.records import Basis, Claim, Codebook, Evidence, Profile, Reading, Relation, Version
from stratlas.store import ImportedPage
from stratlas.web import addresses
from stratlas.web.concepts import ConceptLink, links_to
from stratlas.web.contexts import Context, context
from stratlas.web.home import DocumentLine, document_line
from stratlas.web.naming import Names, names_of
from stratlas.web.profile_changes import Against, CorrectionView, FateView, Other, against, corrected
from stratlas.web.states import BROKEN, Counts, count, label_of, short, state_of
from stratlas.wording import gettext as _


@dataclass(frozen=True, slots=True)
class Words:
    """One piece of evidence: words in their context, and where they stand."""

    context: Context
    state: str
    label: str
    relation: str
    source: str
    year: str
    page: int
    href: str
    language: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim; `words` are its evidence, the best first, and `href` leads to the first of them.

    `doubt` says what is wrong with the page that the best of it stands on. `concepts` are proposed by its words; nobody
    has judged them.
    """

    id: str
    anchor: str
    wording: str
    state: str
    label: str
    language: str
    href: str
    words: tuple[Words, ...]
    doubt: str
    concepts: tuple[ConceptLink, ...]
    change: FateView | None = None


@dataclass(frozen=True, slots=True)
class HeadingView:
    """A heading and what stands under it."""

    key: str
    label: str
    is_list: bool
    claims: tuple[ClaimView, ...]
    gone: tuple[FateView, ...] = ()


@dataclass(frozen=True, slots=True)
class VerdictView:
    """The change line, its basis and the way to its proof; `said` is what the published page says of it."""

    line: str
    outcome: str
    basis: str
    register: bool
    said: str
    said_href: str
    contradicted: bool
    href: str


@dataclass(frozen=True, slots=True)
class EditionLink:
    """An edition that has a page of the country."""

    id: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Leftover:
    """A line of the published page that the import could not place, or a remark on the page."""

    quote: str
    remark: str
    href: str


@dataclass(frozen=True, slots=True)
class ProfileView:
    """A profile's page."""

    country: str
    country_href: str
    edition: str
    reference_year: int
    documents: tuple[DocumentLine, ...]
    verdict: VerdictView
    headings: tuple[HeadingView, ...]
    counts: Counts
    editions: tuple[EditionLink, ...]
    leftovers: tuple[Leftover, ...]
    page_href: str
    against: Against | None
    since: Other | None
    others: tuple[Other, ...]
    corrections: tuple[CorrectionView, ...]


def profile_view(workspace: Workspace, profile: Profile, other: str = "", *, only_changed: bool = False) -> ProfileView:
    """The facts of a profile's page, marked with what changed against another edition where one is named."""
    code, edition = profile.country, profile.edition
    pages = {page.edition: page for page in workspace.store.pages.pages(code)}
    page = pages.get(edition.id)
    versions = {version.id: version for version in workspace.store.register.versions_of(code)}
    contents = workspace.store.sources.contents(item.span.text for claim in profile.claims for item in claim.evidence)
    compared = against(workspace, profile, other, only_changed=only_changed) if other else None
    wanted = _headings(workspace, profile, compared.gone if compared else ())
    headings = [_heading(workspace, heading, profile, versions, contents) for heading in wanted]
    others = tuple(
        Other(name, addresses.profile_against(code, edition.id, name), name == other)
        for name in sorted(pages)
        if name != edition.id
    )
    earlier = edition_before(workspace, edition.id, pages)
    return ProfileView(
        workspace.countries.name_of(code),
        addresses.country(code),
        edition.id,
        edition.reference_year,
        tuple(
            document_line(workspace, document, standing)
            for document, standing in zip(profile.documents, profile.statuses, strict=True)
        ),
        _verdict(profile, names_of(workspace, profile.documents)),
        tuple(_marked(heading, compared) for heading in headings) if compared else tuple(headings),
        count(profile.claims),
        tuple(EditionLink(name, addresses.profile(code, name), name == edition.id) for name in sorted(pages)),
        _leftovers(page),
        addresses.text(page.text) if page else "",
        compared,
        next((link for link in others if link.id == earlier), None),
        others,
        corrected(workspace, profile),
    )


def _marked(heading: HeadingView, compared: Against) -> HeadingView:
    """A heading with what became of its claims, and those that are gone."""
    claims = tuple(replace(claim, change=compared.claims.get(claim.id)) for claim in heading.claims)
    if compared.only_changed:
        claims = tuple(claim for claim in claims if claim.change and claim.change.fate != "same")
    return replace(heading, claims=claims, gone=compared.gone.get(heading.key, ()))


def find_profile(workspace: Workspace, code: str, edition: str) -> Profile:
    """The profile at an address; UnknownId where the code is no country's."""
    workspace.countries.with_code(code)
    return actions.profile(workspace, code, edition)


def _headings(workspace: Workspace, profile: Profile, gone: Iterable[str]) -> list[Heading]:
    """The headings of the settings, then those that the settings no longer have and claims stand or stood under."""
    known = {heading.key for heading in workspace.config.headings}
    others = dict.fromkeys(key for key in (*(claim.heading for claim in profile.claims), *gone) if key not in known)
    return [*workspace.config.headings, *(Heading(key, HeadingKind.PROSE, {"en": key}) for key in others)]


def _heading(
    workspace: Workspace,
    heading: Heading,
    profile: Profile,
    versions: Mapping[str, Version],
    contents: Mapping[str, str],
) -> HeadingView:
    book = workspace.codebook
    claims = tuple(_claim(claim, profile, versions, contents, book) for claim in profile.under(heading.key))
    return HeadingView(heading.key, heading.label, heading.kind is HeadingKind.LIST, claims)


def _claim(
    claim: Claim, profile: Profile, versions: Mapping[str, Version], contents: Mapping[str, str], book: Codebook
) -> ClaimView:
    ranked = ranked_evidence(claim.evidence)
    words = tuple(_words(item, claim, profile.reading_of(item), versions, contents) for item in ranked)
    state = state_of(claim)
    same = [item for item, best in zip(words, ranked, strict=True) if best.relation is Relation.VERBATIM]
    language = next((item.language for item in same if item.language), "")
    anchor = addresses.claim_anchor(claim.id)
    doubt = " ".join(words[0].warnings)
    concepts, href = links_to(book, profile.proposed.get(claim.id, ())), words[0].href
    return ClaimView(claim.id, anchor, claim.wording, state, label_of(state), language, href, words, doubt, concepts)


def _words(
    item: Evidence, claim: Claim, reading: Reading, versions: Mapping[str, Version], contents: Mapping[str, str]
) -> Words:
    span, version = item.span, versions.get(item.document)
    state = item.role.value if item.standing else BROKEN
    source = version.title if version else _("Published profile page, {edition}", edition=claim.edition)
    if item.standing:
        where = context(contents.get(span.text, ""), span.start, span.end)
        href = addresses.words(span.text, span.start, span.end)
    else:
        where, href = Context("", " ".join(span.quote.split()), ""), addresses.text(span.text, item.page)
    language = version.language if version else ""
    year = version.document.split("/")[2] if version else ""
    page = item.page if item.paged else 0
    relation, warnings = item.relation.value, tuple(reading.sentences)
    return Words(where, state, label_of(state), relation, source, year, page, href, language, warnings)


def _verdict(profile: Profile, names: Names) -> VerdictView:
    verdict, report = profile.verdict, profile.verdict.report
    outcome, basis = short(verdict)
    said = " ".join(report.span.quote.split()) if report else ""
    return VerdictView(
        names.plain(" ".join(verdict.line.split())),
        outcome,
        basis,
        verdict.basis is not Basis.NONE and said != " ".join(verdict.line.split()),
        said,
        addresses.words(report.span.text, report.span.start, report.span.end) if report else "",
        report is not None and report.outcome is not verdict.outcome,
        addresses.year(verdict.country, verdict.year),
    )


def _leftovers(page: ImportedPage | None) -> tuple[Leftover, ...]:
    if page is None:
        return ()
    return tuple(
        Leftover(
            item.quote,
            item.value,
            addresses.words(page.text, item.start, item.end) if item.end > item.start else addresses.text(page.text),
        )
        for item in page.findings
        if item.what in {"unplaced", "note"}
    )
