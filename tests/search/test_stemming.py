"""The forms of one word have one stem, other words have others, and Snowball's own words agree."""

from __future__ import annotations

from pathlib import Path

import pytest
import Stemmer
from hypothesis import given
from hypothesis import strategies as st

from stratlas.search.folding import fold
from stratlas.search.stemming import SNOWBALL, stem

ALIKE, APART = (
    [line.split("\t") for line in part.splitlines() if line and not line.startswith("#")]
    for part in (Path(__file__).parent / "families.txt").read_text(encoding="utf-8").split("≠\n")
)


@pytest.mark.parametrize(("language", "family"), ALIKE)
def test_forms_of_one_word_have_one_stem(language: str, family: str) -> None:
    words = [word.translate(dict.fromkeys(map(ord, "'’ʼ"))) for word in family.split()]
    assert len({stem(word, language) for word in words}) == 1, {word: stem(word, language) for word in words}


@pytest.mark.parametrize(("language", "words"), APART)
def test_different_words_have_different_stems(language: str, words: str) -> None:
    found = [stem(word, language) for word in words.split()]
    assert len({*found}) > 1, found


@pytest.mark.parametrize(("language", "family"), [pair for pair in ALIKE if pair[0] not in {"ru", "el"}])
def test_a_folded_word_has_the_stem_of_its_word(language: str, family: str) -> None:
    for word in family.split():
        assert stem(fold(word, language), language) == stem(word, language)


@pytest.mark.parametrize(
    ("language", "typed", "word"),
    [
        ("ru", "bezopasnosti", "безопасности"),
        ("ru", "ugrozy", "угрозы"),
        ("ru", "natsional'nykh", "национальных"),
        ("ru", "strategii", "стратегии"),
        ("ru", "oborony", "обороны"),
        ("ru", "terrorizma", "терроризма"),
        ("el", "NATO", "ΝΑΤΟ"),
        ("uk", "bezpeky", "безпеки"),
        ("bg", "sigurnostta", "сигурността"),
        ("mk", "bezbednosta", "безбедноста"),
        ("sr", "bezbednoscu", "безбедношћу"),
    ],
)
def test_what_is_typed_in_latin_letters_has_the_stem_of_the_word(language: str, typed: str, word: str) -> None:
    assert stem(typed.replace("'", ""), language) == stem(word, language)


# A few pairs of each of Snowball's languages that it takes for forms of one word.
SNOWBALL_PAIRS = {
    "en": "consign consigned consigning|consist consisted consistency|knack knacks|knock knocked knocker",
    "fr": "continu continue continuer|majeur majeurs|mouvement mouvements|nation nations",
    "de": "aufeinander|kategorie kategorien|jahrzehnt jahrzehnte jahrzehnten|kraft kräfte kräften",
    "es": "cheque cheques|chica chicas|torre torres|tormenta tormentas",
    "pt": "quilo quilos|quinta quintas|boa boas|bola bolas",
    "it": "pronto pronta pronti|propaga propagare|abbandonata abbandonate",
    "ro": "abandona abandonat|flux fluxul fluxului|oaspete oaspeți",
    "ru": "важная важно важного важной|власть власти властью|поход похода походе",
    "sv": "jakt jakten|klaga klagade klagar|klok kloka",
    "da": "undersøge undersøger|indtage indtagelse|by byen",
    "no": "havn havnen havner|hev hevet|opning opningen",
    "nl": "lichaam|opgave opgaven|lichamelijk lichamelijke",
    "fi": "edeltäjä edeltäjän edeltäjät|innostui innostuu",
    "hu": "babakocsi babakocsijuk|kézbesít kézbesített",
    "pl": "kobieta kobiety kobietę|student studenta studentem",
    "cs": "kniha knihy knihu|město města městem",
    "tr": "kitap kitaplar kitapları|okul okulda okullar",
    "el": "δρόμος δρόμου δρόμοι|χρήμα χρήματα χρημάτων",
    "sr": "program programa programima|odbrana odbrane odbrani|javnost javna javnog|sredstvo sredstva sredstvima",
    "lt": "diena dienos dieną|namas namo namui",
}


@pytest.mark.parametrize(("language", "families"), SNOWBALL_PAIRS.items())
def test_what_snowball_takes_for_one_word_is_one_word(language: str, families: str) -> None:
    snowball = Stemmer.Stemmer({**SNOWBALL, "sr": "serbian"}[language])
    for family in families.split("|"):
        theirs: dict[str, set[str]] = {}
        for word in family.split():
            theirs.setdefault(snowball.stemWord(word), set()).add(stem(word, language))
        assert all(len(ours) == 1 for ours in theirs.values()), theirs


@given(
    st.text(alphabet=st.characters(categories=["L"]), max_size=20),
    st.sampled_from(["sr", "mk", "tr", "ar", "de", "en"]),
)
def test_a_stem_is_never_empty(word: str, language: str) -> None:
    assert bool(stem(word, language)) == bool(fold(word, language))
