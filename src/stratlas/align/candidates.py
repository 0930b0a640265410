"""Which units may belong together: those that share rare words or pairs of words; not all are compared with all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stratlas.align.passages import Unit

BEST = 6
"""Candidates of a unit, from either side."""
_NEAR_BEST = 0.4
"""How much a candidate shares at least, beside the best one of either unit."""
_MOST_PAIRS, _MEETINGS = 6_000_000, 300
"""Meetings that are counted at most, and for each unit; the rarest features, which tell the most, meet first."""
_DENSE = 4_000_000
"""Pairs up to which there is room for all of them, which saves sorting."""

_Numbers = npt.NDArray[np.int64]
_Weights = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Features:
    """The words and pairs of neighbouring words of a row of units, as numbers, and the units that have them."""

    codes: _Numbers
    holders: _Numbers
    sizes: _Weights

    @classmethod
    def of(cls, units: Sequence[Unit]) -> Features:
        """The features of units."""
        counts = np.fromiter((len(unit.stems) for unit in units), np.int64, len(units))
        stems = "".join([unit.stems for unit in units]).encode("utf-32-le")
        words = np.frombuffer(stems, np.uint32).astype(np.int64)
        owners = np.repeat(np.arange(len(units)), counts)
        inside = owners[:-1] == owners[1:]
        codes = np.concatenate((words, (words[:-1] * 0x200000 + words[1:])[inside]))
        holders = np.concatenate((owners, owners[:-1][inside]))
        order = np.lexsort((holders, codes))
        codes, holders = codes[order], holders[order]
        first = np.ones(len(codes), np.bool_)
        first[1:] = (codes[1:] != codes[:-1]) | (holders[1:] != holders[:-1])
        return cls(codes[first], holders[first], np.maximum(counts, 1).astype(np.float64))

    def among(self, units: Sequence[int]) -> tuple[tuple[_Numbers, _Numbers], _Weights]:
        """The features of some units, beside their places among these; and these units' sizes."""
        places = np.full(len(self.sizes), -1)
        places[units] = np.arange(len(units))
        held = places[self.holders]
        return (self.codes[held >= 0], held[held >= 0]), self.sizes[units]


def candidates(old: Features, new: Features, olds: Sequence[int], news: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of an old and a new unit, of those named, that share the most for their size."""
    if not olds or not news:
        return []
    left, left_sizes = old.among(olds)
    right, right_sizes = new.among(news)
    rows, columns, shared = _meetings(left, right, len(olds), len(news))
    if not len(rows):
        return []
    scores = shared / np.sqrt(left_sizes[rows] * right_sizes[columns])
    best_left, best_right = np.zeros(len(olds)), np.zeros(len(news))
    np.maximum.at(best_left, rows, scores)
    np.maximum.at(best_right, columns, scores)
    good = (scores >= _NEAR_BEST * best_left[rows]) | (scores >= _NEAR_BEST * best_right[columns])
    rows, columns, scores = rows[good], columns[good], scores[good]
    kept = np.union1d(_best(rows, columns, scores), _best(columns, rows, scores))
    return [(olds[row], news[column]) for row, column in zip(rows[kept].tolist(), columns[kept].tolist(), strict=True)]


def _meetings(
    left: tuple[_Numbers, _Numbers], right: tuple[_Numbers, _Numbers], rows: int, columns: int
) -> tuple[_Numbers, _Numbers, _Weights]:
    """Every pair of units that share a feature, and what their shared features tell."""
    known, left_starts, left_counts = np.unique(left[0], return_index=True, return_counts=True)
    others, right_starts, right_counts = np.unique(right[0], return_index=True, return_counts=True)
    shared, here, there = np.intersect1d(known, others, assume_unique=True, return_indices=True)
    products = left_counts[here] * right_counts[there]
    order = np.lexsort((shared, products))
    most = min(_MOST_PAIRS, _MEETINGS * (rows + columns))
    order = order[: int(np.searchsorted(np.cumsum(products[order]), most, side="right"))]
    here, there, products = here[order], there[order], products[order]
    # whole numbers, so that sums are the same on every machine
    tells = np.rint(1000 * np.log((rows + columns) / (left_counts[here] + right_counts[there]) + 1))
    # the n-th meeting of a feature is of its (n // k)-th left unit and its (n % k)-th right one
    which = np.repeat(np.arange(len(order)), products)
    within = np.arange(len(which)) - np.repeat(np.cumsum(products) - products, products)
    width = right_counts[there][which]
    met_left = left[1][left_starts[here][which] + within // width]
    met_right = right[1][right_starts[there][which] + within % width]
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
