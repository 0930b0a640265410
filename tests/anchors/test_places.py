"""What is exact, what is normalised, what is ambiguous."""

from __future__ import annotations

import pytest

import stratlas.anchors
from stratlas.anchors import Finder, Finding, Outcome, find
from stratlas.errors import UsageError
from tests.texts import text_of


def quotes(finding: Finding) -> list[str]:
    return [match.span.quote for match in finding.matches]


def test_the_room_shows_what_it_says() -> None:
    assert set(stratlas.anchors.__all__) == {
        "PLACES", "Difference", "Finder", "Finding", "Match", "Outcome", "carry", "find"
    }  # fmt: skip


def test_words_that_stand_once_are_exact() -> None:
    finding = find("  the harbour towns\n", text_of("All of the harbour towns agree."))
    assert (finding.outcome, quotes(finding)) == (Outcome.EXACT, ["the harbour towns"])
    assert finding.matches[0].score == 1.0
    assert finding.matches[0].differences == ()


def test_a_decomposed_quote_is_exact() -> None:
    assert find("bezbednos\u0301ti", text_of("u bezbedno\u015bti je")).outcome is Outcome.EXACT


def test_offsets_are_code_points() -> None:
    text = text_of("🛡🛡🛡 The shield 🛡 stands.")
    match = find("shield 🛡 stands", text).matches[0]
    assert (match.span.start, match.span.end) == (8, 23)


@pytest.mark.parametrize(
    ("quote", "content", "found"),
    [
        ("a safe harbour", "in a\u00a0safe\u2009\n\fharbour now", "a\u00a0safe\u2009\n\fharbour"),
        ("international help", "some inter-\nnational help", "inter-\nnational help"),
        ("inter-\nnational help", "some international help", "international help"),
        ("inter- national help", "some inter-\nnational help", "inter-\nnational help"),
        ("inter-\nnational help", "some inter-\n\n\fnational help", "inter-\n\n\fnational help"),
        ("self-defence forces", "the self-\ndefence forces", "self-\ndefence forces"),
        ("self-\ndefence forces", "the self-defence forces", "self-defence forces"),
        ("in 2015–2020", "not in 2015–\n2020", "in 2015–\n2020"),
        ("national", "the na\u00adtional bank", "na\u00adtional"),
        ("national", "the na\u200btional bank", "na\u200btional"),
        ("“clean” rivers", "call «clean» rivers", "«clean» rivers"),
        (",,clean'' rivers", "call „clean“ rivers", "„clean“ rivers"),
        ('dit "clean"', "il dit «\u00a0clean\u00a0»", "dit «\u00a0clean\u00a0»"),
        ("the nation's", "of the nation’s rivers", "the nation’s"),
        ("rivers -- clean", "of rivers — clean", "rivers — clean"),
        ("rivers–clean", "of rivers-clean", "rivers-clean"),
        ("rivers – clean", "of rivers \u200b– \u200bclean", "rivers \u200b– \u200bclean"),
        ("rivers – clean", "of rivers\u200b – \u200b clean", "rivers\u200b – \u200b clean"),
        ("rivers \u200b-\u2060 clean", "of rivers - clean", "rivers - clean"),
        ("inter-\u200b\nnational help", "some international help", "international help"),
        ("final effort", "a ﬁnal eﬀort", "ﬁnal eﬀort"),
        ("ǅep i ǉubav", "Džep i ljubav", "Džep i ljubav"),
        ("and so on...", "and so on…", "and so on…"),
        ("国家安全战略", "我们的国家安\n全战略是", "国家安\n全战略"),
        ("- Safe harbours", "list:\n– Safe harbours\n", "– Safe harbours"),
    ],
)
def test_typesetting_does_not_matter(quote: str, content: str, found: str) -> None:
    finding = find(quote, text_of(content))
    assert (finding.outcome, quotes(finding)) == (Outcome.NORMALISED, [found])


@pytest.mark.parametrize(
    ("quote", "content"),
    [
        ("safe harbours for all", "Safe harbours for all"),
        ("bezbednosna strategija", "bezbednošna strategija"),
        ("the law of mass", "the law ofmass"),
        ("pre- and post-war plans", "preand post-war plans"),
        ("- Safe harbours for all", "list: Safe harbours for all"),
        ("self-defence forces", "selfdefence forces"),
        ("rivers – clean", "rivers\u200b–clean"),
    ],
)
def test_letters_case_diacritics_and_spaces_do(quote: str, content: str) -> None:
    assert find(quote, text_of(content)).outcome is Outcome.CLOSE


def test_words_that_stand_twice_are_ambiguous_and_all_places_are_listed() -> None:
    finding = find("the old bridge", text_of("On the old bridge, under the old bridge, by the old\nbridge."))
    assert finding.outcome is Outcome.AMBIGUOUS
    assert quotes(finding) == ["the old bridge", "the old bridge", "the old\nbridge"]


@pytest.mark.parametrize(
    ("before", "after", "start"), [("under", "", 25), ("", ", un–\nder", 3), ("by\u00a0", " .", 44), ("x", "", None)]
)
def test_the_context_decides_between_places(before: str, after: str, start: int | None) -> None:
    text = text_of("On the old bridge, under the old bridge, by the old\nbridge.")
    finding = find("the old bridge", text, before=before, after=after)
    if start is None:
        assert finding.outcome is Outcome.AMBIGUOUS
        assert len(finding.matches) == 3
    else:
        assert [match.span.start for match in finding.matches] == [start]


def test_several_places_in_the_context_stand_first() -> None:
    text = text_of("A red fox ran. The red fox sat. The red fox ate.")
    finding = find("red fox", text, before="The ")
    assert finding.outcome is Outcome.AMBIGUOUS
    assert [match.span.start for match in finding.matches] == [19, 36, 2]


def test_places_may_overlap() -> None:
    assert [match.span.start for match in find("anan", text_of("ananan")).matches] == [0, 2]


@pytest.mark.parametrize("quote", ["", "  \n", "–", "“…”"])
def test_a_quote_without_a_letter_is_refused_in_one_sentence(quote: str) -> None:
    with pytest.raises(UsageError, match="at least one letter or digit"):
        find(quote, text_of("words"))


def test_a_finder_answers_as_find_does() -> None:
    text = text_of("All of the harbour towns agree, and the towns of the hills do not.")
    finder = Finder(text)
    for quote in ("harbour towns", "harbour  towns", "the harbor towns agree", "towns", "nothing of this kind"):
        assert finder.find(quote) == find(quote, text)


def test_no_more_than_a_thousand_places_are_listed() -> None:
    finding = find("aaaa", text_of("a" * 5000))
    assert (finding.outcome, len(finding.matches)) == (Outcome.AMBIGUOUS, 1000)


@pytest.mark.parametrize("content", ["a b " * 75_000, "ab" * 150_000, "a1 " * 100_000, "a\n" * 150_000])
@pytest.mark.parametrize(
    "quote",
    ["a b", "a  b a b", "A B a b a b A b a b", "a b " * 10 + "c a b a b " + "a b " * 10, "a b " * 300 + "x" * 80],
)
def test_a_text_that_repeats_itself_is_answered_within_limits(quote: str, content: str) -> None:
    # Without limits on the places that are looked at, each of these takes many seconds.
    text = text_of(content)
    for match in find(quote, text).matches:
        assert text.content[match.span.start : match.span.end] == match.span.quote
