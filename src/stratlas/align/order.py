"""What kept its order and what moved: the heaviest rising sequence stays, the rest moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def heaviest_rising(places: Sequence[int], weights: Sequence[float]) -> set[int]:
    """The indices of the rising subsequence of `places` with the greatest sum of weights (all above 0).

    Of several as heavy, the one that ends at the lowest place, and so on backwards.
    """
    # A staircase: ends of sequences by place, each heavier than all before it.
    stairs: list[int] = []
    sums: list[float] = []
    holders: list[int] = []
    before = [-1] * len(places)
    for index, (place, weight) in enumerate(zip(places, weights, strict=True)):
        at = bisect_left(stairs, place)
        before[index] = holders[at - 1] if at else -1
        total = (sums[at - 1] if at else 0.0) + weight
        if at < len(stairs) and stairs[at] == place and sums[at] >= total:
            continue
        end = at
        while end < len(stairs) and sums[end] <= total:
            end += 1
        stairs[at:end], sums[at:end], holders[at:end] = [place], [total], [index]
    found = set()
    index = holders[-1] if holders else -1
    while index >= 0:
        found.add(index)
        index = before[index]
    return found
