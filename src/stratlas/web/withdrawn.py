"""What the page of a claim says that no longer stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from stratlas.actions import Workspace
from stratlas.store import Withdrawal
from stratlas.web import addresses


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """A claim that was withdrawn: what it said, why it was, by whom and when."""

    id: str
    wording: str
    country: str
    edition: str
    profile_href: str
    reason: str
    actor: str
    time: dt.datetime


def withdrawn_view(workspace: Workspace, claim_id: str, gone: Withdrawal) -> WithdrawnView:
    """The facts of the page of a withdrawn claim."""
    code, edition, *_ = claim_id.split("/")
    name = workspace.countries.name_of(code)
    return WithdrawnView(
        claim_id, gone.wording, name, edition, addresses.profile(code, edition), gone.reason, gone.actor, gone.time
    )
