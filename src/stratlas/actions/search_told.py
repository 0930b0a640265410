"""What is told of a search and of a silence, as data: the same for programs, tables and pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stratlas.actions.searching import Results, Shown
from stratlas.actions.silence import Heard
from stratlas.actions.tables import written
from stratlas.records import SearchedText

_COLUMNS = ("document", "version", "country", "kind", "language", "year", "text", "start", "end", "page", "section")


def results_data(found: Results) -> dict[str, Any]:
    """What a search found, in plain values."""
    return {
        "query": found.query.reading,
        "mistakes": [*found.mistakes, *filter(None, (found.lacking,))],
        "total": found.total,
        "hits": [_hit_data(shown) for shown in found.hits],
        "facets": {name: dict(values) for name, values in found.facets.items()},
    }


def results_csv(hits: Iterable[Shown]) -> str:
    """The passages that were found as a table, in which no spreadsheet finds a formula."""
    return written((*_COLUMNS, "quote", "snippet", "score", "matched", "warnings"), map(_row, hits))


def _row(shown: Shown) -> list[object]:
    data = _hit_data(shown) | {"section": " / ".join(shown.hit.passage.section)}
    matched = "; ".join(dict.fromkeys(f"{match['quote']} ({match['query']})" for match in data["matched"]))
    values = [data[name] for name in (*_COLUMNS, "quote", "snippet", "score")]
    return [*values, matched, " ".join(data["warnings"])]


def silence_data(heard: Heard) -> dict[str, Any]:
    """A silence in plain values."""
    silence = heard.silence
    return {
        "id": silence.id,
        "query": silence.query,
        "mistakes": list(heard.mistakes),
        "day": silence.day.isoformat(),
        "format": silence.format,
        "silent": list(silence.silent),
        "mentions": silence.speaking,
        "no_text": list(silence.unheard),
        "terms": {language: list(words) for language, words in silence.terms.items()},
        "texts": [_text_data(heard, text) for text in silence.texts],
        "documents_without_text": list(silence.unread),
        "actor": silence.actor,
        "time": silence.time.isoformat() if silence.time else None,
        "new": heard.new,
    }


def _hit_data(shown: Shown) -> dict[str, Any]:
    entry, passage = shown.hit.entry, shown.hit.passage
    return {
        "document": entry.document,
        "version": entry.version,
        "country": entry.country,
        "kind": entry.kind,
        "language": entry.language,
        "year": entry.year,
        "text": entry.text,
        "start": passage.start,
        "end": passage.end,
        "quote": shown.words,
        "page": passage.pages[0],
        "section": list(passage.section),
        "snippet": shown.snippet.text,
        "marks": [list(mark) for mark in shown.snippet.marks],
        "score": round(shown.hit.score, 4),
        "matched": [
            {
                "query": match.query,
                "quote": shown.words[match.start : match.end],
                "start": passage.start + match.start,
                "end": passage.start + match.end,
            }
            for match in shown.matches
        ],
        **shown.reading.data,
    }


def _text_data(heard: Heard, text: SearchedText) -> dict[str, Any]:
    return {
        "country": text.country,
        "document": text.document,
        "version": text.version,
        "language": text.language,
        "text": text.text,
        "passages": text.passages,
        "warnings": list(heard.warnings.get(text.text, ())),
    }
