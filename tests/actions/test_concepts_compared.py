"""Concepts of two texts, by the words of the codebook: what came, what went, and what is spoken of more or less."""

from __future__ import annotations

from pathlib import Path

from stratlas.actions import Told, share_of, tell
from tests.web.two_strategies import compared, harbours

OLD = "Terrorism is a danger.\n\nTerrorism, terrorism and again terrorism.\n\nThe United Nations fear climate change.\n"
NEW = "Terrorism is a danger.\n\nCyber attacks and climate change come, and climate change stays.\n\nCyber attacks.\n"


def _told(folder: Path, old: str = OLD, new: str = NEW) -> Told:
    workspace = harbours(folder, old, new)
    return tell(workspace, compared(workspace))


def test_concepts_appear_vanish_and_change_places_by_their_share_of_words(tmp_path: Path) -> None:
    found = {item.concept.key: item for item in _told(tmp_path).concepts}
    assert found["united-nations"].what == "vanished"
    assert (found["united-nations"].new_share, found["united-nations"].new_place) == (0, None)
    assert found["climate-change"].what == "up"
    assert found["climate-change"].old_share < found["climate-change"].new_share
    assert found["terrorism"].what == "down"
    assert found["terrorism"].old_share == round(9 * 4 / sum(map(str.isalnum, OLD)), 6)
    cyber = [item for key, item in found.items() if key.startswith("cyber")]
    assert cyber
    assert {item.what for item in cyber} == {"appeared"}


def test_the_sentences_name_the_widest_that_came_and_went_and_what_gained_and_lost_most(tmp_path: Path) -> None:
    said = " ".join(_told(tmp_path).sentences)
    assert "1 concept of the codebook has words in 2019 and none in 2024: “international cooperation”." in said
    assert "“climate change” gained most" in said
    assert "“terrorism” lost most" in said


def test_a_text_against_itself_tells_of_no_concept(tmp_path: Path) -> None:
    told = _told(tmp_path, OLD, OLD + " \n")
    assert {item.what for item in told.concepts} == {"stayed"}
    assert not [sentence for sentence in told.sentences if "concept" in sentence]


def test_texts_without_letters_and_without_concepts_tell_of_none(tmp_path: Path) -> None:
    assert _told(tmp_path, "1 2 3.\n", "– – –\n\n4 5.\n").concepts == ()


def test_shares_are_told_with_two_digits_and_never_as_nothing_where_there_is_something() -> None:
    told = [share_of(share) for share in (0.0, 0.00004, 0.0025, 0.0152, 0.4)]
    assert told == ["none", "under 0.01\u00a0%", "0.25\u00a0%", "1.5\u00a0%", "40\u00a0%"]
