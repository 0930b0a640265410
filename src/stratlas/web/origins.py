"""Where a text comes from: a version of a document, or a published profile page."""

from __future__ import annotations

from dataclasses import dataclass

from stratlas.actions import Workspace
from stratlas.records import VERSION_ID, Document, Role, Sighting, Version
from stratlas.web import addresses
from stratlas.web.naming import label_of_kind
from stratlas.wording import gettext as _


@dataclass(frozen=True, slots=True)
class Origin:
    """The thing that a text is of, in words for a reader; `language` is empty where it is not known.

    `document` is the document that it is a version of, if it is one; `edition` that of a published page.
    """

    title: str
    about: str
    href: str
    country: str
    language: str = ""
    secondary: bool = False
    document: str = ""
    edition: str = ""


def of_version(workspace: Workspace, version: Version, document: Document | None) -> Origin:
    """The origin of a version's text."""
    code, kind, year = version.document.split("/")
    label = label_of_kind(workspace, document.kind if document else kind)
    about = f"{workspace.countries.name_of(code)}, {label}, {year}"
    href = addresses.document(version.document)
    return Origin(version.title, about, href, code, version.language, document=version.document)


def of_page(workspace: Workspace, code: str, edition: str) -> Origin:
    """The origin of an imported page's text."""
    name = workspace.countries.name_of(code)
    title = _("Published profile page of {name}, {edition}", name=name, edition=edition)
    about, href = _("Somebody’s report, not the strategy itself"), addresses.profile(code, edition)
    return Origin(title, about, href, code, "", True, edition=edition)


def of_event(workspace: Workspace, sighting: Sighting) -> Origin:
    """The origin of what shows an event of a document."""
    document = sighting.about.partition("/events/")[0]
    code = document.split("/", 1)[0]
    about = _(
        "What shows that something happened to {document} ({name_of})",
        document=document,
        name_of=workspace.countries.name_of(code),
    )
    return Origin(sighting.address, about, addresses.document(document), code, "", sighting.role is Role.SECONDARY)


def of_capture(workspace: Workspace, sha256: str) -> Origin:
    """The origin of a capture: what it was first received as."""
    sightings = workspace.store.sources.sightings(capture=sha256)
    for sighting in sorted(sightings, key=lambda item: VERSION_ID.fullmatch(item.about) is None):
        version = workspace.store.register.version(sighting.about)
        if version is not None:
            return of_version(workspace, version, workspace.store.register.document(version.document))
        if "/events/" in sighting.about:
            return of_event(workspace, sighting)
        code, _slash, edition = sighting.about.partition("/")
        if edition in workspace.editions():
            return of_page(workspace, code, edition)
    return Origin(_("An archived text"), "", addresses.HOME, "")
