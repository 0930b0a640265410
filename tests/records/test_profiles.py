import datetime as dt

import pytest

from stratlas.records import BrokenSpan, Claim, Evidence, Relation, Role
from tests.texts import text_of

NOW = dt.datetime(2026, 3, 1, 12, 0, tzinfo=dt.UTC)
TEXT = text_of("Safe harbours and clean rivers")


def evidence(role: Role, *, broken: bool = False) -> Evidence:
    span = BrokenSpan(TEXT.id, 0, 4, "Lost") if broken else TEXT.span(0, 4)
    return Evidence(span, 1, role, Relation.VERBATIM, "tester", NOW)


def claim(*items: Evidence, wording: str = "Safe harbours") -> Claim:
    return Claim("SRB/2024/interests/1", "SRB", "2024", "interests", 0, wording, items)


def test_a_claim_without_evidence_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="has no evidence"):
        claim()


def test_a_claim_that_says_nothing_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="says nothing"):
        claim(evidence(Role.PRIMARY), wording=" ")


def test_a_claim_is_as_good_as_its_best_evidence_that_stands() -> None:
    secondary, primary = evidence(Role.SECONDARY), evidence(Role.PRIMARY)
    assert claim(secondary, primary).role is Role.PRIMARY
    assert claim(secondary, evidence(Role.PRIMARY, broken=True)).role is Role.SECONDARY
    assert claim(evidence(Role.PRIMARY, broken=True)).role is None
