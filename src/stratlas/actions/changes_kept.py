"""Results of alignment kept in `index/`: derived, so that they may be lost or out of date at any time."""

from __future__ import annotations

import json
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

from stratlas.actions.workspace import INDEX, Workspace
from stratlas.align import VERSION
from stratlas.records import (
    Alignment,
    Change,
    ChangeKind,
    Decision,
    KindCount,
    Ruling,
    Section,
    SectionChange,
    SectionFlow,
    SectionKind,
    Text,
    WordChange,
    WordKind,
)


def kept(workspace: Workspace, key: str, old: Text, new: Text) -> Alignment | None:
    """The alignment kept under a key; None where there is none, or what is there is damaged or of another version."""
    try:
        data = json.loads(_path(workspace, key).read_bytes())
        if data["version"] != VERSION or data["texts"] != [old.id, new.id]:
            return None
        return _alignment(data, old, new)
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def keep(workspace: Workspace, key: str, alignment: Alignment) -> None:
    """Keeps an alignment; where the folder cannot be written to, nothing is kept and nothing is lost."""
    path = _path(workspace, key)
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(_data(alignment), ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)


def _path(workspace: Workspace, key: str) -> Path:
    return workspace.folder / INDEX / "changes" / f"{key}.json"


def _data(alignment: Alignment) -> dict[str, Any]:
    return {
        "version": VERSION,
        "texts": [alignment.old, alignment.new],
        "changes": [_change_data(change) for change in alignment.changes],
        "summary": {kind.value: astuple(count) for kind, count in alignment.summary.items()},
        "old_sections": [astuple(section) for section in alignment.old_sections],
        "new_sections": [astuple(section) for section in alignment.new_sections],
        "flows": [astuple(flow) for flow in alignment.flows],
        "sections": [astuple(section) for section in alignment.sections],
        "unheeded": [astuple(decision) for decision in alignment.unheeded],
    }


def _change_data(change: Change) -> list[Any]:
    spans = [[(span.start, span.end) for span in side] for side in (change.old, change.new)]
    words = [(word.kind, word.old_start, word.old_end, word.new_start, word.new_end) for word in change.words]
    rest = [getattr(change, name) for name in _PLAIN]
    return [change.kind, *spans, words, *rest]


_PLAIN = [field.name for field in fields(Change) if field.name not in {"kind", "old", "new", "words"}]


def _alignment(data: dict[str, Any], old: Text, new: Text) -> Alignment:
    return Alignment(
        old.id,
        new.id,
        tuple(_change(item, old, new) for item in data["changes"]),
        {ChangeKind(kind): KindCount(*count) for kind, count in data["summary"].items()},
        tuple(Section(tuple(path), *rest) for path, *rest in data["old_sections"]),
        tuple(Section(tuple(path), *rest) for path, *rest in data["new_sections"]),
        tuple(SectionFlow(*flow) for flow in data["flows"]),
        tuple(
            SectionChange(SectionKind(kind), tuple(olds), tuple(news), shared, moved, renamed, _pair(renumbered))
            for kind, olds, news, shared, moved, renamed, renumbered in data["sections"]
        ),
        tuple(
            Decision(Ruling(ruling), *(tuple((start, end) for start, end in side) for side in sides))
            for ruling, *sides in data["unheeded"]
        ),
    )


def _change(item: list[Any], old: Text, new: Text) -> Change:
    kind, olds, news, words, *rest = item
    values = dict(zip(_PLAIN, rest, strict=True))
    values["renumbered"] = _pair(values["renumbered"])
    values |= {name: tuple(values[name]) for name in ("old_section", "new_section")}
    return Change(
        kind=ChangeKind(kind),
        old=tuple(old.span(*place) for place in olds),
        new=tuple(new.span(*place) for place in news),
        words=tuple(
            WordChange(WordKind(said), a, b, c, d, old.content[a:b], new.content[c:d]) for said, a, b, c, d in words
        ),
        **values,
    )


def _pair(value: list[str] | None) -> tuple[str, str] | None:
    return (value[0], value[1]) if value else None
