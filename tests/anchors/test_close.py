"""What is close, how it is scored, and what is not."""

from __future__ import annotations

import pytest

from stratlas.anchors import Difference, Outcome, find
from tests.texts import text_of

FILLER = "Winters are long here and the roads are kept open by the towns themselves. " * 8
WORDS = "The harbour towns share one weather service, and their ministers answer for it every spring."
TEXT = text_of(f"{FILLER}{WORDS} {FILLER}")


@pytest.mark.parametrize(
    "quote",
    [
        "The harbour tovvns sharc one wcather service, and thcir ministers answer for it every spring.",
        "The harbor towns share one weather servce, and their minister answers for it every spring.",
        "The harbour towns share one weather lantern, and their ministers answer for it every spring.",
        "Theharbour towns share oneweather ser vice, and their ministers answer for it everyspring.",
        "The har-bour towns share one weath-er service12, and their minis-ters answer for it every spring.",
        "Some harbour towns share one weather service, and their ministers answer for it every winter.",
        "THE HARBOUR TOWNS SHARE ONE WEATHER SERVICE, AND THEIR MINISTERS ANSWER FOR IT EVERY SPRING.",
    ],
)
def test_damaged_words_are_close_at_their_place(quote: str) -> None:
    finding = find(quote, TEXT)
    assert finding.outcome is Outcome.CLOSE
    assert [match.span.quote for match in finding.matches] == [WORDS]
    assert 0.8 < finding.matches[0].score < 1


@pytest.mark.parametrize(
    ("quote", "content"),
    [
        ("strategija nacionalne bezbednosti drzave", "Ovo je strategija nacionalne bežbednošti države."),
        ("Стратегиа национaлне безбедности", "Ова Стратегија националне безбедности важи."),
        ("Η εθνικη στρατηγικη ασφαλειας", "Αυτή είναι Η εθνική στρατηγική ασφάλειας μας."),
        ("Istanbul guvenlik stratejisi", "Bu İstanbul güvenlik stratejisi belgesidir."),
        ("riikliku kuberturvalisuse tagamine", "See on riikliku küberturvalisuse tagamine."),
        ("国家安全战赂规定了主要目标", "我们的国家安全战略规定了主要目标和任务。"),
        ("国の安全保障に関する基本方計", "これは国の安全保障に関する基本方針である。"),
    ],
)
def test_every_script_is_searched(quote: str, content: str) -> None:
    assert find(quote, text_of(content)).outcome is Outcome.CLOSE


def test_the_differences_are_words() -> None:
    text = text_of("The towns of the coast share one weather ser-\nvice with Kestria.")
    finding = find("the towns of coast share two weather service with Kestria.", text)
    assert finding.matches[0].differences == (
        Difference("the", "The"),
        Difference("", "the"),
        Difference("two", "one"),
    )


def test_a_hyphen_at_a_lines_end_is_no_difference() -> None:
    text = text_of("The self-\ndefence of the coast is an inter-\nnational matter for us.")
    finding = find("The self-defence of the coast is an international mutter for us.", text)
    assert finding.matches[0].differences == (Difference("mutter", "matter"),)


def test_the_same_letters_score_below_one() -> None:
    finding = find("nato", text_of("a member of NATO since then"))
    assert (finding.outcome, finding.matches[0].score) == (Outcome.CLOSE, 0.999)


def test_a_running_head_may_stand_between_the_words() -> None:
    text = text_of(
        f"{FILLER}The towns share one weather\nservice for\n\n12\nKestria 2030\n\fthe whole coast and all its hills."
    )
    finding = find("The towns share one weather service for the whole coast and all its hills.", text)
    assert finding.outcome is Outcome.CLOSE
    assert finding.matches[0].span.quote == text.content[len(FILLER) :]


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("WEATHER SERVICE, AND THEIR MINI", "weather service, and their mini"),
        ("THER SERVICE, AND THEIR MINISTERS", "ther service, and their ministers"),
        ("THER SERVICE, AND THEIR MINI", "ther service, and their mini"),
        ("weathcr service, and their mini", "weather service, and their mini"),
        ("ther servce, and their mini", "ther service, and their mini"),
    ],
)
def test_a_quote_cut_off_in_mid_word_is_close_as_far_as_it_goes(quote: str, found: str) -> None:
    finding = find(quote, TEXT)
    assert finding.outcome is Outcome.CLOSE
    assert [(match.span.quote, match.whole) for match in finding.matches] == [(found, False)]


def test_a_letter_or_two_around_a_cut_make_no_difference() -> None:
    finding = find("THE HARBOUR TOWNS SHARE ONE WEATHER SERVIC", TEXT)
    assert [(match.span.quote, match.whole) for match in finding.matches] == [
        ("The harbour towns share one weather service", True)
    ]


@pytest.mark.parametrize(
    ("quote", "content"),
    [
        ("service of134 the whole coast", "the service of the whole coast"),
        ("service of the whole coast", "the service of134 the whole coast"),
        ("service of12 the whole34 coast.5 All", "the service of the whole coast. All"),
        ("the service¹² of it", "the service of it"),
        ("SERVICE OF134 THE WHOLE COA", "the service of the whole coast"),
    ],
)
def test_the_number_of_a_footnote_costs_no_quote_its_place(quote: str, content: str) -> None:
    finding = find(quote, text_of(f"{FILLER}{content} {FILLER}"))
    assert finding.outcome is Outcome.CLOSE
    assert [match.span.quote.removeprefix("the ").split()[0][:7] for match in finding.matches] == ["service"]


@pytest.mark.parametrize("quote", ["service of 7134 the whole coast", "se77rvice of1 th88e whole coast"])
def test_other_numbers_count(quote: str) -> None:
    assert find(quote, text_of("the service of the whole coast")).outcome is Outcome.ABSENT


def test_marks_at_the_edges_belong_to_the_match() -> None:
    text = text_of("He said: “Our harbours ar safe at night.” And so on.")
    assert find("“Our harbours are safe at night.”", text).matches[0].span.quote == "“Our harbours ar safe at night.”"


def test_of_places_as_close_the_context_names_the_first() -> None:
    text = text_of("First, the towns keep the harbours safe. Then the roads. Second, the towns keep the harbours safe.")
    finding = find("the tovvns keep the harbours safe", text)
    assert finding.outcome is Outcome.CLOSE
    assert [match.span.start for match in finding.matches] == [7, 65]
    finding = find("the tovvns keep the harbours safe", text, before="Second, ")
    assert finding.outcome is Outcome.CLOSE
    assert [match.span.start for match in finding.matches] == [65, 7]


def test_the_best_place_comes_first() -> None:
    text = text_of("The towns keep their harbors save. The towns keep their harbours safe.")
    finding = find("The tovns keep their harbours safe.", text)
    assert finding.outcome is Outcome.CLOSE
    assert [match.span.start for match in finding.matches] == [35, 0]


@pytest.mark.parametrize(
    "quote",
    [
        "in accordance with the law on the budget",
        "bridges",
        "rate",
        "the harbour ministers of every spring answer",
        "Whoever reads this sentence will not find a word of it in the text, however long they look for it.",
    ],
)
def test_other_words_are_absent(quote: str) -> None:
    text = text_of(f"{TEXT.content} Corporations act in accordance with the law on the police. Fridges.")
    assert find(quote, text).outcome is Outcome.ABSENT
