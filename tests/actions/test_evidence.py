from pathlib import Path

import pytest

from stratlas.actions import Workspace, accept, add_document, import_page, profile, propose, show, withdraw
from stratlas.errors import UnknownId
from stratlas.records import Relation, Role
from tests.builders import PAGE, STRATEGY, monitor, submission, written


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = monitor(tmp_path / "monitor")
    import_page(workspace, written(tmp_path, "page.txt", PAGE))
    return workspace


def outcomes(workspace: Workspace) -> dict[str, str]:
    return {
        proposal.claim.id.removeprefix("SRB/2024/"): proposal.outcome.value
        for proposal in propose(workspace, "SRB", "2024")
    }


def test_claims_whose_words_stand_in_a_strategy_are_offered_them(workspace: Workspace, tmp_path: Path) -> None:
    assert outcomes(workspace) == {}
    add_document(workspace, submission(written(tmp_path, "strategy.txt", STRATEGY)))
    assert outcomes(workspace) == {
        "interests/1": "exact",
        "interests/2": "exact",
        "threats/1": "exact",
        "threats/2": "exact",
        "regional-cooperation/1": "exact",
    }


def test_accepted_words_are_primary_evidence_in_the_strategy(workspace: Workspace, tmp_path: Path) -> None:
    added = add_document(workspace, submission(written(tmp_path, "strategy.txt", STRATEGY)))
    assert len(accept(workspace, "SRB", "2024")) == 5
    for claim in profile(workspace, "SRB", "2024").claims:
        primary = [item for item in claim.evidence if item.role is Role.PRIMARY]
        assert [item.span.text for item in primary] == [added.text.id]
        assert added.text.content[primary[0].span.start : primary[0].span.end] == primary[0].span.quote
        assert primary[0].document == "SRB/nss/2019/en"
    assert outcomes(workspace) == {}
    assert accept(workspace, "SRB", "2024") == []


def test_a_close_match_becomes_evidence_only_by_a_persons_word(workspace: Workspace, tmp_path: Path) -> None:
    strategy = STRATEGY.replace("They meet every spring", "They met every autumn")
    add_document(workspace, submission(written(tmp_path, "strategy.txt", strategy)))
    assert outcomes(workspace)["regional-cooperation/1"] == "close"
    accept(workspace, "SRB", "2024")
    assert outcomes(workspace) == {"regional-cooperation/1": "close"}
    accept(workspace, "SRB", "2024", ["SRB/2024/regional-cooperation/1@SRB/nss/2019/en"])
    (claim,) = profile(workspace, "SRB", "2024").under("regional-cooperation")
    assert [item.relation for item in claim.evidence if item.role is Role.PRIMARY] == [Relation.PARAPHRASED]


def test_words_that_stand_twice_are_ambiguous_until_a_place_is_chosen(workspace: Workspace, tmp_path: Path) -> None:
    strategy = STRATEGY + "\n4. Again\n\nLong winters\n"
    add_document(workspace, submission(written(tmp_path, "strategy.txt", strategy)))
    name = "SRB/2024/threats/1@SRB/nss/2019/en"
    assert outcomes(workspace)["threats/1"] == "ambiguous"
    assert len(show(workspace, name)["places"]) == 2
    accept(workspace, "SRB", "2024")
    assert outcomes(workspace) == {"threats/1": "ambiguous"}
    with pytest.raises(UnknownId, match="may be meant in 2 places: say which"):
        accept(workspace, "SRB", "2024", [name])
    with pytest.raises(UnknownId, match="has 2 places"):
        accept(workspace, "SRB", "2024", [f"{name}#3"])
    (taken,) = accept(workspace, "SRB", "2024", [f"{name}#2"])
    assert taken.places[0].match.span.start == strategy.rindex("Long winters")


def test_a_wording_made_of_scattered_sentences_rests_on_each_of_them(workspace: Workspace, tmp_path: Path) -> None:
    strategy = STRATEGY.replace("They meet every spring.", "").replace(
        "The winters are hard.", "They meet every spring."
    )
    add_document(workspace, submission(written(tmp_path, "strategy.txt", strategy)))
    assert outcomes(workspace)["regional-cooperation/1"] == "exact"
    accept(workspace, "SRB", "2024")
    (claim,) = profile(workspace, "SRB", "2024").under("regional-cooperation")
    assert [item.span.quote for item in claim.evidence if item.role is Role.PRIMARY] == [
        "The harbour towns share one weather service.",
        "They meet every spring.",
    ]


def test_a_strategy_that_was_not_in_force_is_offered_but_not_taken_by_itself(
    workspace: Workspace, tmp_path: Path
) -> None:
    add_document(workspace, submission(written(tmp_path, "old.txt", STRATEGY), adopted="2009"))
    new = written(tmp_path, "new.txt", "Another text, about ships.\n")
    add_document(workspace, submission(new, supersedes="SRB/nss/2009"))
    assert {proposal.reservation for proposal in propose(workspace, "SRB", "2024")} == {
        "SRB/nss/2009 was superseded by SRB/nss/2019 by the end of 2023"
    }
    assert accept(workspace, "SRB", "2024") == []
    later = written(tmp_path, "later.txt", STRATEGY + "Later.\n")
    add_document(workspace, submission(later, adopted="2025"))
    assert accept(workspace, "SRB", "2024") == []


def test_a_choice_that_is_not_on_offer_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UnknownId, match="is not on offer"):
        accept(workspace, "SRB", "2024", ["SRB/2024/threats/9@SRB/nss/2019/en"])


def test_words_inside_longer_words_are_never_taken_by_themselves(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    page = PAGE.replace("Long winters // Falling bridges", "terrorism // war")
    import_page(workspace, written(tmp_path, "page.txt", page))
    strategy = "Our counterterrorism work goes on. It is a reward of its own.\n"
    add_document(workspace, submission(written(tmp_path, "strategy.txt", strategy)))
    assert {proposal.reservation for proposal in propose(workspace, "SRB", "2024")} == {
        "it stands inside a longer word"
    }
    assert accept(workspace, "SRB", "2024") == []


def test_a_wording_of_which_some_sentences_stand_is_offered_them_but_not_taken(
    workspace: Workspace, tmp_path: Path
) -> None:
    strategy = STRATEGY.replace("The harbour towns share one weather service.", "Nothing is shared.")
    add_document(workspace, submission(written(tmp_path, "strategy.txt", strategy)))
    (offered,) = [item for item in propose(workspace, "SRB", "2024") if "cooperation" in item.claim.id]
    assert [place.match.span.quote for place in offered.places] == ["They meet every spring."]
    assert offered.reservation == "1 of its 2 sentences do not stand there once"
    assert offered.id not in {item.id for item in accept(workspace, "SRB", "2024")}


def test_evidence_that_was_wrong_is_withdrawn_and_stays_in_the_record(workspace: Workspace, tmp_path: Path) -> None:
    add_document(workspace, submission(written(tmp_path, "strategy.txt", STRATEGY)))
    accept(workspace, "SRB", "2024")
    assert withdraw(workspace, "SRB/2024/threats/1", "another winter is meant") == 1
    (claim, _) = profile(workspace, "SRB", "2024").under("threats")
    assert claim.role is Role.SECONDARY
    entries = workspace.store.journal.entries("SRB/2024/threats/1")
    assert entries[-1].detail == {"reason": "another winter is meant", "spans": 1}
    with pytest.raises(UnknownId, match="is no claim with primary evidence"):
        withdraw(workspace, "SRB/2024/threats/1", "again")
