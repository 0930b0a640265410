"""What a page gives to take away: tables, data, pictures and citations of it, under names of their own."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

from django.http import HttpRequest, HttpResponse

from stratlas.errors import UnknownId
from stratlas.web.citable import citation
from stratlas.web.citing import MEDIA_TYPES, Citation, CitedAs
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


def citation_of(request: HttpRequest, title: str, address: str, edition: str = "") -> Citation:
    """The citation of a page, seen today, at its whole address."""
    return citation(request, title, address, edition=edition, kind=CitedAs.DATA)


def citation_file(citation: Citation, ending: str) -> HttpResponse:
    """A citation as a file; UnknownId for a form of citation that there is not."""
    if ending not in MEDIA_TYPES:
        raise UnknownId(f"A citation is written as {', '.join(MEDIA_TYPES)}, not as “{ending}”.")
    return _file(citation.written(ending), MEDIA_TYPES[ending], f"{citation.key}.{ending}")


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
