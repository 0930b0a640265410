"""What a page says of a text that a newer one has replaced."""

from __future__ import annotations

from dataclasses import dataclass

from stratlas.actions import Workspace, in_newer_text, newer_text
from stratlas.records import Text
from stratlas.web import addresses


@dataclass(frozen=True, slots=True)
class NewerView:
    """That there is a newer text: what is known of the words there, and the way to them or to the text."""

    message: str
    href: str
    link: str


def newer_than(workspace: Workspace, text: Text) -> NewerView | None:
    """That a text was replaced; None where it is the present one."""
    newer = newer_text(workspace, text.id, text.capture)
    if not newer:
        return None
    message = "A newer text has replaced this one, which stays as it was for what was cited from it."
    return NewerView(message, addresses.text(newer), "Read the newer text")


def newer_words(workspace: Workspace, text: Text, start: int, end: int) -> NewerView | None:
    """That a text was replaced, and where its words stand now; None where it is the present one."""
    newer = in_newer_text(workspace, text, start, end)
    if newer is None:
        return None
    if newer.place:
        message = "A newer text has replaced this one. The same words stand in it once."
        return NewerView(message, addresses.words(newer.text.id, *newer.place), "See them there")
    message = (
        f"A newer text has replaced this one. Where these words stand in it is not certain: {newer.finding.outcome}."
    )
    return NewerView(message, addresses.text(newer.text.id), "Read the newer text")
