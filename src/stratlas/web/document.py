"""What a document's page shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from stratlas.actions import Workspace
from stratlas.chronology import status
from stratlas.errors import UnknownId
from stratlas.records import Capture, Claim, Event, Notice, Sighting, Text, Translation, Version
from stratlas.web import addresses
from stratlas.web.home import label_of_kind
from stratlas.web.states import LABELS, state_of

_TRANSLATIONS = {
    Translation.ORIGINAL: "original",
    Translation.OFFICIAL: "official translation",
    Translation.OURS: "our translation",
    Translation.MACHINE: "machine translation",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A document that this one leads to."""

    id: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Received:
    """One receipt of an archived file."""

    time: dt.datetime
    address: str
    actor: str
    note: str
    sha256: str
    size: int
    media_type: str
    href: str


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """Something a reader of the text must know, and the page that it is about."""

    message: str
    page: int | None
    href: str


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What the archived text holds."""

    id: str
    href: str
    pages: int
    blocks: int
    words: int
    extractor: str
    notices: tuple[NoticeLine, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """A language version."""

    id: str
    title: str
    language: str
    translation: str
    text: TextFacts | None
    received: tuple[Received, ...]


@dataclass(frozen=True, slots=True)
class Resting:
    """A claim that rests on the document's words."""

    wording: str
    href: str
    edition: str
    heading: str
    page: int
    words_href: str
    state: str
    label: str
    language: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document's page."""

    id: str
    title: str
    language: str
    kind: str
    year: str
    country: str
    country_href: str
    status: str
    events: tuple[Event, ...]
    supersedes: Link | None
    superseded_by: tuple[Link, ...]
    versions: tuple[VersionView, ...]
    claims: tuple[Resting, ...]
    reported_by: tuple[Link, ...]


def document_view(workspace: Workspace, document_id: str) -> DocumentView:
    """The facts of a document's page; UnknownId where there is none."""
    register = workspace.store.register
    document = register.document(document_id)
    if document is None:
        raise UnknownId(f"“{document_id}” is not in the register of this monitor.")
    family = register.documents(document.country)
    titles = {item.id: item.title or f"{label_of_kind(workspace, item.kind)} {item.year or ''}" for item in family}
    events = register.events(item.id for item in family)
    versions = register.versions(document_id)
    original = next((version for version in versions if version.title == document.title), None)

    def link(other: str) -> Link:
        return Link(other, addresses.document(other), titles.get(other, other))

    return DocumentView(
        document.id,
        titles[document.id],
        original.language if original else "",
        label_of_kind(workspace, document.kind),
        str(document.year or "undated"),
        workspace.countries.name_of(document.country),
        addresses.country(document.country),
        status(document, family, events, workspace.clock().date()).value,
        tuple(event for event in events if event.document == document.id),
        link(document.supersedes) if document.supersedes else None,
        tuple(link(item.id) for item in family if item.supersedes == document.id),
        _versions(workspace, versions),
        _resting(workspace, document.country, {version.id: version for version in versions}),
        _reported_by(workspace, document.country, document.id),
    )


def notice_lines(text: Text, notices: tuple[Notice, ...]) -> tuple[NoticeLine, ...]:
    """Notices, each with the way to the page that it is about."""
    return tuple(
        NoticeLine(notice.message, notice.page, addresses.text(text.id, notice.page or 1)) for notice in notices
    )


def _versions(workspace: Workspace, versions: list[Version]) -> tuple[VersionView, ...]:
    sources = workspace.store.sources
    texts = sources.texts_of(version.id for version in versions)
    views = []
    for version in versions:
        text = sources.text(texts.get(version.id, ""))
        received = [_received(item, sources.capture(item.capture)) for item in sources.sightings(about=[version.id])]
        views.append(
            VersionView(
                version.id,
                version.title,
                version.language,
                _TRANSLATIONS[version.translation],
                _facts(text) if text else None,
                tuple(received),
            )
        )
    return tuple(views)


def _facts(text: Text) -> TextFacts:
    return TextFacts(
        text.id,
        addresses.text(text.id),
        len(text.pages),
        sum(block.is_passage for block in text.blocks),
        len(text.content.split()),
        text.extractor,
        notice_lines(text, text.notices),
    )


def _received(sighting: Sighting, capture: Capture | None) -> Received:
    return Received(
        sighting.time,
        sighting.address,
        sighting.actor,
        sighting.note,
        sighting.capture,
        capture.size if capture else 0,
        capture.media_type if capture else "",
        addresses.capture(sighting.capture),
    )


def _resting(workspace: Workspace, country: str, versions: Mapping[str, Version]) -> tuple[Resting, ...]:
    labels = {heading.key: heading.label for heading in workspace.config.headings}
    return tuple(
        _rests(claim, labels.get(claim.heading, claim.heading), versions)
        for claim in workspace.store.pages.claims(country)
        if any(item.document in versions for item in claim.evidence)
    )


def _rests(claim: Claim, heading: str, versions: Mapping[str, Version]) -> Resting:
    item = next(item for item in claim.evidence if item.document in versions)
    state = state_of(claim)
    span = item.span
    return Resting(
        claim.wording,
        addresses.claim(claim.id),
        claim.edition,
        heading,
        item.page,
        addresses.words(span.text, span.start, span.end) if item.standing else addresses.text(span.text),
        state,
        LABELS[state],
        versions[item.document].language,
    )


def _reported_by(workspace: Workspace, country: str, document: str) -> tuple[Link, ...]:
    return tuple(
        Link(page.edition, addresses.words(page.text, finding.start, finding.end), finding.quote)
        for page in workspace.store.pages.pages(country)
        for finding in page.findings
        if finding.document == document
    )
