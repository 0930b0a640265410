"""Pages of long lists: in a stable order, each with a cursor that leads to the next one."""

from __future__ import annotations

import base64
import hashlib
import json
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest
from ninja import Query

from stratlas.errors import UsageError

MOST = 100
"""So many things stand in one answer at most."""
USUAL = 50
_LONGEST = 600
_DIGEST = 6

Limit = Annotated[int, Query(ge=1, le=MOST, description="How many to give at most.")]
Cursor = Annotated[
    str, Query(max_length=_LONGEST, description="Where to go on: the cursor in `next` of the answer before.")
]
Item = TypeVar("Item")
Key = tuple[Any, ...]
"""What a list is in the order of: numbers and strings."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some of a list, and the address of what follows; None where it is the end."""

    items: list[Item]
    next: str | None


def page_of(
    request: HttpRequest, items: Iterable[Item], key: Callable[[Item], Key], limit: int, cursor: str
) -> Page[Item]:
    """The items after the cursor, in the order of their keys, which no two have the same.

    As the cursor names a key and no number, nothing is left out or given twice where the list grows in between.
    """
    ordered = sorted(items, key=key)
    after = read_cursor(request, cursor)
    start = bisect_right(ordered, after, key=key) if after else 0
    found = ordered[start : start + limit]
    more = start + limit < len(ordered)
    return Page(found, next_address(request, key(found[-1])) if more else None)


def next_address(request: HttpRequest, key: Key) -> str:
    """The address of the same list after the thing with this key."""
    said = json.dumps(key, ensure_ascii=False, separators=(",", ":")).encode()
    token = base64.urlsafe_b64encode(_digest(request, said) + said).decode().rstrip("=")
    parts = [(name, value) for name, value in _asked(request) if name != "cursor"]
    return f"{request.path}?{urlencode([*parts, ('cursor', token)])}"


def read_cursor(request: HttpRequest, cursor: str) -> Key | None:
    """The key in a cursor, None where there is no cursor; UsageError where it is damaged or of another list."""
    if not cursor:
        return None
    try:
        data = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        digest, said = data[:_DIGEST], data[_DIGEST:]
        if digest == _digest(request, said):
            return tuple(json.loads(said))
    except ValueError:
        pass
    raise UsageError("This cursor is damaged, or belongs to another list: begin the list anew, without a cursor.")


def _asked(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, value) for name in sorted(request.GET) for value in request.GET.getlist(name)]


def _digest(request: HttpRequest, said: bytes) -> bytes:
    """Binds a position to its list, with all that narrows it: a cursor of another one would lead nowhere sensible."""
    narrowed = [pair for pair in _asked(request) if pair[0] not in {"cursor", "limit"}]
    of = json.dumps([request.path, narrowed]).encode()
    return hashlib.blake2s(of + b"\n" + said, digest_size=_DIGEST).digest()
