"""Telling false text from true: what is certain is mended and remembered, what is not is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from stratlas.extract.alphabets import names_of
from stratlas.extract.font_codes import mended_codes
from stratlas.extract.homoglyphs import find_homoglyphs
from stratlas.extract.language import check_language
from stratlas.extract.orthography import Orthography, orthography_of
from stratlas.extract.quality import check_quality, is_in_no_language
from stratlas.extract.repair import Change, repaired
from stratlas.records import Notice, Text

MISMATCHES = frozenset({"script-mismatch", "language-mismatch"})
_TABLES = 3


def made_true(text: Text, declared: str | None) -> Text:
    """The text with everything mended that is certain, and a notice for each thing that a reader must know of it."""
    spelling = orthography_of(declared)
    text = _with_homoglyphs_mended(_with_codes_mended(text, declared, spelling), spelling)
    notices = check_language(text, declared) if declared else ()
    if any(notice.code in MISMATCHES for notice in notices):
        if spelling is not None and is_in_no_language(text):
            notices = ()  # Wrong letters look like another language to a detector of languages.
        else:
            spelling = None
    quality = check_quality(text, declared, spelling)
    return replace(text, notices=(*text.notices, *notices, *quality))


def _with_codes_mended(text: Text, declared: str | None, spelling: Orthography | None) -> Text:
    names = names_of(declared)
    for _ in range(_TABLES):
        mended = mended_codes(text, spelling, names)
        if mended is None:
            break
        words = f"{len(mended.changes):,} words" if len(mended.changes) > 1 else "One word"
        verb = "were" if len(mended.changes) > 1 else "was"
        where = _on_pages(text, mended.changes)
        sentence = f"{words} {verb} in wrong codes ({mended.table.name}) and {verb} put right{where}."
        notice = Notice("codes-mended", sentence)
        text = replace(repaired(text, mended.changes), notices=(*text.notices, notice))
    return text


def _with_homoglyphs_mended(text: Text, spelling: Orthography | None) -> Text:
    changes = tuple(find_homoglyphs(text, spelling))
    if not changes:
        return text
    letters = f"{len(changes):,} letters" if len(changes) > 1 else "One letter"
    verb = "were" if len(changes) > 1 else "was"
    notice = Notice(
        "homoglyphs-mended",
        f"{letters} of another script that look the same {verb} put right{_on_pages(text, changes)}.",
    )
    return replace(repaired(text, changes), notices=(*text.notices, notice))


def _on_pages(text: Text, changes: Iterable[Change]) -> str:
    """Where the changes are, as “ on pages 1, 3–5”; nothing where there are no pages to speak of."""
    if len(text.pages) < 2:
        return ""
    numbers = sorted({text.page_at(change.start) for change in changes})
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    written = ", ".join(f"{first}–{last}" if last > first else str(first) for first, last in ranges)
    return f" on page {written}" if len(numbers) == 1 else f" on pages {written}"
