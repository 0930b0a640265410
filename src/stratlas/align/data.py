"""Changes in plain values, with the keys that other programs rely on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stratlas.records import Alignment, Change, Section, SectionChange, Span, Text, WordChange


def changes_data(alignment: Alignment, old: Text, new: Text, chosen: Sequence[Change]) -> dict[str, Any]:
    """`summary`, `sections` and the chosen `changes` of two texts; the summary and the sections are of all changes."""
    return {
        "summary": {
            kind.value: {
                "changes": count.changes,
                "old_words": count.old_words,
                "new_words": count.new_words,
                "old_share": count.old_share,
                "new_share": count.new_share,
            }
            for kind, count in alignment.summary.items()
        },
        "sections": [_section_data(alignment, change) for change in alignment.sections],
        "changes": [change_data(change, old, new) for change in chosen],
    }


def change_data(change: Change, old: Text, new: Text) -> dict[str, Any]:
    """A change of two texts."""
    return {
        "id": change.id,
        "kind": change.kind.value,
        "moved": change.moved,
        "reworded": change.reworded,
        "renumbered": list(change.renumbered) if change.renumbered else None,
        "score": round(change.score, 4),
        "old": [_span_data(span, old) for span in change.old],
        "new": [_span_data(span, new) for span in change.new],
        "old_section": list(change.old_section),
        "new_section": list(change.new_section),
        "words": [_word_data(word) for word in change.words],
        "judged": change.judged,
    }


def _span_data(span: Span, text: Text) -> dict[str, Any]:
    page = text.page_at(span.start)
    return {"text": span.text, "start": span.start, "end": span.end, "quote": span.quote, "page": page}


def _word_data(word: WordChange) -> dict[str, Any]:
    return {
        "kind": word.kind.value,
        "old": word.old,
        "new": word.new,
        "old_start": word.old_start,
        "old_end": word.old_end,
        "new_start": word.new_start,
        "new_end": word.new_end,
    }


def _section_data(alignment: Alignment, change: SectionChange) -> dict[str, Any]:
    def named(sections: Sequence[Section], chosen: Sequence[int]) -> list[dict[str, Any]]:
        return [
            {"path": list(sections[at].path), "start": sections[at].start, "words": sections[at].words} for at in chosen
        ]

    return {
        "kind": change.kind.value,
        "old": named(alignment.old_sections, change.old),
        "new": named(alignment.new_sections, change.new),
        "shared": round(change.shared, 4),
        "moved": change.moved,
        "renamed": change.renamed,
        "renumbered": list(change.renumbered) if change.renumbered else None,
    }
