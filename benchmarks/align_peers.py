"""Other ways to align two texts, each as its users would write it: paragraphs in, fates of paragraphs out."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

import numpy as np
import numpy.typing as npt
from diff_match_patch import diff_match_patch
from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq
from scipy.optimize import linear_sum_assignment
from sklearn.feature_extraction.text import TfidfVectorizer
from tests.quality.changes import Fate

from stratlas.align.order import heaviest_rising

Pairs = list[tuple[int, int]]
Scores = npt.NDArray[np.float64]

_ALIKE, _TFIDF_ALIKE = 0.5, 0.3


def by_difflib(old: Sequence[str], new: Sequence[str]) -> list[Fate]:
    """difflib on paragraphs: the same ones in order; what stands in each other's place is reworded."""
    pairs: Pairs = []
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag in {"equal", "replace"}:
            pairs += zip(range(first, last), range(start, end), strict=False)
    return fates(old, new, pairs)


def by_difflib_ratio(old: Sequence[str], new: Sequence[str]) -> list[Fate]:
    """difflib's ratio of the words of what is not the same, all with all, the likest first."""
    pairs = _same(old, new)
    olds, news = _rest(old, new, pairs)
    found = []
    for there in news:
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(new[there].split())
        for here in olds:
            matcher.set_seq1(old[here].split())
            if matcher.real_quick_ratio() > _ALIKE and matcher.quick_ratio() > _ALIKE:
                found.append((-matcher.ratio(), here, there))
    return fates(old, new, pairs + _likest_first(found))


def by_patch(old: Sequence[str], new: Sequence[str]) -> list[Fate]:
    """diff-match-patch on the whole text: paragraphs that share most of their letters."""
    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    owners = [np.repeat(np.arange(len(side)), [len(words) + 1 for words in side]) for side in (old, new)]
    shared = np.zeros((len(old), len(new)))
    at, to = 0, 0
    for operation, words in differ.diff_main("\n".join(old), "\n".join(new)):
        if operation == 0:
            np.add.at(shared, (owners[0][at : at + len(words)], owners[1][to : to + len(words)]), 1)
        at += len(words) if operation <= 0 else 0
        to += len(words) if operation >= 0 else 0
    sizes = np.add.outer([len(words) for words in old], [len(words) for words in new])
    return fates(old, new, _assigned(2 * shared / np.maximum(sizes, 1), _ALIKE))


def by_tfidf(old: Sequence[str], new: Sequence[str]) -> list[Fate]:
    """TF-IDF of three to five letters, and the assignment with the greatest sum."""
    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True).fit([*old, *new])
    scores = (vectors.transform(old) @ vectors.transform(new).T).toarray()
    return fates(old, new, _assigned(scores, _TFIDF_ALIKE))


def by_ratio(old: Sequence[str], new: Sequence[str]) -> list[Fate]:
    """rapidfuzz's ratio all with all, the assignment with the greatest sum, and pieces beside each pair."""
    return _by_scores(old, new, process.cdist(old, new, scorer=fuzz.ratio, dtype=np.float32).astype(np.float64))


def by_ratio_each(old: Sequence[str], new: Sequence[str]) -> list[Fate]:
    """The same with `fuzz.ratio` called for one pair after the other."""
    return _by_scores(old, new, np.array([[fuzz.ratio(here, there) for there in new] for here in old]))


def _by_scores(old: Sequence[str], new: Sequence[str], scores: Scores) -> list[Fate]:
    pairs = _assigned(scores / 100, _ALIKE)
    return fates(old, new, pairs, _pieces(old, new, pairs))


def fates(old: Sequence[str], new: Sequence[str], pairs: Pairs, pieces: Pairs = []) -> list[Fate]:  # noqa: B006
    """Pairs told as fates: what is not in the heaviest rising sequence moved, what is in no pair came or went."""
    pairs = sorted(pairs)
    stays = heaviest_rising([there for _, there in pairs], [1.0 + len(old[here]) for here, _ in pairs])
    beside_old: dict[int, list[int]] = {}
    beside_new: dict[int, list[int]] = {}
    taken_old, taken_new = {here for here, _ in pairs}, {there for _, there in pairs}
    for here, there in pieces:
        if there not in taken_new:
            beside_new.setdefault(here, []).append(there)
            taken_new.add(there)
        elif here not in taken_old:
            beside_old.setdefault(there, []).append(here)
            taken_old.add(here)
    found = []
    for index, (here, there) in enumerate(pairs):
        olds = tuple(sorted([here, *beside_old.get(there, [])]))
        news = tuple(sorted([there, *beside_new.get(here, [])]))
        label = " ".join(["moved"] * (index not in stays) + ["reworded"] * (old[here].split() != new[there].split()))
        if len(olds) != len(news):
            label = "split" if len(news) > len(olds) else "merged"
        found.append(Fate(label or "kept", olds, news))
    found += [Fate("dropped", (here,), ()) for here in range(len(old)) if here not in taken_old]
    found += [Fate("new", (), (there,)) for there in range(len(new)) if there not in taken_new]
    return found


def _same(old: Sequence[str], new: Sequence[str]) -> Pairs:
    places: dict[str, list[int]] = {}
    for there, words in enumerate(new):
        places.setdefault(words, []).append(there)
    return [(here, places[words].pop(0)) for here, words in enumerate(old) if places.get(words)]


def _rest(old: Sequence[str], new: Sequence[str], pairs: Pairs) -> tuple[list[int], list[int]]:
    olds, news = {here for here, _ in pairs}, {there for _, there in pairs}
    return [at for at in range(len(old)) if at not in olds], [at for at in range(len(new)) if at not in news]


def _likest_first(found: list[tuple[float, int, int]]) -> Pairs:
    pairs: Pairs = []
    olds, news = set[int](), set[int]()
    for score, here, there in sorted(found):
        if -score > _ALIKE and here not in olds and there not in news:
            pairs.append((here, there))
            olds.add(here)
            news.add(there)
    return pairs


def _assigned(scores: Scores, least: float) -> Pairs:
    rows, columns = linear_sum_assignment(scores, maximize=True)
    return [(int(here), int(there)) for here, there in zip(rows, columns, strict=True) if scores[here, there] >= least]


def _pieces(old: Sequence[str], new: Sequence[str], pairs: Pairs) -> Pairs:
    """Paragraphs without a pair beside one, most of whose words are in the other one of that pair."""
    olds, news = (set(side) for side in _rest(old, new, pairs))
    found: Pairs = []
    for here, there in pairs:
        for step in (-1, 1):
            if there + step in news and _holds(old[here], new[there], new[there + step]):
                found.append((here, there + step))
            if here + step in olds and _holds(new[there], old[here], old[here + step]):
                found.append((here + step, there))
    return found


def _holds(whole: str, pair: str, piece: str) -> bool:
    gain = LCSseq.similarity(whole.split(), [*pair.split(), *piece.split()])
    gain = max(gain, LCSseq.similarity(whole.split(), [*piece.split(), *pair.split()]))
    return bool(gain - LCSseq.similarity(whole.split(), pair.split()) >= _ALIKE * len(piece.split()))
