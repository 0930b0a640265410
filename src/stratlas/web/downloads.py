"""What a page gives to take away: tables, data and pictures of it, under names of their own."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

from django.http import HttpResponse

from stratlas.web.citing import Citation
from stratlas.web.grid_picture import Grid, png, svg
from stratlas.wording import gettext as _


def table_file(content: str, name: str) -> HttpResponse:
    """A table as CSV; the mark at its beginning tells spreadsheets that it is UTF-8."""
    return _file("\N{BYTE ORDER MARK}" + content, "text/csv; charset=utf-8", f"{name}.csv")


def data_file(data: dict[str, Any], name: str) -> HttpResponse:
    """Data as JSON."""
    return _file(json.dumps(data, ensure_ascii=False, indent=2) + "\n", "application/json", f"{name}.json")


def picture_file(grid: Grid, ending: str, name: str) -> HttpResponse:
    """A picture of a table as `svg` or `png`."""
    return drawing_file(svg(grid), ending, name)


def drawing_file(drawn: str, ending: str, name: str) -> HttpResponse:
    """A picture that is drawn as SVG, as `svg` or `png`."""
    if ending == "png":
        return _file(png(drawn), "image/png", f"{name}.png")
    return _file(drawn, "image/svg+xml", f"{name}.svg")


def source_lines(citation: Citation) -> tuple[str, ...]:
    """The lines under a picture: the monitor and its edition, the address, the day."""
    edition = _("edition {edition}", edition=citation.edition) if citation.edition else ""
    where = ", ".join(filter(None, (citation.monitor, edition, citation.accessed.isoformat())))
    return where, citation.address


def file_name(*parts: str) -> str:
    """A name of a file in plain letters."""
    plain = unicodedata.normalize("NFKD", "-".join(filter(None, parts))).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain))[:120] or "stratlas"


def _file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
