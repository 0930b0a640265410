"""Asking the API, without a network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from stratlas.actions import Workspace
from tests.web.asking import Answer, ask

ROOT = "/api/v1"


def got(workspace: Workspace, address: str, status: int = 200) -> Any:
    """The data that the API gives at an address below its root, or at a whole one."""
    answer = asked(workspace, address)
    assert answer.status == status, answer.body
    return json.loads(answer.body)


def asked(workspace: Workspace, address: str, method: str = "GET", **headers: str) -> Answer:
    """The API's answer at an address below its root, or at a whole one."""
    return ask(workspace, address if address.startswith(ROOT) else f"{ROOT}{address}", method, **headers)


def walked(workspace: Workspace, address: str, name: str, limit: int = 1) -> list[Any]:
    """All things of a list, page by page."""
    return [item for page in pages(workspace, address, limit) for item in page[name]]


def pages(workspace: Workspace, address: str, limit: int) -> Iterator[Any]:
    """The pages of a list."""
    following = f"{address}{'&' if '?' in address else '?'}limit={limit}"
    while following:
        page = got(workspace, following)
        yield page
        following = page["next"]
