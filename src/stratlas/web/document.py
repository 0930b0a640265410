"""What a document's page shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stratlas.actions import Workspace, known_of
from stratlas.chronology import Known, status
from stratlas.errors import UnknownId
from stratlas.records import (
    OCR,
    BlockKind,
    Capture,
    Claim,
    Document,
    Event,
    Evidence,
    Reading,
    Sighting,
    Text,
    Translation,
    Version,
    by_code,
    named,
)
from stratlas.web import addresses
from stratlas.web.naming import Names, called, label_of_kind, names_of
from stratlas.web.states import label_of, state_of
from stratlas.web.year_parts import RESULTS, EventView, event_view, whole_captures
from stratlas.wording import Label, mark, ngettext, nmark, number
from stratlas.wording import gettext as _

_MOST_SECTIONS = 60
TRANSLATIONS = {
    Translation.ORIGINAL: mark("original"),
    Translation.OFFICIAL: mark("official translation"),
    Translation.OURS: mark("our translation"),
    Translation.MACHINE: mark("machine translation"),
}
_PAGES_THAT = {
    "page-without-text": nmark("{n} of {pages} has no text:", "{n} of {pages} have no text:"),
    OCR: nmark("{n} of {pages} was read from its picture:", "{n} of {pages} were read from their pictures:"),
    "ocr-doubtful": nmark(
        "{n} of {pages} was read from its picture with much doubt:",
        "{n} of {pages} were read from their pictures with much doubt:",
    ),
    "ocr-failed": nmark(
        "{n} of {pages} could not be read from its picture:", "{n} of {pages} could not be read from their pictures:"
    ),
}


@dataclass(frozen=True, slots=True)
class Link:
    """A document that this one leads to; `changes` is the way to what changed between the two."""

    id: str
    href: str
    title: Label
    year: str = ""
    changes: str = ""


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
    """Something a reader of the text must know, and the ways to the pages that it is about."""

    message: str
    pages: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What the archived text holds; `contents` are its widest sections by their headings, with the ways to them."""

    id: str
    href: str
    pages: int
    blocks: int
    words: int
    extractor: str
    notices: tuple[NoticeLine, ...]
    contents: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OlderText:
    """A text that a newer one has replaced; what was cited from it stays."""

    id: str
    href: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """A language version; `older` are the texts before the present one."""

    id: str
    title: str
    language: str
    translation: str
    text: TextFacts | None
    received: tuple[Received, ...]
    older: tuple[OlderText, ...]


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
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnderHeading:
    """The claims of an edition under one heading that rest on the document."""

    label: str
    claims: tuple[Resting, ...]


@dataclass(frozen=True, slots=True)
class InEdition:
    """The claims of an edition that rest on the document, by heading; the newest edition is shown open."""

    edition: str
    number: int
    newest: bool
    headings: tuple[UnderHeading, ...]


@dataclass(frozen=True, slots=True)
class Watched:
    """A source that tells of the document, and the last look at it."""

    id: str
    address: str
    said: str
    day: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document's page; `original` is its title in its own language where that is not the one above the page."""

    id: str
    title: Label
    original: Label | None
    kind: str
    year: str
    country: str
    country_href: str
    status: str
    events: tuple[EventView, ...]
    supersedes: Link | None
    superseded_by: tuple[Link, ...]
    versions: tuple[VersionView, ...]
    claims: tuple[InEdition, ...]
    watched: tuple[Watched, ...]
    sources_href: str
    reported_by: tuple[Link, ...]


def document_view(workspace: Workspace, document_id: str) -> DocumentView:
    """The facts of a document's page; UnknownId where there is none."""
    register = workspace.store.register
    document = register.document(document_id)
    if document is None:
        raise UnknownId(_("“{document_id}” is not in the register of this monitor.", document_id=document_id))
    known = known_of(workspace, document.country)[document.country].standing()
    family, events = known.documents, known.events
    names = names_of(workspace, family)
    versions = register.versions(document_id)

    def link(other: str, old: str, new: str) -> Link:
        year = other.rsplit("/", 1)[1]
        changes = addresses.changes(old, new) if other in names.documents else ""
        return Link(other, addresses.document(other), names.label(other), year, changes)

    return DocumentView(
        document.id,
        called(workspace, document),
        _original(document),
        label_of_kind(workspace, document.kind),
        str(document.year or "undated"),
        workspace.countries.name_of(document.country),
        addresses.country(document.country),
        named(status(document, family, events, workspace.clock().date())),
        _events(workspace, [event for event in events if event.document == document.id], names),
        link(document.supersedes, document.supersedes, document.id) if document.supersedes else None,
        tuple(link(item.id, document.id, item.id) for item in family if item.supersedes == document.id),
        _versions(workspace, versions),
        _by_edition(_resting(workspace, document.id, {version.id: version for version in versions})),
        tuple(_watched(known, document)),
        addresses.sources(document.country),
        _reported_by(workspace, document.country, document.id),
    )


def _original(document: Document) -> Label | None:
    """Its first title, as it was given, where the page shows another one."""
    first = next((Label(title, tag) for tag, title in document.titles), None)
    return first if first and first.text != document.called.text else None


def _notice_lines(text: Text) -> tuple[NoticeLine, ...]:
    """The notices, those of one kind on one line, with the ways to their pages."""
    lines = []
    for notices in by_code(text.notices):
        pages = sorted({notice.page for notice in notices if notice.page})
        one, many = _PAGES_THAT.get(notices[0].code, ("", ""))
        if pages and one:
            message = ngettext(one, many, len(pages), n=number(len(pages)), pages=_pages(len(text.pages)))
        elif len(pages) > 1:
            message = _("{message}, and the like on others:", message=notices[0].message.rstrip("."))
        else:
            message = notices[0].message
        lines.append(NoticeLine(message, tuple((page, addresses.text(text.id, page)) for page in pages)))
    return tuple(lines)


def _pages(count: int) -> str:
    """`1 page`, `11 pages`."""
    return ngettext("{n} page", "{n} pages", count, n=number(count))


def _versions(workspace: Workspace, versions: list[Version]) -> tuple[VersionView, ...]:
    sources = workspace.store.sources
    names = [version.id for version in versions]
    present, every = sources.texts_of(names), sources.all_texts_of(names)
    texts, sightings = sources.texts(present.values()), sources.sightings(about=names)
    captures = {capture.sha256: capture for capture in sources.captures({item.capture for item in sightings})}
    views = []
    for version in versions:
        text = texts.get(present.get(version.id, ""))
        received = [_received(item, captures[item.capture]) for item in sightings if item.about == version.id]
        views.append(
            VersionView(
                version.id,
                version.title,
                version.language,
                _(TRANSLATIONS[version.translation]),
                _facts(text) if text else None,
                tuple(received),
                _older(every[version.id], text.id if text else ""),
            )
        )
    return tuple(views)


def _older(texts: list[str], present: str) -> tuple[OlderText, ...]:
    return tuple(OlderText(name, addresses.text(name)) for name in texts if name != present)


def _events(workspace: Workspace, events: list[Event], names: Names) -> tuple[EventView, ...]:
    """What happened, with what shows it."""
    texts = workspace.store.sources.newest_texts(whole_captures(events))
    return tuple(event_view(event, texts, names) for event in events)


def _by_edition(resting: Iterable[Resting]) -> tuple[InEdition, ...]:
    """Claims by edition, the newest first, and by heading in the order of the profile."""
    editions: dict[str, dict[str, list[Resting]]] = {}
    for item in resting:
        editions.setdefault(item.edition, {}).setdefault(item.heading, []).append(item)
    newest = max(editions, default="")
    return tuple(
        InEdition(
            edition,
            sum(map(len, headings.values())),
            edition == newest,
            tuple(UnderHeading(label, tuple(claims)) for label, claims in headings.items()),
        )
        for edition, headings in sorted(editions.items(), reverse=True)
    )


def _watched(known: Known, document: Document) -> Iterator[Watched]:
    """The sources that tell of the document and are still looked at."""
    looks = {check.source: check for check in known.checks if not check.person}
    for source in known.sources:
        if source.covers(document.id) and not source.retired:
            last = looks.get(source.id)
            said, looked = (_(RESULTS[last.result]), last.looked.value) if last else ("", "")
            yield Watched(source.id, source.address, said, looked)


def _facts(text: Text) -> TextFacts:
    return TextFacts(
        text.id,
        addresses.text(text.id),
        len(text.pages),
        sum(block.is_passage for block in text.blocks),
        len(text.content.split()),
        text.extractor,
        _notice_lines(text),
        tuple(_contents(text)),
    )


def _contents(text: Text) -> Iterator[tuple[str, str]]:
    """The headings of the widest sections; of those within, where one alone, such as the title, is the widest."""
    headings = [block for block in text.blocks if block.kind is BlockKind.HEADING]
    for level in sorted({block.level for block in headings}):
        found = [block for block in headings if block.level == level]
        if len(found) > 1:
            for block in found[:_MOST_SECTIONS]:
                yield text.words_of(block), addresses.words(text.id, block.start, block.end)
            return


def _received(sighting: Sighting, capture: Capture) -> Received:
    return Received(
        sighting.time,
        sighting.address,
        sighting.actor,
        sighting.note,
        sighting.capture,
        capture.size,
        capture.media_type,
        addresses.capture(sighting.capture),
    )


def _resting(workspace: Workspace, document: str, versions: Mapping[str, Version]) -> tuple[Resting, ...]:
    labels = {heading.key: heading.label for heading in workspace.config.headings}
    resting = [
        (claim, next(item for item in claim.evidence if item.document in versions))
        for claim in workspace.store.pages.claims(document=document)
        if any(item.document in versions for item in claim.evidence)
    ]
    readings = workspace.store.sources.readings(item.span for _, item in resting)
    return tuple(
        _rests(
            claim,
            item,
            labels.get(claim.heading, claim.heading),
            versions[item.document].language,
            readings.get(item.span.id, Reading()),
        )
        for claim, item in resting
    )


def _rests(claim: Claim, item: Evidence, heading: str, language: str, reading: Reading) -> Resting:
    state, span = state_of(claim), item.span
    return Resting(
        claim.wording,
        addresses.claim(claim.id),
        claim.edition,
        heading,
        item.page,
        addresses.words(span.text, span.start, span.end) if item.standing else addresses.text(span.text),
        state,
        label_of(state),
        language,
        tuple(reading.sentences),
    )


def _reported_by(workspace: Workspace, country: str, document: str) -> tuple[Link, ...]:
    return tuple(
        Link(page.edition, addresses.words(page.text, finding.start, finding.end), Label(finding.quote, ""))
        for page in workspace.store.pages.pages(country)
        for finding in page.findings
        if finding.document == document
    )
