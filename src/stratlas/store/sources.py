"""Captures, sightings and texts: what was received and what was read from it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from django.db.models import Count, QuerySet

from stratlas.records import (
    Block,
    BlockKind,
    BrokenSpan,
    Call,
    Capture,
    Cell,
    Notice,
    OcrWord,
    Page,
    Reading,
    Repair,
    Role,
    Run,
    Sighting,
    Span,
    Text,
)
from stratlas.store import models as rows
from stratlas.store.among import Wanted, among
from stratlas.store.database import Database

_KINDS = {kind.value: kind for kind in BlockKind}


def _lists(items: Sequence[Any]) -> list[list[Any]]:
    """Flat records as lists of their fields (`dataclasses.astuple` copies deeply, which is slow for many)."""
    if not items:
        return []
    values = attrgetter(*(field.name for field in fields(items[0])))
    return [list(values(item)) for item in items]


def _by_numbers(name: str) -> list[tuple[int, str]]:
    """A key that sorts numbers inside names by their size, so that `pdf-10` follows `pdf-9`."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", name)]


class Sources:
    """What the monitor has received, and the texts of it."""

    def __init__(self, database: Database) -> None:
        self._using = database.alias

    def capture(self, sha256: str) -> Capture | None:
        """The capture whose digest begins so, where exactly one does."""
        found = rows.Capture.objects.using(self._using).filter(sha256__startswith=sha256)[:2]
        return Capture(found[0].sha256, found[0].size, found[0].media_type) if len(found) == 1 else None

    def captures(self, sha256: Wanted = None) -> list[Capture]:
        """All captures, or those with one or several digests, by digest."""
        found = rows.Capture.objects.using(self._using).filter(**among("sha256", sha256)).order_by("sha256")
        return [Capture(row.sha256, row.size, row.media_type) for row in found]

    def add_capture(self, capture: Capture) -> None:
        """Inserts a capture, unless it is there."""
        rows.Capture.objects.using(self._using).get_or_create(
            sha256=capture.sha256, defaults={"size": capture.size, "media_type": capture.media_type}
        )

    def add_sighting(self, sighting: Sighting, version: str | None = None) -> None:
        """Inserts a sighting."""
        rows.Sighting.objects.using(self._using).create(
            capture_id=sighting.capture,
            version_id=version,
            about=sighting.about,
            role=sighting.role,
            address=sighting.address,
            note=sighting.note,
            actor=sighting.actor,
            time=sighting.time,
        )

    def sightings(self, *, capture: str | None = None, about: Iterable[str] = ()) -> list[Sighting]:
        """The sightings of a capture, or as what is named in `about`; the earliest first."""
        found = rows.Sighting.objects.using(self._using).order_by("time", "id")
        found = found.filter(capture_id=capture) if capture else found.filter(about__in=list(about))
        return [
            Sighting(row.capture_id, row.time, row.address, Role(row.role), row.about, row.actor, row.note)
            for row in found
        ]

    def add_text(self, text: Text, time: dt.datetime) -> None:
        """Inserts a text and its blocks, unless it is there."""
        if rows.Text.objects.using(self._using).filter(id=text.id).exists():
            return
        rows.Text.objects.using(self._using).create(
            id=text.id,
            capture_id=text.capture,
            extractor=text.extractor,
            content=text.content,
            digest=text.digest,
            pages=_lists(text.pages),
            notices=_lists(text.notices),
            runs=_lists(text.runs),
            calls=_lists(text.calls),
            repairs=_lists(text.repairs),
            ocr=_lists(text.ocr),
            time=time,
        )
        rows.Block.objects.using(self._using).bulk_create(
            (
                rows.Block(
                    text_id=text.id,
                    number=number,
                    kind=block.kind,
                    level=block.level,
                    start=block.start,
                    end=block.end,
                    page=block.page,
                    cell=_lists([block.cell])[0] if block.cell else None,
                )
                for number, block in enumerate(text.blocks)
            ),
            batch_size=500,
        )

    def text(self, text_id: str) -> Text | None:
        """The text with this id, whole."""
        return self.texts([text_id]).get(text_id)

    def texts(self, text_ids: Iterable[str]) -> dict[str, Text]:
        """Several texts by their ids, whole; in two queries, however many there are."""
        wanted = sorted(set(text_ids))
        passages: dict[str, list[Block]] = {name: [] for name in wanted}
        blocks = rows.Block.objects.using(self._using).filter(text_id__in=wanted).order_by("text_id", "number")
        columns = ("text_id", "kind", "start", "end", "page", "level", "cell")
        for text, kind, start, end, page, level, cell in blocks.values_list(*columns):
            block = Block(_KINDS[kind], start, end, page, level, Cell(*cell) if cell else None)
            passages[text].append(block)
        found = rows.Text.objects.using(self._using).filter(id__in=wanted)
        return {
            row.id: Text(
                capture=row.capture_id,
                extractor=row.extractor,
                content=row.content,
                pages=tuple(Page(*page) for page in row.pages),
                blocks=tuple(passages[row.id]),
                notices=tuple(Notice(*notice) for notice in row.notices),
                runs=tuple(Run(*run) for run in row.runs),
                calls=tuple(Call(*call) for call in row.calls),
                repairs=tuple(Repair(*repair) for repair in row.repairs),
                ocr=tuple(OcrWord(*word) for word in row.ocr),
            )
            for row in found
        }

    def readings(self, spans: Iterable[Span | BrokenSpan]) -> dict[str, Reading]:
        """Span id → how far its words can be relied on, of those that a reader must be warned of.

        Only texts that were read from pictures, or have a notice about a page, are looked into.
        """
        wanted = [span for span in spans if isinstance(span, Span)]
        found = rows.Text.objects.using(self._using).filter(id__in={span.text for span in wanted})
        noted = found.exclude(notices=[]).values_list("id", "notices")
        ids = {text for text, notices in noted if any(Notice(*notice).page for notice in notices)}
        ids.update(found.exclude(ocr=[]).values_list("id", flat=True))
        texts = self.texts(ids)
        readings = {span.id: texts[span.text].reading_of(span.start, span.end) for span in wanted if span.text in texts}
        return {name: reading for name, reading in readings.items() if reading.doubtful}

    def text_ids(self) -> list[str]:
        """The ids of all texts."""
        return list(rows.Text.objects.using(self._using).order_by("id").values_list("id", flat=True))

    def digest(self, text_id: str) -> str:
        """The digest that a text had when it was made."""
        return rows.Text.objects.using(self._using).values_list("digest", flat=True).get(id=text_id)

    def contents(self, text_ids: Iterable[str]) -> dict[str, str]:
        """The contents of several texts, in one query."""
        wanted = sorted(set(text_ids))
        return dict(rows.Text.objects.using(self._using).filter(id__in=wanted).values_list("id", "content"))

    def texts_of_capture(self, sha256: str) -> list[str]:
        """The ids of all texts of a capture, the newest last; of one second's, that with the higher version."""
        found = rows.Text.objects.using(self._using).filter(capture_id=sha256)
        made = [(time, _by_numbers(text), text) for text, time in found.values_list("id", "time")]
        return [text for _, _, text in sorted(made)]

    def captures_of(self, text_ids: Iterable[str]) -> dict[str, str]:
        """Text id → the digest of the capture that it was made of."""
        found = rows.Text.objects.using(self._using).filter(id__in=sorted(set(text_ids)))
        return dict(found.values_list("id", "capture_id"))

    def text_of_capture(self, sha256: str) -> str | None:
        """The id of the newest text of a capture."""
        return self.newest_texts([sha256]).get(sha256)

    def newest_texts(self, captures: Iterable[str]) -> dict[str, str]:
        """Capture → the id of its newest text, of those that have one; in one query."""
        return self._newest(rows.Text.objects.using(self._using).filter(capture_id__in=sorted(set(captures))))

    def all_texts_of(self, versions: Iterable[str]) -> dict[str, list[str]]:
        """Version id → the ids of all its texts, of every capture received of it."""
        wanted = list(versions)
        received = rows.Sighting.objects.using(self._using).filter(about__in=wanted).values_list("about", "capture_id")
        captures: dict[str, set[str]] = {version: set() for version in wanted}
        for version, capture in received:
            captures[version].add(capture)
        every = {capture for own in captures.values() for capture in own}
        found = rows.Text.objects.using(self._using).filter(capture_id__in=every).order_by("id")
        texts = list(found.values_list("id", "capture_id"))
        return {version: [text for text, capture in texts if capture in own] for version, own in captures.items()}

    def notices(self, text_ids: Iterable[str]) -> dict[str, tuple[Notice, ...]]:
        """Text id → its notices, in one query."""
        found = rows.Text.objects.using(self._using).filter(id__in=sorted(set(text_ids)))
        return {
            text: tuple(Notice(*entry) for entry in notices) for text, notices in found.values_list("id", "notices")
        }

    def count_blocks(self, text_ids: Iterable[str]) -> int:
        """How many blocks these texts have."""
        return rows.Block.objects.using(self._using).filter(text_id__in=sorted(set(text_ids))).count()

    def count_passages(self, text_ids: Iterable[str]) -> dict[str, int]:
        """Text id → how many of its blocks are passages."""
        found = rows.Block.objects.using(self._using).filter(text_id__in=sorted(set(text_ids)))
        kinds = [BlockKind.RUNNING, BlockKind.CONTENTS]
        counted = found.exclude(kind__in=kinds).values("text_id").annotate(number=Count("id"))
        return dict(counted.values_list("text_id", "number"))

    def present_texts(self) -> dict[str, str]:
        """As `texts_of`, of all versions: in two queries, however many there are."""
        newest = self._newest(rows.Text.objects.using(self._using).all())
        received = rows.Sighting.objects.using(self._using).exclude(version=None).order_by("time", "id")
        found = received.values_list("version_id", "capture_id")
        return {version: newest[capture] for version, capture in found if capture in newest and version}

    def texts_of(self, versions: Iterable[str]) -> dict[str, str]:
        """Version id → id of its present text: the newest text of the capture that was received last."""
        sightings = self.sightings(about=versions)
        newest = self.newest_texts(sighting.capture for sighting in sightings)
        return {sighting.about: newest[sighting.capture] for sighting in sightings if sighting.capture in newest}

    def _newest(self, texts: QuerySet[rows.Text]) -> dict[str, str]:
        """Capture → id of the newest of these texts that are of it."""
        newest: dict[str, tuple[dt.datetime, str]] = {}
        for capture, time, text in texts.values_list("capture_id", "time", "id"):
            held = newest.get(capture)
            if held is None or time > held[0]:
                newest[capture] = time, text
            elif time == held[0]:  # few, and names are slow to compare
                newest[capture] = max(held, (time, text), key=lambda made: (_by_numbers(made[1]), made[1]))
        return {capture: text for capture, (_, text) in newest.items()}
