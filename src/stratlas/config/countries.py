"""The list of countries: ISO 3166-1, named by CLDR, and what the owner changes in it."""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from stratlas.config.model import Country
from stratlas.errors import UnknownId, UsageError

_NOT_ISO = {"AC", "CP", "DG", "EU", "TA", "XA", "XB", "XK", "ZZ"}
"""Regions that CLDR gives three letters to and ISO 3166-1 does not."""
_ALSO = {
    "ALB": ("Shqipëria",),
    "CIV": ("Ivory Coast",),
    "CZE": ("Czech Republic",),
    "GBR": ("UK", "Great Britain", "Britain"),
    "KOR": ("Korea",),
    "MKD": ("Macedonia",),
    "MMR": ("Burma",),
    "RUS": ("Russian Federation",),
    "SWZ": ("Swaziland",),
    "TUR": ("Turkey",),
    "USA": ("United States of America", "America"),
}
"""Names in use that CLDR's main list does not carry."""
_FORMER = {"BUR", "ZAR", "DDR", "FXX", "TMP", "YMD"}
"""Withdrawn codes that CLDR still keeps as aliases of one present country."""


@cache
def iso_codes() -> Mapping[str, str]:
    """ISO 3166-1 alpha-3 to alpha-2, from the aliases of CLDR's supplemental data."""
    aliases: Mapping[str, list[str]] = get_global("territory_aliases")
    english = Locale("en").territories
    return {
        three: two[0]
        for three, two in sorted(aliases.items())
        if re.fullmatch("[A-Z]{3}", three)
        and re.fullmatch("[A-Z]{2}", two[0])
        and len(two) == 1
        and two[0] in english
        and two[0] not in _NOT_ISO
        and three not in _FORMER
    }


def iso_country(code: str) -> Country:
    """A country of ISO 3166-1 with its English name by CLDR; KeyError where the code is none."""
    two = iso_codes()[code]
    return Country(code, {"en": Locale("en").territories[two]}, two)


@cache
def own_names(code: str) -> tuple[str, ...]:
    """What a country of ISO 3166-1 is called in the languages spoken there, by CLDR."""
    two = iso_codes().get(code, "")
    spoken: Mapping[str, object] = get_global("territory_languages").get(two, {})
    names = []
    for tag in spoken:
        with contextlib.suppress(UnknownLocaleError, ValueError):
            names.append(Locale.parse(tag).territories.get(two, ""))
    return (*filter(None, names), *_ALSO.get(code, ()))


def fold_name(name: str) -> str:
    """A name as it is compared: without case, marks, punctuation, articles."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = re.findall(r"\w+", "".join(mark for mark in plain if not unicodedata.combining(mark)))
    return " ".join(word for word in words if word not in {"the", "and", "of", "republic"}) or " ".join(words)


class Countries:
    """The monitor's countries, found by code or by any of their names."""

    def __init__(self, listed: Iterable[Country]) -> None:
        self._by_code = {country.code: country for country in listed}
        self._by_name: dict[str, Country] = {}
        self._knows_own_names = False
        for country in self._by_code.values():
            for name in (iso_codes().get(country.code, country.code), *country.names.values()):
                self._by_name.setdefault(fold_name(name), country)

    def find(self, name: str) -> Country | None:
        """The country with this code (two or three letters) or name, in English or in its own languages."""
        found = self._by_code.get(name.strip().upper()) or self._by_name.get(fold_name(name))
        if found is None and not self._knows_own_names:
            # Reading some hundred languages takes a second, so only where a name is not known otherwise.
            self._knows_own_names = True
            for country in self._by_code.values():
                for own in own_names(country.code):
                    self._by_name.setdefault(fold_name(own), country)
            found = self._by_name.get(fold_name(name))
        return found

    def get(self, name: str) -> Country:
        """As `find`; UsageError where there is none."""
        country = self.find(name)
        if country is None:
            raise UsageError(
                f"“{name}” is not a country of this monitor: give a code such as SRB or a name such as Serbia, "
                "or add it to [countries] in stratlas.toml."
            )
        return country

    def with_code(self, code: str) -> Country:
        """The country with exactly this code, as addresses and ids name it; UnknownId where there is none."""
        country = self._by_code.get(code)
        if country is None:
            raise UnknownId(f"“{code}” is not a country of this monitor.")
        return country

    def name_of(self, code: str) -> str:
        """The name of the country with this code, or the code itself."""
        country = self._by_code.get(code)
        return country.name if country else code

    def __iter__(self) -> Iterator[Country]:
        return iter(self._by_code.values())
