"""How something with an address is cited: as plain text, BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import quote

from stratlas.records import FuzzyDate

MEDIA_TYPES = {
    "txt": "text/plain; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "json": "application/vnd.citationstyles.csl+json",
}
"""What a citation is written as, by the ending of its file."""
_BIBTEX = {
    "\\": "{\\textbackslash}",
    "{": "{\\textbraceleft}",
    "}": "{\\textbraceright}",
    "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
"""Braces are named: BibTeX counts them, and one that stands alone would swallow what follows."""
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of all that follows, so also of other fields."""
_QUOTED = 280
"""So much of the words is quoted in a citation; its address leads to all of them."""


class CitedAs(StrEnum):
    """What kind of thing is cited, in the words of CSL."""

    PAGE = "webpage"
    DOCUMENT = "report"
    DATA = "dataset"


_ENTRY = {CitedAs.PAGE: "misc", CitedAs.DOCUMENT: "techreport", CitedAs.DATA: "misc"}
_RIS_TYPE = {CitedAs.PAGE: "ELEC", CitedAs.DOCUMENT: "RPRT", CitedAs.DATA: "DATA"}


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation says.

    `address` is whole, with its scheme and host; `monitor` is the title of the monitor that shows it, and `publisher`
    who keeps that. `authors` are institutions. `version` says exactly what was read (a text's id, a digest), `words`
    which words of it, and `page` where they stand.
    """

    title: str
    address: str
    accessed: dt.date
    monitor: str
    edition: str = ""
    kind: CitedAs = CitedAs.PAGE
    authors: tuple[str, ...] = ()
    issued: FuzzyDate | None = None
    publisher: str = ""
    language: str = ""
    version: str = ""
    words: str = ""
    page: str = ""
    number: str = ""

    @property
    def key(self) -> str:
        """A name for it in ASCII that is the same whenever the same thing is cited."""
        digest = hashlib.sha256(self.address.encode("utf-8", "replace")).hexdigest()[:6]
        plain = unicodedata.normalize("NFKD", self.number or self.title).encode("ascii", "ignore").decode().lower()
        return "-".join([*re.findall("[a-z0-9]+", plain)[:6], digest])

    @property
    def text(self) -> str:
        """The citation as one paragraph: what nobody signed begins with its title, as APA has it."""
        who = "; ".join(map(_line, self.authors))
        year = f"({self.issued})" if self.issued else ""
        edition = f"edition {_line(self.edition)}" if self.edition else ""
        where = ", ".join(filter(None, (_line(self.monitor), _line(self.publisher), edition)))
        page = f"p. {_line(self.page)}" if self.page else ""
        said = ", ".join(filter(None, (f"“{_cut(self.words)}”" if self.words else "", page)))
        version = f"Version {_line(self.version)}" if self.version else ""
        seen = f"{_address(self.address)} (accessed {self.accessed.isoformat()})"
        title = _line(self.title)
        head = [f"{who} {year}".strip(), title] if who else [f"{title} {year}".strip()]
        parts = [*head, said, where, version, seen]
        return " ".join(_sentence(part) for part in parts if part)

    @property
    def bibtex(self) -> str:
        """The citation as an entry of BibTeX, in UTF-8."""
        note = "; ".join(filter(None, (self._remark, f"accessed {self.accessed.isoformat()}")))
        publisher = self.publisher or self.monitor
        place = "institution" if self.kind is CitedAs.DOCUMENT else "howpublished"
        fields = {
            "author": " and ".join(f"{{{_tex(name)}}}" for name in self.authors),
            "title": f"{{{_tex(self.title)}}}",
            place: _tex(publisher),
            "year": str(self.issued.year) if self.issued else "",
            "month": _month(self.issued),
            "edition": _tex(self.edition),
            "number": _tex(self.number),
            "pages": _tex(self.page),
            "language": _tex(self.language),
            "version": _tex(self.version),
            "url": _address(self.address),
            "urldate": self.accessed.isoformat(),
            "note": _tex(note),
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value and value != "{}"]
        return "\n".join([f"@{_ENTRY[self.kind]}{{{self.key},", *lines, "}", ""])

    @property
    def ris(self) -> str:
        """The citation as a record of RIS."""
        tags = [
            ("TY", _RIS_TYPE[self.kind]),
            ("ID", self.key),
            *(("AU", name) for name in self.authors),
            ("TI", self.title),
            ("T2", self.monitor),
            ("PB", self.publisher),
            ("PY", str(self.issued.year) if self.issued else ""),
            ("DA", _slashed(self.issued.value) if self.issued else ""),
            ("ET", self.edition),
            ("M1", self.number),
            ("SP", self.page),
            ("LA", self.language),
            ("UR", _address(self.address)),
            ("Y2", _slashed(self.accessed.isoformat())),
            ("N1", self._remark),
        ]
        lines = [f"{tag}  - {_line(value)}" for tag, value in tags if _line(value)]
        return "\r\n".join([*lines, "ER  - ", ""])

    @property
    def csl(self) -> dict[str, Any]:
        """The citation as an item of CSL-JSON."""
        item: dict[str, Any] = {
            "id": self.key,
            "type": self.kind.value,
            "title": _line(self.title),
            "author": [{"literal": _line(name)} for name in self.authors],
            "issued": _parts(self.issued.value) if self.issued else None,
            "accessed": _parts(self.accessed.isoformat()),
            "container-title": _line(self.monitor),
            "publisher": _line(self.publisher),
            "edition": _line(self.edition),
            "number": _line(self.number),
            "page": _line(self.page),
            "language": _line(self.language),
            "version": _line(self.version),
            "URL": _address(self.address),
            "note": f"“{_cut(self.words)}”" if self.words else "",
        }
        return {name: value for name, value in item.items() if value}

    def written(self, ending: str) -> str:
        """The citation as the content of a file with this ending (see `MEDIA_TYPES`)."""
        match ending:
            case "bib":
                return self.bibtex
            case "ris":
                return self.ris
            case "json":
                return json.dumps([self.csl], ensure_ascii=False, indent=2) + "\n"
            case _:
                return self.text + "\n"

    @property
    def _remark(self) -> str:
        """What formats have no field for, on one line."""
        version = f"version {_line(self.version)}" if self.version else ""
        shown = f"shown by {_line(self.monitor)}" if self.publisher else ""
        return "; ".join(filter(None, (f"“{_cut(self.words)}”" if self.words else "", version, shown)))


def _line(value: str) -> str:
    """A value on one line, without signs that no reader sees or that turn what follows."""
    seen = (" " if sign.isspace() else sign for sign in value if sign not in _TURNING)
    kept = (sign for sign in seen if unicodedata.category(sign) not in {"Cc", "Cs"})
    return " ".join("".join(kept).split())


def _cut(words: str) -> str:
    """Words on one line, cut between words where they are too long to be quoted."""
    line = _line(words)
    if len(line) <= _QUOTED:
        return line
    head = line[:_QUOTED]
    return f"{head.rsplit(' ', 1)[0] if ' ' in head else head} …"


def _sentence(part: str) -> str:
    return part if part.endswith((".", "!", "?", "…")) else f"{part}."


def _address(address: str) -> str:
    """An address that no format takes for more than itself: only characters that addresses have."""
    return quote(_line(address).encode("utf-8", "replace"), safe="%/:?#[]@!$&'()*+,;=-._~")


def _tex(value: str) -> str:
    return "".join(_BIBTEX.get(sign, sign) for sign in _line(value))


def _numbers(date: str) -> list[int]:
    return [int(part) for part in date.split("-")]


def _parts(date: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [_numbers(date)]}


def _month(date: FuzzyDate | None) -> str:
    numbers = _numbers(date.value) if date else []
    return str(numbers[1]) if len(numbers) > 1 else ""


def _slashed(date: str) -> str:
    """A date as RIS has it: year, month and day, each where it is known, with its slash."""
    parts = [*date.split("-"), "", ""][:3]
    return "/".join(parts) + "/"
