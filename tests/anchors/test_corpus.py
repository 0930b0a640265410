"""A thousand damaged quotes from the real documents, and the floors that hold."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from benchmarks.quotes import TYPESET, Sample, corpus_texts, right, samples
from rapidfuzz import fuzz

from stratlas.anchors import Finder, Outcome
from stratlas.anchors.folding import letters

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not corpus_texts(), reason="the documents in ../shared/corpus are not here"),
]


@pytest.fixture(scope="module")
def finders() -> list[Finder]:
    return [Finder(text) for text in corpus_texts()]


@pytest.fixture(scope="module")
def cut(finders: list[Finder]) -> list[Sample]:
    return samples([finder.text for finder in finders], 1000)


def test_every_quote_is_found_at_its_place(finders: list[Finder], cut: list[Sample]) -> None:
    found: Counter[bool] = Counter()
    lost = []
    for sample in cut:
        finding = finders[sample.source].find(sample.quote)
        if right(finding, sample):
            found[sample.damage in TYPESET] += 1
        else:
            lost.append((sample, finding))
    whole = sum(sample.damage in TYPESET for sample in cut)
    assert found[True] == whole, lost
    assert found[False] >= 0.995 * (len(cut) - whole), lost


def test_no_quote_is_found_in_a_document_that_does_not_have_it(finders: list[Finder], cut: list[Sample]) -> None:
    chance = random.Random(3)
    looked = false = 0
    for sample in cut:
        other = chance.choice([index for index in range(len(finders)) if index != sample.source])
        finding = finders[other].find(sample.quote)
        looked += 1
        if finding.outcome is not Outcome.ABSENT:
            original = finders[sample.source].text.content[sample.start : sample.end]
            pair = (letters(original).string, letters(finding.matches[0].span.quote).string)
            false += fuzz.ratio(*pair) < 80  # the documents share passages, some of them reworded
    assert looked == len(cut)
    assert false == 0
