import pytest

from stratlas.config import Countries, default_toml, parse
from stratlas.config.countries import iso_codes
from stratlas.errors import UnknownId, UsageError

COUNTRIES = Countries(parse(default_toml("x")).countries)


def test_all_of_iso_3166_1_is_known() -> None:
    codes = iso_codes()
    assert len(codes) == len(set(codes.values())) == 249
    assert {"SRB": "RS", "GBR": "GB", "PSE": "PS", "TWN": "TW", "SSD": "SS"}.items() <= codes.items()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("SRB", "SRB"),
        ("rs", "SRB"),
        (" Serbia ", "SRB"),
        ("REPUBLIC OF SERBIA", "SRB"),
        ("Србија", "SRB"),
        ("Srbija", "SRB"),
        ("Северна Македонија", "MKD"),
        ("Shqipëria", "ALB"),
        ("Shqiperia", "ALB"),
        ("Crna Gora", "MNE"),
        ("Bosnia and Herzegovina", "BIH"),
        ("Bosnia & Herzegovina", "BIH"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("Ελλάδα", "GRC"),
        ("the Netherlands", "NLD"),
        ("Czech Republic", "CZE"),
    ],
)
def test_a_country_is_known_by_code_and_by_name_in_english_and_its_own_languages(name: str, code: str) -> None:
    assert COUNTRIES.get(name).code == code


@pytest.mark.parametrize("name", ["Atlantis", "", "XKX", "Republic", "of"])
def test_an_unknown_country_says_what_to_do(name: str) -> None:
    with pytest.raises(UsageError, match=f"“{name}” is not a country of this monitor"):
        COUNTRIES.get(name)


@pytest.mark.parametrize("name", ["srb", "Serbia", "XXX", ""])
def test_an_address_names_a_country_by_its_code_alone(name: str) -> None:
    assert COUNTRIES.with_code("SRB").name == "Serbia"
    with pytest.raises(UnknownId, match="is not a country of this monitor"):
        COUNTRIES.with_code(name)
