"""The first codebook's terms are found in sentences of each of its languages, in whatever form they stand there."""

from __future__ import annotations

from functools import cache

import pytest

from stratlas.coding import first_codebook
from stratlas.search import Lookup, analyser

SENTENCES = {
    "it": "Il traffico di droga e gli attacchi informatici minacciano le infrastrutture critiche dell’Unione europea.",
    "pt": "Os ataques cibernéticos e o crime organizado ameaçam a soberania; a integridade territorial é defendida.",
    "ro": "Amenințările hibride și criminalitatea organizată afectează securitatea energetică.",
    "sl": "Zaradi podnebnih sprememb in kibernetskih napadov krepimo odpornost ter varujemo človekovih pravic.",
    "mk": "Сајбер-нападите и организираниот криминал го загрозуваат суверенитетот и територијалниот интегритет.",
    "pl": "Wobec zagrożeń hybrydowych i zmian klimatu bronimy praw człowieka oraz infrastruktury krytycznej.",
    "cs": "Kvůli hybridním hrozbám a změně klimatu chráníme kritickou infrastrukturu a dodržujeme lidská práva.",
    "uk": "Боротьба з організованою злочинністю та захист критичної інфраструктури зміцнюють територіальну цілісність.",
    "bg": "Борбата с организираната престъпност и киберзаплахите пази енергийната сигурност.",
    "et": "Küberrünnakud ja hübriidohud ohustavad riigi suveräänsust; Euroopa Liidu liikmed kaitsevad inimõigusi.",
    "sv": "Klimatförändringarna och den organiserade brottsligheten hotar mänskliga rättigheter och suveräniteten.",
    "hr": "Borba protiv organiziranoga kriminala i korupcije čuva teritorijalnu cjelovitost i ljudska prava.",
}
CONCEPTS = {
    "it": {"drug-trafficking", "cyber-threats", "critical-infrastructure", "european-union"},
    "pt": {"cyber-threats", "organised-crime", "sovereignty", "territorial-integrity"},
    "ro": {"hybrid-threats", "organised-crime", "energy-security"},
    "sl": {"climate-change", "cyber-threats", "resilience", "human-rights"},
    "mk": {"cyber-threats", "organised-crime", "sovereignty", "territorial-integrity"},
    "pl": {"hybrid-threats", "climate-change", "human-rights", "critical-infrastructure"},
    "cs": {"hybrid-threats", "climate-change", "critical-infrastructure", "human-rights"},
    "uk": {"organised-crime", "critical-infrastructure", "territorial-integrity"},
    "bg": {"organised-crime", "cyber-threats", "energy-security"},
    "et": {"cyber-threats", "hybrid-threats", "sovereignty", "european-union", "human-rights"},
    "sv": {"climate-change", "organised-crime", "human-rights", "sovereignty"},
    "hr": {"organised-crime", "corruption", "territorial-integrity", "human-rights"},
}


@cache
def _lookup() -> Lookup:
    book = first_codebook()
    return Lookup(
        (one.key, language, word) for one in book.concepts for language, words in one.words.items() for word in words
    )


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_terms_are_found_as_sentences_have_them(language: str) -> None:
    found = {mention.key for mention in _lookup().mentions(SENTENCES[language], language)}
    assert found == CONCEPTS[language]


def test_every_term_is_found_where_it_stands_alone() -> None:
    """But for an abbreviation that folds to a single letter, which is no term."""
    missed = [
        (one.key, language, word)
        for one in first_codebook().concepts
        for language, words in one.words.items()
        for word in words
        if one.key not in {mention.key for mention in _lookup().mentions(word, language)}
    ]
    assert missed == [("artificial-intelligence", "ru", "ИИ")]


def test_languages_that_have_terms_have_them_for_what_strategies_speak_of_most() -> None:
    often = ("territorial-integrity", "terrorism", "organised-crime", "cyber-threats", "critical-infrastructure")
    book = first_codebook()
    for key in often:
        concept = book.get(key)
        assert concept is not None
        assert {analyser(tag) for tag in (*SENTENCES, "en", "sr", "de", "fr", "es", "ru")} <= {
            analyser(tag) for tag in concept.words
        }, key
