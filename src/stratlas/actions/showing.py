"""What is known of anything that has an id."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from stratlas.actions.evidence import propose
from stratlas.actions.profiling import profile
from stratlas.actions.silence import silence_again
from stratlas.actions.workspace import Workspace
from stratlas.chronology import event_data, facts, status, time_data
from stratlas.errors import UnknownId, UsageError
from stratlas.profiles import as_data, evidence_data
from stratlas.records import Reading, in_short

_SPAN = re.compile(r"(.+):(\d+)-(\d+)", re.ASCII)


def show(workspace: Workspace, wanted: str) -> Mapping[str, Any]:
    """A country, edition, document, version, capture, text, span, profile, claim, proposal, silence; `what` says which.

    Raises UnknownId where nothing has that id.
    """
    for look in _LOOKS.values():
        if found := look(workspace, wanted.strip()):
            return found
    raise UnknownId(
        f"Nothing in this monitor has the id “{wanted}”: ids look like SRB, 2024, SRB/nss/2019, SRB/nss/2019/en, "
        "SRB/2024/threats/1."
    )


def show_as(workspace: Workspace, what: str, wanted: str) -> Mapping[str, Any]:
    """What is known of a thing of one kind (`document`, `version`, …); UnknownId where none of that kind has the id."""
    found = _LOOKS[what](workspace, wanted)
    if found is None:
        raise UnknownId(f"“{wanted}” is no {what} of this monitor.")
    return found


def _document(workspace: Workspace, wanted: str) -> Mapping[str, Any] | None:
    register = workspace.store.register
    document = register.document(wanted)
    if document is None:
        return None
    family = register.documents(document.country)
    events = register.events(item.id for item in family)
    versions = register.versions(wanted)
    texts = workspace.store.sources.texts_of(version.id for version in versions)
    notices = workspace.store.sources.notices(texts.values())
    return {
        "what": "document",
        **{key: value for key, value in asdict(document).items() if key != "titles"},  # those of the versions, below
        "status": status(document, family, events, workspace.clock().date()),
        "superseded_by": [item.id for item in family if item.supersedes == wanted],
        "versions": [
            {
                "id": version.id,
                "language": version.language,
                "title": version.title,
                "translation": version.translation,
                "text": texts.get(version.id),
                "warnings": in_short(notices.get(texts.get(version.id, ""), ())),
            }
            for version in versions
        ],
        "facts": [kind.value for kind in facts(document, events)],
        "events": [event_data(event) for event in events if event.document == wanted],
        "reported_by": [
            {"page_line": finding.quote, "year": finding.year}
            for finding in workspace.store.pages.reported_documents(document.country).get(wanted, [])
        ],
    }


def _version(workspace: Workspace, wanted: str) -> Mapping[str, Any] | None:
    version = workspace.store.register.version(wanted)
    if version is None:
        return None
    sightings = workspace.store.sources.sightings(about=[wanted])
    text = workspace.store.sources.texts_of([wanted]).get(wanted)
    return {
        "what": "version",
        **asdict(version),
        "sightings": [
            {
                "capture": item.capture,
                "time": time_data(item.time),
                "address": item.address,
                "actor": item.actor,
                "note": item.note,
            }
            for item in sightings
        ],
        "text": _text(workspace, text) if text else None,
    }


def _text(workspace: Workspace, wanted: str) -> Mapping[str, Any] | None:
    text = workspace.store.sources.text(wanted)
    if text is None:
        return None
    return {
        "what": "text",
        "id": text.id,
        "capture": text.capture,
        "extractor": text.extractor,
        "characters": len(text.content),
        "words": len(text.content.split()),
        "pages": len(text.pages),
        "blocks": len(text.blocks),
        "read_from_pictures": len(text.ocr),
        "repairs": len(text.repairs),
        "notices": [asdict(notice) for notice in text.notices],
    }


def _span(workspace: Workspace, wanted: str) -> Mapping[str, Any] | None:
    form = _SPAN.fullmatch(wanted)
    text = workspace.store.sources.text(form[1]) if form else None
    if form is None or text is None:
        return None
    try:
        span = text.span(int(form[2]), int(form[3]))
    except ValueError:
        raise UnknownId(f"{wanted} lies outside its text, which has {len(text.content)} characters.") from None
    return {
        "what": "span",
        "text": span.text,
        "start": span.start,
        "end": span.end,
        "quote": span.quote,
        "page": text.page_at(span.start),
        "section": [text.words_of(heading) for heading in text.section_at(span.start)],
        **text.reading_of(span.start, span.end).data,
    }


def _claim(workspace: Workspace, wanted: str) -> Mapping[str, Any] | None:
    found = workspace.store.pages.claims(claim=wanted)
    gone = workspace.store.pages.withdrawal(wanted)
    if gone is not None:
        return {
            "what": "claim",
            "id": wanted,
            "wording": gone.wording,
            "withdrawn": {"reason": gone.reason, "actor": gone.actor, "time": time_data(gone.time)},
        }
    if not found:
        return None
    claim = found[0]
    readings = workspace.store.sources.readings(item.span for item in claim.evidence)
    return {
        "what": "claim",
        "id": claim.id,
        "country": claim.country,
        "edition": claim.edition,
        "heading": claim.heading,
        "wording": claim.wording,
        "evidence": [
            evidence_data(item, readings.get(item.span.id, Reading()))
            | {"actor": item.actor, "time": time_data(item.time)}
            for item in claim.evidence
        ],
    }


def _proposal(workspace: Workspace, wanted: str) -> Mapping[str, Any] | None:
    claim_id = wanted.partition("@")[0]
    claims = workspace.store.pages.claims(claim=claim_id) if "@" in wanted else []
    for claim in claims:
        for proposal in propose(workspace, claim.country, claim.edition):
            if proposal.id == wanted.partition("#")[0]:
                return {
                    "what": "proposal",
                    "id": proposal.id,
                    "claim": claim.id,
                    "wording": claim.wording,
                    "version": proposal.version,
                    "outcome": proposal.outcome,
                    "reservation": proposal.reservation,
                    "places": [place.match.span.id for place in proposal.places],
                    "warnings": list(dict.fromkeys(s for place in proposal.places for s in place.reading.sentences)),
                }
    return None


def _profile(workspace: Workspace, wanted: str) -> Mapping[str, Any] | None:
    country, _, edition = wanted.partition("/")
    if not edition or workspace.store.pages.page(country, edition) is None:
        return None
    return {"what": "profile", **as_data(profile(workspace, country, edition), workspace.config)}


def _edition(workspace: Workspace, wanted: str) -> Mapping[str, Any] | None:
    edition = workspace.editions().get(wanted)
    if edition is None:
        return None
    pages = workspace.store.pages.pages(edition=wanted)
    return {"what": "edition", **asdict(edition), "countries": [page.country for page in pages]}


def _country(workspace: Workspace, wanted: str) -> Mapping[str, Any] | None:
    try:
        country = workspace.countries.get(wanted)
    except UsageError:
        return None
    return {
        "what": "country",
        "code": country.code,
        "name": country.name,
        "documents": [document.id for document in workspace.store.register.documents(country.code)],
        "editions": [page.edition for page in workspace.store.pages.pages(country.code)],
    }


def _capture(workspace: Workspace, wanted: str) -> Mapping[str, Any] | None:
    capture = workspace.store.sources.capture(wanted) if re.fullmatch("[0-9a-f]{8,64}", wanted) else None
    if capture is None:
        return None
    sightings = workspace.store.sources.sightings(capture=capture.sha256)
    return {
        "what": "capture",
        **asdict(capture),
        "problem": workspace.archive.problem(capture.sha256),
        "text": workspace.store.sources.text_of_capture(capture.sha256),
        "sightings": [
            {"about": item.about, "role": item.role, "time": time_data(item.time), "address": item.address}
            for item in sightings
        ],
    }


def _silence(workspace: Workspace, wanted: str) -> Mapping[str, Any] | None:
    if workspace.store.silences.silence(wanted) is None:
        return None
    heard, same = silence_again(workspace, wanted)
    silence = heard.silence
    return {
        "what": "silence",
        "id": silence.id,
        "query": silence.query,
        "day": silence.day.isoformat(),
        "silent": list(silence.silent),
        "mentions": silence.speaking,
        "no_text": list(silence.unheard),
        "terms": {language: list(words) for language, words in silence.terms.items()},
        "texts": [{"version": text.version, "text": text.text, "passages": text.passages} for text in silence.texts],
        "documents_without_text": list(silence.unread),
        "actor": silence.actor,
        "time": time_data(silence.time) if silence.time else "",
        "found_again": "the same" if same else "not the same: words are compared in another way than then",
    }


_LOOKS: Mapping[str, Callable[[Workspace, str], Mapping[str, Any] | None]] = {
    "document": _document,
    "version": _version,
    "text": _text,
    "span": _span,
    "claim": _claim,
    "proposal": _proposal,
    "profile": _profile,
    "edition": _edition,
    "country": _country,
    "capture": _capture,
    "silence": _silence,
}
"""How each kind of thing is looked up, in the order in which an id is tried."""
