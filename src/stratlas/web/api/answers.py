"""What operations say of themselves, and what goes with their answers besides the data."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from pydantic import BaseModel

from stratlas.web.api.shapes import Problem

FOREVER = "public, max-age=31536000, immutable"


def answers(model: type[BaseModel], *, missing: bool = False) -> dict[int, Any]:
    """What an operation answers; `missing` where what is asked for by name may not be there."""
    problems = (400, 404, 422, 500, 503) if missing else (400, 422, 500, 503)
    return {200: model, **dict.fromkeys(problems, Problem)}


def keep_for_ever(response: HttpResponse) -> None:
    """Says that the answer never changes: it is read from a text, which stays as it is."""
    response.headers["Cache-Control"] = FOREVER
