import datetime as dt

import pytest

from stratlas import wording
from stratlas.config import Country

LANGUAGES = ("en", "sr-Cyrl", "sr-Latn")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2019", ("2019", "2019.", "2019.")),
        ("2019-12", ("December 2019", "децембар 2019.", "decembar 2019.")),
        ("2019-12-27", ("27 December 2019", "27. 12. 2019.", "27. 12. 2019.")),
        ("1844-02-29", ("29 February 1844", "29. 2. 1844.", "29. 2. 1844.")),
        ("", ("", "", "")),
        ("2019-13", ("2019-13",) * 3),
        ("never", ("never",) * 3),
    ],
)
def test_dates_are_written_as_precisely_as_they_are_known(value: str, said: tuple[str, ...]) -> None:
    for language, words in zip(LANGUAGES, said, strict=True):
        with wording.using(language):
            assert wording.date(value) == words


def test_moments_are_in_utc() -> None:
    there = dt.timezone(dt.timedelta(hours=2))
    assert wording.moment(dt.datetime(2024, 1, 1, 1, 30, tzinfo=there)) == "31 December 2023, 23:30 UTC"


def test_numbers_and_lists() -> None:
    assert (wording.number(12345), wording.number(2.5, 1), wording.number(0.5, 2)) == ("12,345", "2.5", "0.50")
    assert wording.listed(["a", "b", "c"]) == "a, b and c"
    with wording.using("sr-Cyrl"):
        assert (wording.number(12345), wording.number(2.5, 1)) == ("12.345", "2,5")
        assert wording.listed(["а", "б", "в"]) == "а, б и в"


def test_languages_are_named_to_the_reader_and_call_themselves_what_they_do() -> None:
    assert [wording.own_name(language) for language in LANGUAGES] == ["English", "Српски", "Srpski"]
    assert wording.language_name("sr-Cyrl") == "Serbian (Cyrillic)"
    assert wording.language_name("nothing at all") == "nothing at all"
    with wording.using("sr-Latn"):
        assert wording.language_name("en") == "engleski"


def test_the_owners_name_of_a_country_wins_in_its_language_and_a_renamed_country_keeps_its_name() -> None:
    plain = Country("MKD", {"en": "North Macedonia"}, "MK")
    own = Country("MKD", {"en": "North Macedonia", "sr": "Македонија"}, "MK")
    renamed = Country("XKX", {"en": "Kosovo*"})
    assert [country.name for country in (plain, own, renamed)] == ["North Macedonia", "North Macedonia", "Kosovo*"]
    with wording.using("sr-Cyrl"):
        assert [country.name for country in (plain, own, renamed)] == ["Северна Македонија", "Македонија", "Kosovo*"]
    with wording.using("sr-Latn"):
        assert [country.name for country in (plain, own)] == ["Severna Makedonija", "Makedonija"]


def test_labels_are_the_nearest_to_the_reader() -> None:
    labels = {"de": "Ziele", "en": "Goals", "sr-Cyrl": "Циљеви"}
    said = {}
    for language in LANGUAGES:
        with wording.using(language):
            said[language] = wording.label(labels)
    assert [found.text for found in said.values()] == ["Goals", "Циљеви", "Ciljevi"]
    with wording.using("sr-Latn"):
        assert not said["sr-Latn"].foreign
        assert wording.label({"de": "Ziele", "fr": "Buts"}).foreign
        assert wording.label({"sr-Latn": "Ciljevi", "sr-Cyrl": "Циљ"}).text == "Ciljevi"
        assert wording.label({"de": "Ziele"}).text == "Ziele"


def test_serbian_cyrillic_is_written_in_latin_with_capitals_as_the_word_has_them() -> None:
    assert wording.latin("Љубљана, ЊЕГОШ, Њ, џеп, NATO и ЕУ: % {x}") == "Ljubljana, NJEGOŠ, Nj, džep, NATO i EU: % {x}"


def test_lists_follow_the_alphabet_of_the_reader() -> None:
    latin = ["Lјubav".replace("ј", "j"), "Luka", "Ćićevac", "Čačak", "Zagreb", "Žabalj", "Đerdap", "Džep", "Dunav"]
    with wording.using("sr-Latn"):
        ordered = ["Čačak", "Ćićevac", "Dunav", "Džep", "Đerdap", "Luka", "Ljubav", "Zagreb", "Žabalj"]
        assert sorted(latin, key=wording.sort_key) == ordered
    with wording.using("sr-Cyrl"):
        assert sorted(["Шпанија", "Ђ", "Јужна", "Албанија", "Љ", "Л"], key=wording.sort_key) == [
            "Албанија", "Ђ", "Јужна", "Л", "Љ", "Шпанија",
        ]  # fmt: skip
    assert sorted(["Zambia", "Åland", "albania"], key=wording.sort_key) == ["Åland", "albania", "Zambia"]
