"""People's judgements of which passages became which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from stratlas.records import Decision, Judgement, Retraction, Ruling
from stratlas.store import models as rows
from stratlas.store.database import Database


class Decisions:
    """Judgements of pairs of passages, and those that were taken back."""

    def __init__(self, database: Database) -> None:
        self._using = database.alias

    def between(self, old_texts: Iterable[str], new_texts: Iterable[str]) -> list[Judgement]:
        """The judgements of passages of any of the one texts and any of the others, as they were made."""
        olds, news = list(old_texts), list(new_texts)
        found = rows.PassageDecision.objects.using(self._using).filter(old_text_id__in=olds, new_text_id__in=news)
        return [_judgement(row) for row in found.order_by("id").prefetch_related("retractions")]

    def judgement(self, number: int) -> Judgement | None:
        """The judgement with this number."""
        found = rows.PassageDecision.objects.using(self._using).filter(id=number).prefetch_related("retractions")
        return next((_judgement(row) for row in found), None)

    def add(self, judgement: Judgement) -> Judgement:
        """Inserts a judgement; the judgement with its number."""
        row = rows.PassageDecision.objects.using(self._using).create(
            old_text_id=judgement.old_text,
            new_text_id=judgement.new_text,
            ruling=judgement.decision.ruling,
            old=[list(place) for place in judgement.decision.old],
            new=[list(place) for place in judgement.decision.new],
            note=judgement.note,
            actor=judgement.actor,
            time=judgement.time,
        )
        return Judgement(
            row.pk,
            judgement.old_text,
            judgement.new_text,
            judgement.decision,
            judgement.actor,
            judgement.time,
            judgement.note,
        )

    def retract(self, number: int, reason: str, actor: str, time: dt.datetime) -> None:
        """Inserts that a judgement no longer counts."""
        rows.PassageDecisionRetraction.objects.using(self._using).create(
            decision_id=number, reason=reason, actor=actor, time=time
        )


def _judgement(row: rows.PassageDecision) -> Judgement:
    decision = Decision(
        Ruling(row.ruling),
        tuple((start, end) for start, end in row.old),
        tuple((start, end) for start, end in row.new),
    )
    taken_back = sorted(row.retractions.all(), key=lambda entry: entry.pk)
    retraction = Retraction(taken_back[-1].reason, taken_back[-1].actor, taken_back[-1].time) if taken_back else None
    return Judgement(row.pk, row.old_text_id, row.new_text_id, decision, row.actor, row.time, row.note, retraction)
