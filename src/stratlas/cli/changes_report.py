"""Changes for the terminal and as a table: plain words, one change after another."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from stratlas.actions import ClaimChange, Comparison
from stratlas.align import in_sentences, percent
from stratlas.cli.output import one_line
from stratlas.records import Change, ChangeKind, SectionKind, Span, WordKind

_LONGEST = 300
_AROUND = 6
_SIGNS = {
    ChangeKind.KEPT: "=",
    ChangeKind.REWORDED: "≈",
    ChangeKind.MOVED: "↕",
    ChangeKind.SPLIT: "⑂",
    ChangeKind.MERGED: "⑃",
    ChangeKind.DROPPED: "−",
    ChangeKind.NEW: "+",
}
_BRACKETS = {WordKind.DELETED: ("[-", "-]"), WordKind.INSERTED: ("{+", "+}"), WordKind.MOVED: ("<", ">")}
COLUMNS = (
    *("id", "kind", "moved", "reworded", "judged", "score", "old_section", "new_section"),
    *("old_page", "new_page", "old_start", "old_end", "new_start", "new_end", "old", "new"),
)


def names(comparison: Comparison) -> tuple[str, str]:
    """What the two are called in sentences: their years where these differ, else their ids."""
    years = [str(side.document.year or "") for side in (comparison.old, comparison.new)]
    if all(years) and years[0] != years[1]:
        return years[0], years[1]
    return comparison.old.version.id, comparison.new.version.id


def report(comparison: Comparison, chosen: Sequence[Change], claims: Iterable[ClaimChange]) -> Iterator[str]:
    """The lines of the terminal's view: in short, by sections, claims, and then the changes that are not kept."""
    old, new = names(comparison)
    yield f"{comparison.old.version.id} → {comparison.new.version.id}"
    if comparison.translated:
        yield f"Compared in translation: {comparison.translated}"
    for sentence in in_sentences(comparison.alignment, old, new):
        yield f"  {one_line(sentence)}"
    yield from _sections(comparison)
    yield from _claims(claims)
    shown = [change for change in chosen if change.kind is not ChangeKind.KEPT]
    last: tuple[str, ...] | None = None
    for change in shown:
        section = change.new_section or change.old_section
        if section != last:
            yield ""
            yield one_line(" › ".join(section), 110) if section else "(before the first heading)"
            last = section
        yield from _change(change)


def _sections(comparison: Comparison) -> Iterator[str]:
    alignment = comparison.alignment
    for change in alignment.sections:
        came = ", ".join(f"“{one_line(alignment.old_sections[at].title, 60)}”" for at in change.old)
        went = ", ".join(f"“{one_line(alignment.new_sections[at].title, 60)}”" for at in change.new)
        if change.kind is SectionKind.SPLIT:
            yield f"  section {came} went into {went}"
        elif change.kind is SectionKind.MERGED:
            yield f"  sections {came} went into {went}"
        elif change.kind is SectionKind.KEPT and change.renamed:
            yield f"  section {came} is now {went} ({percent(change.shared)} of the words stand in both)"


def _claims(claims: Iterable[ClaimChange]) -> Iterator[str]:
    told = [item for item in claims if item.what != "stayed"]
    if told:
        yield ""
        yield "Claims"
    for item in told:
        words = "lost its passages" if item.what == "lost" else "rests on new passages"
        yield f"  {item.claim.id} {words}: {one_line(item.claim.wording, 80)}"


def _change(change: Change) -> Iterator[str]:
    also = [
        word
        for word, holds in (
            ("moved", change.moved and change.kind is not ChangeKind.MOVED),
            ("reworded", change.reworded and change.kind is not ChangeKind.REWORDED),
            ("judged", change.judged),
        )
        if holds
    ]
    said = ", ".join([change.kind.value, *also])
    if change.old and change.new:
        said += f", {percent(change.score)} of the words are the same"
    if change.renumbered:
        said += f", {change.renumbered[0]} is now {change.renumbered[1]}"
    yield f"  {_SIGNS[change.kind]} {said}  [{change.id}]"
    if change.old and change.new:
        yield f"    {one_line(marked(change), 1200)}" if change.words else f"    {_quoted(change.new)}"
    else:
        yield f"    {_quoted(change.old or change.new)}"


def _quoted(spans: Iterable[Span]) -> str:
    return one_line(" ".join(span.quote for span in spans), _LONGEST)


def runs(change: Change) -> list[list[tuple[str, WordKind]]]:
    """For each new passage its words in order, with what was taken out where it stood; punctuation is the new one's."""
    passages: list[list[tuple[str, WordKind]]] = [[] for _ in change.new]
    at = [span.start for span in change.new]
    for word in change.words:
        place = next((n for n, span in enumerate(change.new) if word.new_start <= span.end), len(change.new) - 1)
        span, found = change.new[place], passages[place]
        if between := span.quote[at[place] - span.start : max(word.new_start - span.start, 0)]:
            found.append((between, WordKind.EQUAL))
        if word.old and word.kind in {WordKind.DELETED, WordKind.REPLACED}:
            found += [(word.old, WordKind.DELETED), (" ", WordKind.EQUAL)]
        if word.new:
            found.append((word.new, WordKind.INSERTED if word.kind is WordKind.REPLACED else word.kind))
        at[place] = max(at[place], word.new_end)
    for place, span in enumerate(change.new):
        if rest := span.quote[at[place] - span.start :]:
            passages[place].append((rest, WordKind.EQUAL))
    return passages


def marked(change: Change) -> str:
    """The new words with what was taken out as [-so-] and what was put in as {+so+}; long equal stretches are cut."""
    found = [run for passage in runs(change) for run in (*passage, (" ", WordKind.EQUAL))]
    parts: list[str] = []
    for kind, group in groupby(found, key=lambda run: run[1]):
        words = "".join(text for text, _ in group)
        if kind is WordKind.EQUAL:
            parts.append(words)
        else:
            before, after = _BRACKETS[kind]
            parts.append(f"{before}{words}{after}")
    last = len(parts) - 1
    equal = [kind is WordKind.EQUAL for kind, _ in groupby(found, key=lambda run: run[1])]
    return "".join(_cut(part, first=at == 0, last=at == last) if equal[at] else part for at, part in enumerate(parts))


def _cut(words: str, *, first: bool, last: bool) -> str:
    found = words.split()
    if len(found) <= 2 * _AROUND + 2:
        return words
    head = "" if first else " ".join([words[: len(words) - len(words.lstrip())] + found[0], *found[1:_AROUND]]) + " "
    tail = "" if last else " " + " ".join(found[-_AROUND:]) + words[len(words.rstrip()) :]
    return f"{head}…{tail}"


def table(comparison: Comparison, chosen: Iterable[Change]) -> str:
    """The changes as CSV, one row each; nothing in a cell is taken for a formula by a spreadsheet."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for change in chosen:
        row = [change.id, change.kind.value, *(_yes(item) for item in (change.moved, change.reworded, change.judged))]
        row += [f"{change.score:.4f}", " › ".join(change.old_section), " › ".join(change.new_section)]
        row += [_page(comparison.old.text.page_at, change.old), _page(comparison.new.text.page_at, change.new)]
        for side in (change.old, change.new):
            row += [str(side[0].start), str(side[-1].end)] if side else ["", ""]
        row += ["\n\n".join(span.quote for span in side) for side in (change.old, change.new)]
        writer.writerow([_harmless(cell) for cell in row])
    return buffer.getvalue()


def _yes(value: bool) -> str:
    return "yes" if value else ""


def _page(page_at: object, spans: Sequence[Span]) -> str:
    return str(page_at(spans[0].start)) if spans and callable(page_at) else ""


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
