"""Reading files before it is their turn, so that several processors have something to do."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import TypeVar

from stratlas.records import Text

Item = TypeVar("Item")
Reading = Future[Text]
"""A text that is being extracted."""

_MOST = 2 * (os.cpu_count() or 1)
"""So many files are read ahead: enough to keep all processors busy, few enough for any memory."""


def ahead(items: Iterable[Item], begin: Callable[[Item], Reading | None]) -> Iterator[tuple[Item, Reading | None]]:
    """The items in their order, each with what `begin` began for it, which may have been some items ago."""
    waiting: deque[tuple[Item, Reading | None]] = deque()
    for item in items:
        waiting.append((item, begin(item)))
        if len(waiting) > _MOST:
            yield waiting.popleft()
    yield from waiting
