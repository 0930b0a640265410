"""Asking for the rows of one country, of several, or of all."""

from __future__ import annotations

from collections.abc import Collection, Mapping

Wanted = str | Collection[str] | None
"""A value, several, or none where all are wanted; an empty value is none, too."""


def among(column: str, wanted: Wanted) -> Mapping[str, object]:
    """What a query filters by, so that a column has one of the values."""
    if wanted is None or wanted == "":
        return {}
    return {column: wanted} if isinstance(wanted, str) else {f"{column}__in": sorted(wanted)}
