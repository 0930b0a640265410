"""What texts were found not to mention, as it was recorded."""

from __future__ import annotations

import datetime as dt
from dataclasses import astuple

from stratlas.records import SearchedText, Silence
from stratlas.store import models as rows
from stratlas.store.database import Database


class Silences:
    """The silences that were recorded; one that says the same again is the same."""

    def __init__(self, database: Database) -> None:
        self._using = database.alias

    def silence(self, silence_id: str) -> Silence | None:
        """The silence with this id."""
        row = rows.Silence.objects.using(self._using).filter(id=silence_id).first()
        return _silence(row) if row else None

    def all(self) -> list[Silence]:
        """All of them, the earliest first."""
        return [_silence(row) for row in rows.Silence.objects.using(self._using).order_by("time", "id")]

    def add(self, silence: Silence, actor: str, time: dt.datetime) -> bool:
        """Inserts a silence unless it is there; whether it is new."""
        data = {
            "query": silence.query,
            "day": silence.day.isoformat(),
            "format": silence.format,
            "texts": [astuple(text) for text in silence.texts],
            "terms": {language: list(words) for language, words in silence.terms.items()},
            "unread": list(silence.unread),
            "untracked": list(silence.untracked),
        }
        _, new = rows.Silence.objects.using(self._using).get_or_create(
            id=silence.id, defaults={"data": data, "actor": actor, "time": time}
        )
        return new


def _silence(row: rows.Silence) -> Silence:
    data = row.data
    return Silence(
        data["query"],
        dt.date.fromisoformat(data["day"]),
        data["format"],
        tuple(SearchedText(*text) for text in data["texts"]),
        {language: tuple(words) for language, words in data["terms"].items()},
        tuple(data["unread"]),
        tuple(data["untracked"]),
        row.actor,
        row.time,
    )
