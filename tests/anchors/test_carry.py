"""Carrying spans to another text of the same document."""

from __future__ import annotations

from hypothesis import given

from stratlas.anchors import Outcome, carry
from stratlas.records import Span, Text
from tests.strategies import Cut, cuts
from tests.texts import text_of

OLD = (
    "1. Winter. The towns of the coast name these threats: long winters and falling bridges of the old kind.\n"
    "2. Summer. The towns of the hills name those threats: dry rivers and burning woods above the houses.\n"
)


def span_of(text: Text, words: str, number: int = 0) -> Span:
    at = -1
    for _ in range(number + 1):
        at = text.content.index(words, at + 1)
    return text.span(at, at + len(words))


def test_a_span_is_carried_to_where_its_context_stands() -> None:
    old, new = text_of(OLD), text_of("STRATEGY\n\n" + OLD.replace("coast name", "coast\nname"))
    finding = carry(span_of(old, "threats", 1), old, new)
    assert finding.outcome is Outcome.EXACT
    assert finding.matches[0].span == span_of(new, "threats", 1)


def test_other_typesetting_does_not_hinder() -> None:
    old, new = text_of(OLD), text_of(OLD.replace("falling bridges", "fall-\ning bridges"))
    finding = carry(span_of(old, "long winters and falling bridges"), old, new)
    assert (finding.outcome, finding.matches[0].span.quote) == (
        Outcome.NORMALISED,
        "long winters and fall-\ning bridges",
    )


def test_one_side_is_enough_for_words_that_stand_nowhere_else() -> None:
    old, new = text_of(OLD), text_of(OLD.replace("of the old kind", "everywhere"))
    assert carry(span_of(old, "falling bridges"), old, new).outcome is Outcome.EXACT


def test_words_without_their_context_are_left_to_a_person() -> None:
    old, new = (
        text_of(OLD),
        text_of("Nothing is said here of winters. We fear falling bridges, and that is all there is."),
    )
    finding = carry(span_of(old, "falling bridges"), old, new)
    assert (finding.outcome, finding.matches[0].span.quote) == (Outcome.CLOSE, "falling bridges")


def test_a_dropped_passage_is_not_carried_to_its_like() -> None:
    old, new = text_of(OLD), text_of(OLD.splitlines()[1])
    assert carry(span_of(old, "threats", 0), old, new).outcome is Outcome.CLOSE
    assert carry(span_of(old, "towns of the", 0), old, text_of(OLD.splitlines()[1] * 2)).outcome is Outcome.AMBIGUOUS


def test_words_that_are_gone_are_absent() -> None:
    old = text_of(OLD)
    assert carry(span_of(old, "falling bridges"), old, text_of("An entirely other text.")).outcome is Outcome.ABSENT


def test_a_wider_context_decides_where_the_near_one_repeats() -> None:
    text = text_of("ab" * 300)
    span = text.span(200, 210)
    assert carry(span, text, text).matches[0].span == span


@given(cuts(least=1))
def test_every_span_is_carried_to_the_same_text(cut: Cut) -> None:
    span = cut.text.span(cut.start, cut.end)
    finding = carry(span, cut.text, cut.text)
    assert finding.outcome is Outcome.EXACT
    assert finding.matches[0].span == span
