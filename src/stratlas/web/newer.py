"""What a page says of a text that a newer one has replaced."""

from __future__ import annotations

from dataclasses import dataclass

from stratlas.actions import Workspace, in_newer_text, newer_text
from stratlas.anchors import Outcome
from stratlas.records import Text
from stratlas.web import addresses
from stratlas.wording import gettext as _
from stratlas.wording import mark

_OUTCOMES = {
    Outcome.CLOSE: mark("something close to them stands there"),
    Outcome.AMBIGUOUS: mark("they stand there several times"),
    Outcome.ABSENT: mark("they were not found"),
}


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
    message = _("A newer text has replaced this one, which stays as it was for what was cited from it.")
    return NewerView(message, addresses.text(newer), _("Read the newer text"))


def newer_words(workspace: Workspace, text: Text, start: int, end: int) -> NewerView | None:
    """That a text was replaced, and where its words stand now; None where it is the present one."""
    newer = in_newer_text(workspace, text, start, end)
    if newer is None:
        return None
    if newer.place:
        message = _("A newer text has replaced this one. The same words stand in it once.")
        return NewerView(message, addresses.words(newer.text.id, *newer.place), _("See them there"))
    message = _(
        "A newer text has replaced this one. Where these words stand in it is not certain: {outcome}.",
        outcome=_(_OUTCOMES[newer.finding.outcome]),
    )
    return NewerView(message, addresses.text(newer.text.id), _("Read the newer text"))
