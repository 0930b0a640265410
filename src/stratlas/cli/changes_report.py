"""Changes for the terminal and as a table: plain words, one change after another."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import groupby

from stratlas import actions, align
from stratlas.cli.output import counted, one_line
from stratlas.records import Change, ChangeKind, SectionKind, Span, Text, WordKind

_LONGEST = 300
_AROUND = 6
_MOST_CONCEPTS = 12
_HALF = 0.5
"""Sections that share fewer of their words are not one under two names."""
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


def report(told: actions.Told) -> Iterator[str]:
    """The lines of the terminal's view: in short, by sections, claims, and then the changes that are not kept."""
    comparison = told.comparison
    yield f"{comparison.old.version.id} → {comparison.new.version.id}"
    if comparison.translated:
        yield f"Compared in translation: {comparison.translated}"
    for sentence in told.sentences:
        yield f"  {one_line(sentence)}"
    yield from _sections(comparison)
    if comparison.older:
        are = "is" if comparison.older == 1 else "are"
        yield f"  {counted(comparison.older, 'judgement')} of earlier texts {are} not applied: judge them again."
    yield from _claims(told.claims)
    yield from _concepts(told)
    if told.narrowed:
        yield ""
        yield f"Changes {one_line(told.narrowed)}:"
    for title, changes in told.by_section:
        shown = [change for change in changes if change.kind is not ChangeKind.KEPT or change.judged or told.narrowed]
        if shown:
            yield ""
            yield one_line(title, 110)
        for change in shown:
            yield from _change(comparison, change, actions.came_from(change, title))


def _sections(comparison: actions.Comparison) -> Iterator[str]:
    alignment = comparison.alignment
    for change in alignment.sections:
        came = ", ".join(f"“{one_line(alignment.old_sections[at].title, 60)}”" for at in change.old)
        went = ", ".join(f"“{one_line(alignment.new_sections[at].title, 60)}”" for at in change.new)
        both = one_line(align.percent(change.shared))
        if change.kind is SectionKind.SPLIT:
            yield f"  section {came} went into {went}"
        elif change.kind is SectionKind.MERGED:
            yield f"  sections {came} went into {went}"
        elif change.kind is SectionKind.KEPT and change.renamed and change.shared < _HALF:
            yield f"  section {came} went partly into {went} ({both} of the words stand in both)"
        elif change.kind is SectionKind.KEPT and change.renamed:
            yield f"  section {came} is now {went} ({both} of the words stand in both)"


def _claims(claims: Iterable[actions.ClaimChange]) -> Iterator[str]:
    told = [item for item in claims if item.what != "stayed"]
    if told:
        yield ""
        yield "Claims"
    for item in told:
        words = "lost its words" if item.what == "lost" else "rests on new words"
        yield f"  {item.claim.id} {words}: {one_line(item.claim.wording, 80)}"


def concept_lines(told: actions.Told) -> list[str]:
    """What became of the concepts that came, went or changed places, a line each, the greatest differences first."""
    lines = []
    for item in actions.told_first(told.concepts):
        shares = one_line(f"{actions.share_of(item.old_share)} → {actions.share_of(item.new_share)} of the words")
        places = f", place {item.old_place} → {item.new_place}" if item.old_place and item.new_place else ""
        lines.append(f"{item.concept.key} {item.what}: {shares}{places}")
    return lines


def _concepts(told: actions.Told) -> Iterator[str]:
    if lines := concept_lines(told):
        yield ""
        yield "Concepts, by the words of the codebook"
        yield from (f"  {line}" for line in lines[:_MOST_CONCEPTS])
        if (more := len(lines) - _MOST_CONCEPTS) > 0:
            yield f"  and {more} more: --json has them all"


def _change(comparison: actions.Comparison, change: Change, source: str) -> Iterator[str]:
    said = actions.in_words(change) + (", judged" if change.judged else "")
    if change.reworded:
        said += f", {one_line(align.percent(change.score))} of the words are the same"
    if change.renumbered:
        said += ", number " + " → ".join(number or "none" for number in change.renumbered)
    if source:
        said += f", from “{one_line(source, 60)}”"
    yield f"  {_SIGNS[change.kind]} {said}  [{change.id}]"
    if change.old and change.new and change.words:
        yield f"    {one_line(marked(change, comparison.old.text, comparison.new.text), 1200)}"
    else:
        yield f"    {_quoted(change.new or change.old)}"


def _quoted(spans: Iterable[Span]) -> str:
    return one_line(" ".join(span.quote for span in spans), _LONGEST)


def marked(change: Change, old: Text, new: Text) -> str:
    """The new words with what was taken out as [-so-] and what was put in as {+so+}; long equal stretches are cut."""
    found = [run for passage in align.redline(change, old, new) for run in (*passage, (" ", WordKind.EQUAL))]
    runs = [("".join(words for words, _ in some), kind) for kind, some in groupby(found, key=lambda run: run[1])]
    parts = []
    for at, (words, kind) in enumerate(runs):
        if kind is WordKind.EQUAL:
            parts.append(_cut(words, first=at == 0, last=at == len(runs) - 1))
        else:
            before, after = _BRACKETS[kind]
            parts.append(f"{before}{words}{after}")
    return "".join(parts)


def _cut(words: str, *, first: bool, last: bool) -> str:
    found = words.split()
    if len(found) <= 2 * _AROUND + 2:
        return words
    head = "" if first else " ".join([words[: len(words) - len(words.lstrip())] + found[0], *found[1:_AROUND]]) + " "
    tail = "" if last else " " + " ".join(found[-_AROUND:]) + words[len(words.rstrip()) :]
    return f"{head}…{tail}"


def table(told: actions.Told) -> str:
    """The changes as CSV, one row each; nothing in a cell is taken for a formula by a spreadsheet."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for change in told.changes:
        row = [change.id, change.kind.value, *(_yes(item) for item in (change.moved, change.reworded, change.judged))]
        row += [f"{change.score:.4f}", " › ".join(change.old_section), " › ".join(change.new_section)]
        sides = ((told.comparison.old.text, change.old), (told.comparison.new.text, change.new))
        row += [str(text.page_at(spans[0].start)) if spans else "" for text, spans in sides]
        for _, spans in sides:
            row += [str(spans[0].start), str(spans[-1].end)] if spans else ["", ""]
        row += ["\n\n".join(span.quote for span in spans) for _, spans in sides]
        writer.writerow([actions.harmless(cell) for cell in row])
    return buffer.getvalue()


def _yes(value: bool) -> str:
    return "yes" if value else ""
