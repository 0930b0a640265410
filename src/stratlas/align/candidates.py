"""Which units may belong together: those that share rare words or pairs of words; not all are compared with all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from stratlas.align.passages import Unit, codes_of

BEST = 6
"""Candidates of a unit, from either side."""
_NEAR_BEST = 0.4
"""How much a candidate shares at least, beside the best one of either unit."""
_LITTLE = 80
"""What two units share at least for their size, times the logarithm of how many there are; with less, hardly any pair
is as alike as a third."""
_MOST_PAIRS, _MEETINGS = 6_000_000, 300
"""Meetings that are counted at most, and for each unit; the rarest features, which tell the most, meet first."""
_BITS = 21
"""Bits of a character's number; units are fewer than there are characters."""
_DENSE = 4_000_000
"""Pairs up to which there is room for all of them, which saves sorting."""

_Numbers = npt.NDArray[np.int64]
_Weights = npt.NDArray[np.float64]


def candidates(
    old: Sequence[Unit], new: Sequence[Unit], olds: Sequence[int], news: Sequence[int]
) -> list[tuple[int, int]]:
    """Pairs of an old and a new unit, of those named, that share the most for their size."""
    if not olds or not news:
        return []
    left, right = _Words.of([old[index] for index in olds]), _Words.of([new[index] for index in news])
    rows, columns, shared = _meetings(left.features(right), right.features(left), len(olds), len(news))
    if not len(rows):
        return []
    scores = shared / np.sqrt(left.sizes[rows] * right.sizes[columns])
    best_left, best_right = np.zeros(len(olds)), np.zeros(len(news))
    np.maximum.at(best_left, rows, scores)
    np.maximum.at(best_right, columns, scores)
    good = (scores >= _NEAR_BEST * best_left[rows]) | (scores >= _NEAR_BEST * best_right[columns])
    good &= scores >= _LITTLE * math.log(len(olds) + len(news) + 1)
    rows, columns, scores = rows[good], columns[good], scores[good]
    kept = np.union1d(_best(rows, columns, scores), _best(columns, rows, scores))
    return [(olds[row], news[column]) for row, column in zip(rows[kept].tolist(), columns[kept].tolist(), strict=True)]


@dataclass(frozen=True, slots=True)
class _Words:
    """The stems of some units in a row, the place of the unit that has each, and how many each unit has."""

    stems: _Numbers
    holders: _Numbers
    sizes: _Numbers

    @classmethod
    def of(cls, units: Sequence[Unit]) -> _Words:
        sizes = np.fromiter([len(unit.stems) for unit in units], np.int64, len(units))
        return cls(codes_of("".join([unit.stems for unit in units])), np.repeat(np.arange(len(units)), sizes), sizes)

    def features(self, others: _Words) -> _Features:
        """The words and pairs of neighbouring words, of words that the others have too."""
        known = np.zeros(max(self.stems.max(initial=0), others.stems.max(initial=0)) + 1, np.bool_)
        known[others.stems] = True
        shared = known[self.stems]
        pairs = shared[:-1] & shared[1:] & (self.holders[:-1] == self.holders[1:])
        codes = np.concatenate((self.stems[shared], (self.stems[:-1] << _BITS | self.stems[1:])[pairs]), dtype=np.int64)
        # one number for both, as that is sorted faster
        both = np.sort(codes << _BITS | np.concatenate((self.holders[shared], self.holders[:-1][pairs])))
        both = both[np.diff(both, prepend=-1) != 0]
        codes, holders = both >> _BITS, both & (1 << _BITS) - 1
        starts = np.flatnonzero(np.diff(codes, prepend=-1))
        return _Features(codes[starts], starts, np.diff(starts, append=len(codes)), holders)


class _Features(NamedTuple):
    """Features in order, where the places of the units that have each begin, how many they are, and those places."""

    codes: _Numbers
    starts: _Numbers
    counts: _Numbers
    holders: _Numbers


def _meetings(left: _Features, right: _Features, rows: int, columns: int) -> tuple[_Numbers, _Numbers, _Weights]:
    """Every pair of units that share a feature, and what their shared features tell."""
    shared, here, there = np.intersect1d(left.codes, right.codes, assume_unique=True, return_indices=True)
    left_counts, right_counts = left.counts[here], right.counts[there]
    products = left_counts * right_counts
    order = np.lexsort((shared, products))
    most = min(_MOST_PAIRS, _MEETINGS * (rows + columns))
    order = order[: int(np.searchsorted(np.cumsum(products[order]), most, side="right"))]
    here, there, products = here[order], there[order], products[order]
    left_counts, right_counts = left_counts[order], right_counts[order]
    # whole numbers, so that sums are the same on every machine
    tells = np.rint(1000 * np.log((rows + columns) / (left_counts + right_counts) + 1))
    # the n-th meeting of a feature is of its (n // k)-th left unit and its (n % k)-th right one
    which = np.repeat(np.arange(len(order)), products)
    within = np.arange(len(which)) - np.repeat(np.cumsum(products) - products, products)
    width = right_counts[which]
    met_left = left.holders[left.starts[here][which] + within // width]
    met_right = right.holders[right.starts[there][which] + within % width]
    met = met_left * columns + met_right
    if rows * columns <= _DENSE:
        every: _Weights = np.bincount(met, weights=tells[which], minlength=rows * columns).astype(np.float64)
        codes = np.flatnonzero(every)
        sums = every[codes]
    else:
        codes, places = np.unique(met, return_inverse=True)
        sums = np.bincount(places.ravel(), weights=tells[which], minlength=len(codes)).astype(np.float64)
    rows_met, columns_met = np.divmod(codes.astype(np.int64), columns)
    return rows_met, columns_met, sums


def _best(groups: _Numbers, others: _Numbers, scores: _Weights) -> _Numbers:
    """The places of the best few of each group."""
    order = np.lexsort((others, -scores, groups))
    starts = np.flatnonzero(np.diff(groups[order], prepend=-1))
    ranks = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
    return order[ranks < BEST]
