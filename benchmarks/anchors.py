"""Finding damaged quotes: ours beside difflib and a plain rapidfuzz scan. `python -m benchmarks.anchors`."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from benchmarks.quotes import DAMAGES, TYPESET, Sample, corpus_texts, overlap, right, samples, written_texts
from stratlas.anchors import Finder, Outcome, find
from stratlas.anchors.folding import letters
from stratlas.records import Text

QUOTES = 1000
SHARED = 126
"""Quotes that every way of finding gets: as many as the slowest can answer in a minute or two."""
CLOSE = 0.8
"""What the peers take for found, on their own scale."""

Place = tuple[int, int]


@dataclass(slots=True)
class Score:
    """What one way of finding did."""

    seconds: list[float] = field(default_factory=list)
    right: int = 0
    false: int = 0

    @property
    def median(self) -> float:
        return statistics.median(self.seconds) * 1000


def by_difflib(quote: str, content: str) -> Place | None:
    """The longest common stretch, the quote laid out around it, and the ratio of that part."""
    matcher = SequenceMatcher(None, quote, content, autojunk=False)
    block = matcher.find_longest_match()
    start = max(0, block.b - block.a)
    end = start + len(quote)
    ratio = SequenceMatcher(None, quote, content[start:end], autojunk=False).ratio()
    return (start, end) if ratio >= CLOSE else None


def by_scan(quote: str, content: str) -> Place | None:
    """rapidfuzz's best window as long as the quote."""
    best = fuzz.partial_ratio_alignment(quote, content, score_cutoff=100 * CLOSE)
    return (best.dest_start, best.dest_end) if best else None


def measure_ours(texts: list[Text], cut: list[Sample], prepared: bool) -> Score:
    score, chance = Score(), random.Random(5)
    finders = [Finder(text) for text in texts]
    if prepared:
        for finder in finders:
            finder.find("quite some words that are not there at all")  # makes all that is made at first need
    for sample in cut:
        text, finder = texts[sample.source], finders[sample.source]
        began = time.perf_counter()
        finding = finder.find(sample.quote) if prepared else find(sample.quote, text)
        score.seconds.append(time.perf_counter() - began)
        score.right += right(finding, sample)
        other = finders[another(chance, len(texts), sample.source)]
        finding = other.find(sample.quote)
        if finding.outcome is not Outcome.ABSENT:
            score.false += not same_words(texts, sample, finding.matches[0].span.quote)
    return score


def measure_peer(way: Callable[[str, str], Place | None], texts: list[Text], cut: list[Sample]) -> Score:
    score, chance = Score(), random.Random(5)
    for sample in cut:
        content = texts[sample.source].content
        began = time.perf_counter()
        place = way(sample.quote, content)
        score.seconds.append(time.perf_counter() - began)
        score.right += place is not None and overlap(place, sample)
        other = texts[another(chance, len(texts), sample.source)].content
        place = way(sample.quote, other)
        score.false += place is not None and not same_words(texts, sample, other[place[0] : place[1]])
    return score


def another(chance: random.Random, count: int, source: int) -> int:
    return chance.choice([index for index in range(count) if index != source])


def same_words(texts: list[Text], sample: Sample, found: str) -> bool:
    """Whether a quote's undamaged words really stand in the other document too, perhaps reworded a little."""
    original = texts[sample.source].content[sample.start : sample.end]
    return fuzz.ratio(letters(original).string, letters(found).string) >= 80


def row(name: str, score: Score, best: float) -> str:
    count = len(score.seconds)
    times, found = f"{score.median:.1f} | {score.median / best:.1f}", f"{score.right / count:.1%}"
    return f"| {name} | {count} | {times} | {found} | {score.false} |"


def by_damage(texts: list[Text], cut: list[Sample]) -> list[str]:
    finders = [Finder(text) for text in texts]
    lines = ["| damage | quotes | found at their place |", "|---|---:|---:|"]
    for damage in DAMAGES:
        mine = [sample for sample in cut if sample.damage == damage]
        found = sum(right(finders[sample.source].find(sample.quote), sample) for sample in mine)
        lines.append(f"| {damage} | {len(mine)} | {found} |")
    return lines


def hundred_pages(texts: list[Text], cut: list[Sample]) -> str:
    """One-shot times on one text of 300,000 characters, the quote's text among others."""
    seconds = []
    for sample in cut[:: max(1, len(cut) // 50)]:
        content = texts[sample.source].content
        number = sample.source
        while len(content) < 300_000:
            number = (number + 1) % len(texts)
            content += "\n\f" + texts[number].content
        text = Text(texts[0].capture, "bench-1", content[:300_000], texts[0].pages[:1], ())
        began = time.perf_counter()
        find(sample.quote, text)
        seconds.append(time.perf_counter() - began)
    return f"{statistics.median(seconds) * 1000:.0f} ms (slowest of {len(seconds)}: {max(seconds) * 1000:.0f} ms)"


def run() -> str:
    texts = corpus_texts()
    source = f"{len(texts)} real documents" if texts else "made-up texts (the documents of ../shared are not here)"
    texts = texts or written_texts()
    cut = samples(texts, QUOTES)
    shared = cut[:SHARED]
    ours = measure_ours(texts, cut, prepared=True)
    scores = {
        "ours, text prepared": measure_ours(texts, shared, prepared=True),
        "ours, one shot": measure_ours(texts, shared, prepared=False),
        "rapidfuzz `partial_ratio_alignment`": measure_peer(by_scan, texts, shared),
        "difflib": measure_peer(by_difflib, texts, shared),
    }
    best = scores["ours, one shot"].median
    size = statistics.median(len(text.content) for text in texts)
    lines = [
        "## Finding quotes",
        "",
        f"Quotes of 30 to 400 characters from {source} (median {size:,.0f} characters), damaged in nine ways in turn "
        f"(`benchmarks/quotes.py`). All ways get the same {len(shared)} quotes, and then those that are fast enough "
        f"all {len(cut)}. Found: the true place is among the places, nine tenths of it. False: found in another "
        f"document that does not have the words. Peers get the raw strings and count as found from {CLOSE:.0%} up.",
        "",
        "| | quotes | ms a quote | × one shot | found | false |",
        "|---|---:|---:|---:|---:|---:|",
        *(row(name, score, best) for name, score in scores.items()),
        row("ours, text prepared, all", ours, best),
        row("rapidfuzz, all", measure_peer(by_scan, texts, cut), best),
        "",
        f"A text of 300,000 characters, one shot: {hundred_pages(texts, cut)}.",
        "",
        f"For {' and '.join(sorted(TYPESET))}, found means exact, normalised or ambiguous:",
        "",
        *by_damage(texts, cut),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(run())
