"""Finding a quote in a document, in one of its versions or in one text."""

from __future__ import annotations

from dataclasses import dataclass

from stratlas.actions.places import Place, place
from stratlas.actions.workspace import Workspace
from stratlas.anchors import Finder, Outcome
from stratlas.errors import UnknownId
from stratlas.records import DOCUMENT_ID, Text

_RANK = (Outcome.EXACT, Outcome.NORMALISED, Outcome.AMBIGUOUS, Outcome.CLOSE, Outcome.ABSENT)


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quote stands: the outcome over all texts looked at, and the places, best first."""

    outcome: Outcome
    places: tuple[Place, ...]
    texts: tuple[str, ...]


def find_quote(workspace: Workspace, quote: str, where: str) -> Found:
    """Looks for a quote in a document (its present texts), a version or a text; UnknownId where there is none."""
    texts = _texts(workspace, where)
    findings = [(Finder(text).find(quote), text) for text in texts]
    best = min((finding.outcome for finding, _ in findings), key=_RANK.index)
    chosen = [(finding, text) for finding, text in findings if finding.outcome is best]
    places = [place(text, match) for finding, text in chosen for match in finding.matches]
    if best in {Outcome.EXACT, Outcome.NORMALISED} and len(places) > 1:
        best = Outcome.AMBIGUOUS  # once in each of several texts is still several places
    places.sort(key=lambda found: -found.match.score)
    return Found(best, tuple(places), tuple(text.id for text in texts))


def _texts(workspace: Workspace, where: str) -> list[Text]:
    register, sources = workspace.store.register, workspace.store.sources
    if text := sources.text(where):
        return [text]
    if DOCUMENT_ID.fullmatch(where) and register.document(where):
        versions = [version.id for version in register.versions(where)]
    elif register.version(where):
        versions = [where]
    else:
        raise UnknownId(f"“{where}” is no document, version or text of this monitor: see “stratlas show COUNTRY”.")
    current = sources.texts_of(versions)
    if not current:
        raise UnknownId(f"{where} is known by report only: add the strategy itself with “stratlas add”.")
    return [text for version in versions if (text := sources.text(current.get(version, "")))]
