"""Whether a text was replaced by a newer one, and where its words stand there."""

from __future__ import annotations

from dataclasses import dataclass

from stratlas.actions.workspace import Workspace
from stratlas.anchors import Finder, Finding, Outcome
from stratlas.errors import UsageError
from stratlas.records import Text

_FOUND = frozenset({Outcome.EXACT, Outcome.NORMALISED})


@dataclass(frozen=True, slots=True)
class Newer:
    """A newer text of what a text is of, and how words of the older one stand in it."""

    text: Text
    finding: Finding

    @property
    def place(self) -> tuple[int, int] | None:
        """Where the same words stand, if they stand there once in their context."""
        if self.finding.outcome not in _FOUND:
            return None
        span = self.finding.matches[0].span
        return span.start, span.end


def newer_text(workspace: Workspace, text_id: str, capture: str) -> str:
    """The id of the text that has replaced a text of a capture; empty where it is itself the present one."""
    sources = workspace.store.sources
    versions = [sighting.about for sighting in sources.sightings(capture=capture) if sighting.about]
    present = set(sources.texts_of(versions).values()) or {sources.text_of_capture(capture) or text_id}
    return "" if text_id in present else min(present)


def in_newer_text(workspace: Workspace, text: Text, start: int, end: int) -> Newer | None:
    """Where words of a text stand in the one that has replaced it; None where none has."""
    newer = workspace.store.sources.text(newer_text(workspace, text.id, text.capture))
    if newer is None:
        return None
    try:
        return Newer(newer, Finder(newer).carry(text.span(start, end), text))
    except UsageError:  # no letter and no digit: nothing that could be looked for
        return Newer(newer, Finding(Outcome.ABSENT))
