"""Getting a file from the web that somebody names by its address."""

from __future__ import annotations

from dataclasses import dataclass

from stratlas.actions.workspace import Workspace
from stratlas.archive import Exchange, Fetcher, Warc
from stratlas.errors import FetchFailed


@dataclass(frozen=True, slots=True)
class Download:
    """A file as an address gave it: its bytes, a name that says what it should be, where it came from."""

    data: bytes
    name: str
    address: str
    final: str

    @property
    def note(self) -> str:
        """What to keep with it beside its address."""
        return "" if self.final == self.address else f"The address led to {self.final}."


def download(workspace: Workspace, address: str, fetcher: Fetcher | None = None) -> Download:
    """Asks for an address as `watch` does, and keeps what went over the wire as WARC.

    Raises FetchFailed with a sentence where it gives no file.
    """
    fetcher = fetcher or Fetcher(workspace.config.watch, workspace.config.limits, workspace.clock)
    trail: list[Exchange] = []
    try:
        received = fetcher.fetch(address, trail)
    finally:
        Warc(workspace.archive.folder, workspace.clock()).write(trail)
    if received.status != 200:
        said = received.exchange.reason.decode("latin-1")[:60]
        raise FetchFailed(f"{received.final} answered {received.status} {said}".rstrip() + ".")
    if not received.content:
        raise FetchFailed(f"{received.final} answered as if all were well, but gave nothing (0 bytes).")
    return Download(received.content, received.name, address, received.final)
