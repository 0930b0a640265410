"""Why a claim changed: only what evidence and the record of corrections say."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratlas.profiles import Edited, reasons, said
from stratlas.records import (
    Basis,
    Claim,
    Correction,
    Document,
    Edition,
    Evidence,
    Fate,
    Outcome,
    Profile,
    Reason,
    ReasonKind,
    Relation,
    Role,
    Span,
    Status,
    Verdict,
)

K = ReasonKind
NOON = dt.datetime(2024, 3, 4, 12, tzinfo=dt.UTC)
OLD, NEW, BOTH = "XVA/nss/2017", "XVA/nss/2023", "XVA/nds/2015"
WORDS = "The harbours are safe and the rivers are clean all the year."


def claim(edition: str, number: int, wording: str, document: str = "", words: tuple[int, int] = (0, 12)) -> Claim:
    """A claim on words of a document, or only on its own published page."""
    start, end = words
    text = document.replace("/", "-").lower() or f"page-{edition}"
    span = Span(text, start, end, WORDS[start:end], WORDS)
    role = Role.PRIMARY if document else Role.SECONDARY
    version = f"{document}/en" if document else ""
    evidence = Evidence(span, 1, role, Relation.VERBATIM, "Ana", NOON, version)
    return Claim(f"XVA/{edition}/threats/{number}", "XVA", edition, "threats", number, wording, (evidence,))


def edited(edition: str, *documents: str, **corrections: dict[str, Correction]) -> Edited:
    """An edition that is about some documents."""
    year = int(edition) - 1
    named = tuple(Document(name, "XVA", name.split("/")[1], int(name[-4:]), "") for name in documents)
    verdict = Verdict("XVA", year, Outcome.UNKNOWN, Basis.NONE, "")
    profile = Profile("XVA", Edition(edition, year), named, (Status.IN_FORCE,) * len(named), verdict, ())
    return Edited(profile, **corrections)


BEFORE, AFTER = edited("2023", OLD, BOTH), edited("2024", NEW, BOTH)


def kinds(found: tuple[Reason, ...]) -> list[tuple[ReasonKind, bool]]:
    return [(reason.kind, reason.shown) for reason in found]


def test_a_claim_on_words_of_a_document_that_the_other_edition_has_not_changed_with_the_document() -> None:
    came = reasons(Fate.NEW, [], [claim("2024", 1, "Sabotage", NEW)], BEFORE, AFTER)
    assert came == (Reason(K.NEW_DOCUMENT, (OLD,), (NEW,)),)
    gone = reasons(Fate.GONE, [claim("2023", 1, "Terrorism", OLD)], [], BEFORE, AFTER)
    assert gone == (Reason(K.NEW_DOCUMENT, (OLD,), (NEW,)),)
    both = [claim("2023", 1, "Safe harbours", OLD)], [claim("2024", 1, "Safer harbours", NEW)]
    assert reasons(Fate.REWORDED, *both, BEFORE, AFTER) == (Reason(K.NEW_DOCUMENT, (OLD,), (NEW,)),)


def test_the_same_words_have_a_reason_only_where_they_rest_on_something_else() -> None:
    one, other = claim("2023", 1, "Safe harbours", OLD), claim("2024", 1, "Safe harbours", NEW)
    assert kinds(reasons(Fate.SAME, [one], [other], BEFORE, AFTER)) == [(K.NEW_DOCUMENT, True)]
    calm = claim("2023", 1, "Safe harbours", BOTH), claim("2024", 1, "Safe harbours", BOTH)
    assert reasons(Fate.SAME, [calm[0]], [calm[1]], BEFORE, AFTER) == ()
    reported = claim("2023", 1, "Safe harbours"), claim("2024", 1, "Safe harbours")
    assert reasons(Fate.SAME, [reported[0]], [reported[1]], BEFORE, AFTER) == ()


def test_a_document_between_the_editions_is_named_and_not_taken_for_a_proof() -> None:
    found = reasons(Fate.NEW, [], [claim("2024", 1, "Too few doctors")], BEFORE, AFTER)
    assert found == (Reason(K.NEW_DOCUMENT, (OLD,), (NEW,), shown=False),)


def test_a_claim_on_a_document_that_both_have_is_not_blamed_on_one_that_came() -> None:
    found = reasons(Fate.NEW, [], [claim("2024", 1, "Too few doctors", BOTH)], BEFORE, AFTER)
    assert found == (Reason(K.UNKNOWN, (BOTH,), (BOTH,), shown=False),)


@pytest.mark.parametrize(("words", "same"), [((0, 12), True), ((6, 20), True), ((30, 40), False)])
def test_a_rewording_says_whether_it_rests_on_the_same_words(words: tuple[int, int], same: bool) -> None:
    one, other = claim("2023", 1, "Safe harbours", BOTH), claim("2024", 1, "Harbours are safe", BOTH, words)
    assert kinds(reasons(Fate.REWORDED, [one], [other], BEFORE, AFTER)) == [(K.REWORDING, same)]


def test_a_correction_is_named_on_whichever_side_it_was_made() -> None:
    fixed = Correction("2024", 1, "Ana", NOON)
    old, new = claim("2023", 5, "Equal treatment"), claim("2024", 6, "Equality of all")
    calm = edited("2023", BOTH), edited("2024", BOTH, withdrawn={said("Equal treatment"): fixed})
    for fate, olds, news in ((Fate.REWORDED, [old], [new]), (Fate.GONE, [old], [])):
        found = reasons(fate, olds, news, *calm)
        assert found == (Reason(K.CORRECTION, correction=fixed),)
    entered = edited("2024", BOTH, entered={new.id: fixed})
    assert reasons(Fate.NEW, [], [new], calm[0], entered) == (Reason(K.CORRECTION, correction=fixed),)
    turned = reasons(Fate.NEW, [], [old], edited("2024", BOTH, withdrawn={said(old.wording): fixed}), edited("2023"))
    assert turned == (Reason(K.CORRECTION, correction=fixed),)


def test_evidence_that_was_withdrawn_is_a_correction_of_a_claim_that_says_the_same() -> None:
    fixed = Correction("2024", 1, "Ana", NOON, "another chapter", "XVA/2024/threats/1")
    old, new = claim("2023", 1, "Safe harbours", BOTH), claim("2024", 1, "Safe harbours", BOTH, (30, 40))
    found = reasons(Fate.SAME, [old], [new], BEFORE, edited("2024", BOTH, rebound={new.id: fixed}))
    assert found == (Reason(K.CORRECTION, correction=fixed),)


CLAIMS = st.builds(
    claim,
    st.just("2023"),
    st.integers(1, 9),
    st.sampled_from(["Safe harbours", "Clean rivers", "Equal treatment"]),
    st.sampled_from(["", OLD, NEW, BOTH]),
    st.sampled_from([(0, 12), (6, 20), (30, 40)]),
)
FIXED = st.sampled_from([Correction("2023", 1, "Ana", NOON), Correction("2024", 1, "Bo", NOON)])
EDITIONS = st.builds(
    lambda year, documents, withdrawn: edited(year, *documents, withdrawn={said(name): it for name, it in withdrawn}),
    st.sampled_from(["2023", "2024"]),
    st.lists(st.sampled_from([OLD, NEW, BOTH]), unique=True, max_size=3),
    st.lists(st.tuples(st.sampled_from(["Safe harbours", "Equal treatment"]), FIXED), max_size=2),
)


@given(st.lists(CLAIMS, max_size=2), st.lists(CLAIMS, max_size=2), EDITIONS, EDITIONS)
def test_swapping_the_editions_mirrors_the_reasons_and_something_is_always_said(
    old: list[Claim], new: list[Claim], before: Edited, after: Edited
) -> None:
    if not old and not new:
        return
    mirror = {Fate.NEW: Fate.GONE, Fate.GONE: Fate.NEW}
    fate = Fate.REWORDED if old and new else Fate.NEW if new else Fate.GONE
    there = reasons(fate, old, new, before, after)
    back = reasons(mirror.get(fate, fate), new, old, after, before)
    assert there
    assert [reason.mirrored() for reason in there] == list(back)
