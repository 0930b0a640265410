"""Whose turn it is: one request at a time to each host, with a pause between two."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from stratlas.archive.network import Deadline
from stratlas.errors import FetchFailed


class Turns:
    """Lets requests to a host follow one another, whichever thread makes them."""

    def __init__(self, delay: float) -> None:
        self._delay = delay
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._next: dict[str, float] = {}
        self._mine = threading.Lock()

    @contextmanager
    def turn(self, host: str, deadline: Deadline, delay: float = 0) -> Iterator[None]:
        """Waits for this host's turn and holds it; the next comes after the longer of the two delays."""
        with self._mine:
            lock = self._locks[host]
        if not lock.acquire(timeout=deadline.left()):
            raise FetchFailed(f"{host} was asked for something else all the time.")
        try:
            deadline.pause(self._next.get(host, 0) - time.monotonic())
            yield
        finally:
            self._next[host] = time.monotonic() + max(self._delay, delay)
            lock.release()
