"""Sources that are files which people keep up to date."""

from __future__ import annotations

from stratlas.actions.seeing import before_of, read_content, recorded, see_content
from stratlas.actions.workspace import Workspace
from stratlas.archive import read_file
from stratlas.errors import FetchFailed, StratlasError
from stratlas.records import Check, Result, Source


def see_file(workspace: Workspace, source: Source) -> Check:
    """Looks at a file, whose path starts from the monitor's folder; FetchFailed where it cannot be read."""
    path = workspace.folder / source.address
    if not path.exists():
        return recorded(workspace, source, Result.GONE, {}, note=f"There is no file {source.address} any more.")
    try:
        data = read_file(path, workspace.config.limits)
    except StratlasError as error:
        raise FetchFailed(str(error)) from None
    before = before_of(workspace, source)
    content = read_content(workspace, source, data, path.name, source.address)
    return see_content(workspace, source, before, content, {"final": source.address})
