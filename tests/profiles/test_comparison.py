"""Profiles side by side: what all say, what only one says, and where one is silent."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from stratlas.profiles import Reach, SideBySide, Voice, side_by_side, spoken_of
from stratlas.records import (
    Basis,
    Claim,
    Codebook,
    Concept,
    Edition,
    Evidence,
    Outcome,
    Profile,
    Relation,
    Role,
    Span,
    Verdict,
)
from tests.texts import NOW

_TREE = {"threats": None, "crime": "threats", "trafficking": "crime", "floods": "threats", "peace": None}
BOOK = Codebook("Made", "1", tuple(Concept(key, {"en": key}, broader=above) for key, above in _TREE.items()))
HEADINGS = ("threats", "regional-threats")

Said = Mapping[str, list[tuple[str, tuple[str, ...]]]]
"""Heading → the wordings under it, each with its concepts."""


def profile(country: str, said: Said, *, page: str = "text") -> Profile:
    claims, proposed = [], {}
    for heading, items in said.items():
        for number, (wording, concepts) in enumerate(items, 1):
            name = f"{country}/2024/{heading}/{number}"
            span = Span("c" * 64 + "/test-1", 0, len(wording), wording, wording)
            evidence = Evidence(span, 1, Role.SECONDARY, Relation.VERBATIM, "tester", NOW)
            claims.append(Claim(name, country, "2024", heading, len(claims), wording, (evidence,)))
            proposed[name] = concepts
    verdict = Verdict(country, 2023, "NOT KNOWN", Outcome.UNKNOWN, Basis.NONE)
    return Profile(country, Edition("2024", 2023), (), (), verdict, tuple(claims), proposed=proposed, page=page)


def compared(*profiles: Profile, concept: str = "") -> SideBySide:
    return side_by_side(profiles, HEADINGS, BOOK, concept)


def test_what_all_say_comes_before_what_some_and_what_one_says() -> None:
    found = compared(
        profile("AAA", {"threats": [("Smuggling", ("trafficking",)), ("High water", ("floods",))]}),
        profile("BBB", {"threats": [("Smugglers", ("trafficking",)), ("Rivers rise", ("floods",))]}),
        profile("CCC", {"threats": [("Smuggled goods", ("trafficking",)), ("No war", ("peace",))]}),
    )
    themes = found.rows[0].themes
    assert [(theme.concept, theme.reach) for theme in themes] == [
        ("trafficking", Reach.ALL),
        ("floods", Reach.SEVERAL),
        ("peace", Reach.ONE),
    ]
    assert themes[1].places == (0, 1)
    assert themes[0].claims == (("AAA/2024/threats/1",), ("BBB/2024/threats/1",), ("CCC/2024/threats/1",))


def test_a_concept_within_another_one_is_about_that_one_too() -> None:
    found = compared(
        profile("AAA", {"threats": [("Smuggling", ("trafficking",))]}),
        profile("BBB", {"threats": [("Crime", ("crime",))]}),
    )
    row = found.rows[0]
    assert {theme.concept: theme.reach for theme in row.themes} == {"crime": Reach.ALL, "trafficking": Reach.ONE}
    assert [(also.concept, also.places) for also in row.cells[0][0].also] == [("crime", (1,))]
    assert [(also.concept, also.places) for also in row.cells[1][0].also] == [("crime", (0,))]


def test_what_is_said_under_another_heading_is_no_silence() -> None:
    found = compared(
        profile("AAA", {"threats": [("Crime", ("crime",))]}),
        profile("BBB", {"regional-threats": [("Crime across borders", ("crime",))]}),
    )
    theme = found.rows[0].themes[0]
    assert theme.claims == (("AAA/2024/threats/1",), ())
    assert theme.elsewhere == ((), ("regional-threats",))


def test_no_claim_under_a_heading_and_no_profile_are_two_things() -> None:
    found = compared(
        profile("AAA", {"threats": [("Crime", ("crime",))]}), profile("BBB", {}), profile("CCC", {}, page="")
    )
    assert found.rows[0].voices == (Voice.SPEAKS, Voice.SILENT, Voice.ABSENT)
    # all that there are profiles of, not all that were asked for
    alone = compared(profile("AAA", {"threats": [("Crime", ("crime",))]}), profile("CCC", {}, page=""))
    assert [theme.reach for theme in alone.rows[0].themes] == [Reach.ONE]


def test_the_same_words_are_the_same_whatever_their_case_and_punctuation() -> None:
    found = compared(
        profile("AAA", {"threats": [("Long winters.", ())]}), profile("BBB", {"threats": [("LONG  winters", ())]})
    )
    assert [cell[0].same for cell in found.rows[0].cells] == [(1,), (0,)]


def test_of_one_concept_only_the_claims_about_it_are_there() -> None:
    one = profile(
        "AAA", {"threats": [("Crime", ("crime",)), ("High water", ("floods",)), ("Smuggling", ("trafficking",))]}
    )
    found = compared(one, concept="crime")
    assert [aligned.claim.wording for aligned in found.rows[0].cells[0]] == ["Crime", "Smuggling"]
    assert {theme.concept for theme in found.rows[0].themes} == {"crime", "trafficking"}


_CLAIMS = st.lists(
    st.tuples(
        st.sampled_from(["Crime", "Floods", "crime.", "Peace"]),
        st.lists(st.sampled_from(list(_TREE)), max_size=3).map(tuple),
    ),
    max_size=4,
)
_SAID = st.fixed_dictionaries({}, optional=dict.fromkeys(HEADINGS, _CLAIMS))
_PROFILES = st.lists(st.tuples(_SAID, st.booleans()), max_size=5).map(
    lambda many: [
        profile(f"AA{'ABCDE'[at]}", said, page="text" if page else "") for at, (said, page) in enumerate(many)
    ]
)


@given(_PROFILES)
def test_every_claim_stands_there_once_and_sharing_is_mutual(profiles: list[Profile]) -> None:
    found = compared(*profiles)
    for heading, row in zip(HEADINGS, found.rows, strict=True):
        assert [[one.claim for one in cell] for cell in row.cells] == [list(one.under(heading)) for one in profiles]
        by_key = {theme.concept: theme for theme in row.themes}
        for at, cell in enumerate(row.cells):
            for one in cell:
                assert all(at in {place for two in row.cells[other] for place in two.same} for other in one.same)
                for also in one.also:
                    assert at in by_key[also.concept].places
                    assert set(also.places) == set(by_key[also.concept].places) - {at}


@given(_PROFILES)
def test_a_theme_has_exactly_the_claims_about_it_or_about_one_within_it(profiles: list[Profile]) -> None:
    found = compared(*profiles)
    published = sum(one.published for one in profiles)
    for heading, row in zip(HEADINGS, found.rows, strict=True):
        for theme in row.themes:
            within = {item.key for item in BOOK.within(theme.concept)}
            for one, ids, voice in zip(profiles, theme.claims, row.voices, strict=True):
                about = [claim.id for claim in one.under(heading) if within & set(one.proposed[claim.id])]
                assert list(ids) == about
                assert not ids or voice is Voice.SPEAKS
            assert theme.places
            assert (theme.reach is Reach.ONE) == (len(theme.places) == 1)
            assert (theme.reach is Reach.ALL) == (len(theme.places) == published > 1)


@given(_PROFILES, st.randoms())
def test_the_order_of_the_columns_changes_nothing_but_the_places(profiles: list[Profile], random: object) -> None:
    order = list(range(len(profiles)))
    random.shuffle(order)  # type: ignore[attr-defined]
    before, after = compared(*profiles), compared(*(profiles[at] for at in order))
    for one, two in zip(before.rows, after.rows, strict=True):
        assert [one.cells[at] and [item.claim for item in one.cells[at]] for at in order] == [
            cell and [item.claim for item in cell] for cell in two.cells
        ]
        assert {theme.concept: theme.reach for theme in one.themes} == {t.concept: t.reach for t in two.themes}


@given(_PROFILES)
def test_what_a_broader_concept_has_is_all_that_those_within_it_have(profiles: list[Profile]) -> None:
    for one in profiles:
        found = spoken_of(one, BOOK)
        for item in BOOK.concepts:
            if item.broader:
                assert set(found.get(item.key, ())) <= set(found.get(item.broader, ()))
