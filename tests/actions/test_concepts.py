"""Concepts of the codebook: searched for in every language, proposed for claims, the monitor's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from stratlas.actions import Asked, Workspace, add_document, concept, find_passages, offered, open_workspace, proposed
from stratlas.coding import first_codebook
from stratlas.config import FILE_NAME
from stratlas.errors import ConfigError, UnknownId
from stratlas.records import Claim, Evidence, Relation, Role, Span
from tests.builders import monitor, submission, written
from tests.texts import NOW

ENGLISH = "SECURITY STRATEGY\n\nOrganized criminal groups and drug trafficking harm the country.\n\nThe UN helps.\n"
SERBIAN = "СТРАТЕГИЈА\n\nБорба против организованог криминала траје.\n\nУједињене нације помажу.\n"
FRENCH = "STRATÉGIE\n\nC'est un pays sans mer.\n\nLa lutte contre la criminalité organisée continue.\n"


def _claim(wording: str, number: int = 1) -> Claim:
    span = Span("0" * 16 + ".txt-1", 0, len(wording), wording, wording)
    evidence = Evidence(span, 1, Role.SECONDARY, Relation.VERBATIM, "tester", NOW)
    return Claim(f"SRB/2024/threats/{number}", "SRB", "2024", "threats", number, wording, (evidence,))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = monitor(tmp_path / "monitor")
    add_document(made, submission(written(tmp_path, "en.txt", ENGLISH)))
    add_document(made, submission(written(tmp_path, "sr.txt", SERBIAN), language="sr-Cyrl", kind="nds"))
    add_document(made, submission(written(tmp_path, "fr.txt", FRENCH), language="fr", country="FRA"))
    return made


def _quotes(workspace: Workspace, query: str) -> list[str]:
    return sorted(shown.words for shown in find_passages(workspace, Asked(query)).hits)


def test_a_concept_is_searched_in_every_language_with_all_within_it(workspace: Workspace) -> None:
    assert _quotes(workspace, "concept:organised-crime") == [
        "La lutte contre la criminalité organisée continue.",
        "Organized criminal groups and drug trafficking harm the country.",
        "Борба против организованог криминала траје.",
    ]


def test_a_short_word_of_one_language_is_not_found_in_another(workspace: Workspace) -> None:
    assert _quotes(workspace, "concept:united-nations") == ["The UN helps.", "Уједињене нације помажу."]


def test_a_concept_combines_with_words_and_fields(workspace: Workspace) -> None:
    assert _quotes(workspace, "concept:organised-crime lang:fr") == [
        "La lutte contre la criminalité organisée continue."
    ]
    assert _quotes(workspace, "concept:organised-crime NOT drug*")[0].startswith("La lutte")


def test_no_concept_is_a_sentence_with_the_nearest(workspace: Workspace) -> None:
    found = find_passages(workspace, Asked("concept:organized-crime"))
    assert found.total == 0
    assert found.mistakes[0].startswith(
        "There is no concept “organized-crime” in the codebook. There is organised-crime"
    )
    with pytest.raises(UnknownId, match="There is no concept “xyzzy”"):
        concept(workspace, "xyzzy")


def test_a_concept_goes_by_its_label_too(workspace: Workspace) -> None:
    assert concept(workspace, "Organised crime").key == "organised-crime"
    assert concept(workspace, "тероризам").key == "terrorism"


@pytest.mark.parametrize(
    ("wording", "keys"),
    [
        ("Terrorism and violent extremism", ["extremism", "terrorism"]),
        ("Тероризам и организовани криминал", ["organised-crime", "terrorism"]),
        ("Trafficking in drugs and people", []),
        ("Illegal migration and human trafficking", ["migration", "human-trafficking"]),
        ("The winters are long", []),
        ("Extreme heat and drought", []),
        ("A common reserve of fire-fighting aircraft", []),
    ],
)
def test_concepts_are_proposed_for_a_wording(workspace: Workspace, wording: str, keys: list[str]) -> None:
    (found,) = proposed(workspace, [_claim(wording)]).values()
    assert [one.concept.key for one in found] == keys


def test_what_is_proposed_says_by_which_words(workspace: Workspace) -> None:
    (found,) = proposed(workspace, [_claim("Cyber attacks and propaganda")]).values()
    assert {one.concept.key: one.words for one in found} == {
        "cyber-threats": ("Cyber attacks",),
        "disinformation": ("propaganda",),
    }


def test_a_monitor_has_its_own_codebook(workspace: Workspace) -> None:
    assert workspace.codebook is first_codebook()
    settings = workspace.folder / FILE_NAME
    settings.write_text(settings.read_text(encoding="utf-8") + '\n[codebook]\nfile = "own.ttl"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="The codebook of stratlas.toml cannot be read: .*own.ttl"):
        _ = open_workspace(workspace.folder).codebook
    own = (
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://example.org/storms> a skos:Concept; skos:prefLabel "storm"@en .'
    )
    (workspace.folder / "own.ttl").write_text(own, encoding="utf-8")
    assert [item.key for item in open_workspace(workspace.folder).codebook.concepts] == ["storms"]


@pytest.mark.parametrize(
    ("query", "instead"),
    [
        ("organised crime", "concept:organised-crime"),
        ("организовани криминал", "concept:organised-crime"),
        ('"organised crime" lang:fr', "concept:organised-crime lang:fr"),
        ("army AND (NOT terrorism)", "army AND (NOT concept:terrorism)"),
    ],
)
def test_words_that_are_a_concept_s_name_are_offered_as_the_concept(
    workspace: Workspace, query: str, instead: str
) -> None:
    (offer,) = offered(workspace, query)
    assert offer.query == instead
    assert offer.languages > 5
    assert not find_passages(workspace, Asked(offer.query)).mistakes
    assert offer.words in offer.sentence
    assert instead in offer.sentence


@pytest.mark.parametrize(
    "query",
    [
        "",
        "harbours",
        "terror*",
        "exact:terrorism",
        "concept:terrorism",
        "NEAR(terrorism, army)",
        '"the organised crime of"',
        '"terrorism',
        "terrorism " + "harbours " * 40,
    ],
)
def test_what_is_no_concept_s_name_by_itself_is_left_as_it_is(workspace: Workspace, query: str) -> None:
    assert offered(workspace, query) == ()
