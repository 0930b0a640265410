"""What is cited is read back by programs that we did not write, whatever its title holds."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
import rispy
from citeproc import Citation as Cite
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Entry
from pybtex.database.input.bibtex import Parser
from pybtex.richtext import Text as Rich

from stratlas.records import FuzzyDate
from stratlas.web.citing import Citation, CitedAs

DAY = dt.date(2026, 11, 30)
HOSTILE = (
    "A plan {with} a brace } too many",
    "100 % sure \\ #1 & $5_000 ~ ^",
    "Two\nlines\r\nER  - \nTI  - another",
    "Стратегија националне безбедности",
    "“Quoted” and \"quoted\" and 'quoted'",
    "استراتيجية \u202eالأمن\u202c 2019",
    "@comment{jabref} }\n@misc{x, title={y}}",
    "\x00\x07 bell \x1b[31m",
    "Žaba, Đorđe and Łódź",
)


def _citation(title: str = "Harbour Strategy", **more: object) -> Citation:
    facts: dict[str, object] = {
        "kind": CitedAs.DOCUMENT,
        "authors": ("Republic of Harbours",),
        "issued": FuzzyDate("2019-12-27"),
        "publisher": "Institute of Tides",
        "language": "en",
        "version": "abc.pdf-2",
        "words": "Ships & boats",
        "page": "3",
        "number": "XHA/nss/2019",
    } | more
    return Citation(title, "https://atlas.example/texts/abc.pdf-2/10-23/", DAY, "Atlas of Tides", **facts)  # type: ignore[arg-type]


def _seen(title: str) -> str:
    """The title as a reader sees it: one line, and no sign that turns what follows."""
    kept = (" " if sign.isspace() else sign for sign in title if sign not in "\u202e\u202c")
    return " ".join("".join(sign for sign in kept if unicodedata.category(sign) != "Cc").split())


_NAMED = {
    "{\\textbraceleft}": "{",
    "{\\textbraceright}": "}",
    "{\\textasciitilde}": "~",
    "{\\textasciicircum}": "^",
    "\\$": "$",
}
"""Signs as LaTeX knows them and the parser does not."""


def _plain(latex: str) -> str:
    for number, name in enumerate(_NAMED):
        latex = latex.replace(name, chr(0xE000 + number))  # while it decodes, letters of nobody stand for them
    plain = str(Rich.from_latex(latex))
    return plain.translate({0xE000 + number: sign for number, sign in enumerate(_NAMED.values())})


def _entry(citation: Citation) -> Entry:
    (entry,) = Parser().parse_string(citation.bibtex).entries.values()
    return entry


def _bibtex(citation: Citation) -> dict[str, str]:
    entry = _entry(citation)
    people = [" ".join(person.last_names) for person in entry.persons.get("author", [])]
    return {name: _plain(value) for name, value in entry.fields.items()} | {"author": "; ".join(map(_plain, people))}


@pytest.mark.parametrize("title", HOSTILE)
def test_bibtex_is_read_back_as_one_entry_with_the_same_title(title: str) -> None:
    fields = _bibtex(_citation(title, authors=(title,)))
    assert fields["title"] == fields["author"] == _seen(title)
    assert fields["url"] == "https://atlas.example/texts/abc.pdf-2/10-23/"
    assert (fields["year"], fields["month"], fields["urldate"]) == ("2019", "12", "2026-11-30")
    assert fields["pages"] == "3"
    assert fields["number"] == "XHA/nss/2019"


@given(st.text(min_size=1).filter(lambda title: "\\" not in title))
def test_bibtex_of_any_title_is_one_whole_entry(title: str) -> None:
    assert _entry(_citation(title)).fields["version"] == "abc.pdf-2"


@pytest.mark.parametrize("title", HOSTILE)
def test_ris_is_read_back_as_one_record_with_the_same_title(title: str) -> None:
    (record,) = rispy.loads(_citation(title).ris)
    assert record["title"] == _seen(title)
    assert record["type_of_reference"] == "RPRT"
    assert record["authors"] == ["Republic of Harbours"]
    assert record["year"] == "2019"
    assert record["date"] == "2019/12/27/"
    assert record["access_date"] == "2026/11/30/"
    assert record["urls"] == ["https://atlas.example/texts/abc.pdf-2/10-23/"]
    assert "Ships & boats" in record["notes"][0]


@given(st.text(min_size=1))
def test_ris_of_any_title_has_one_line_for_each_field(title: str) -> None:
    lines = _citation(title).ris.split("\r\n")
    assert all(line[2:6] == "  - " for line in lines if line)
    assert [line for line in lines if line.startswith("ER")] == ["ER  - "]
    assert "\n" not in "".join(lines)


_CSL = Path(__file__).parent / "csl_variables.json"


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("kind", CitedAs)
def test_csl_json_has_only_what_csl_has(title: str, kind: CitedAs) -> None:
    (item,) = json.loads(_citation(title, kind=kind).written("json"))
    names = json.loads(_CSL.read_text(encoding="utf-8"))
    assert set(item) <= {"id", "type", *names["standard"], *names["dates"], *names["names"]}
    assert item["type"] in names["types"]
    assert item["title"] == _seen(title)
    assert item["author"] == [{"literal": "Republic of Harbours"}]
    assert item["issued"] == {"date-parts": [[2019, 12, 27]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 30]]}


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_csl_json_is_set_by_a_citation_processor() -> None:
    citation = _citation()
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON([citation.csl]), formatter.plain)
    bibliography.register(Cite([CitationItem(citation.key)]))
    assert "Harbour Strategy" in str(bibliography.bibliography()[0])
    assert "Republic of Harbours" in str(bibliography.bibliography()[0])


@pytest.mark.parametrize(
    ("date", "month", "ris", "parts"),
    [("2019", "", "2019///", [2019]), ("2019-12", "12", "2019/12//", [2019, 12])],
)
def test_a_date_is_as_precise_as_it_is_known(date: str, month: str, ris: str, parts: list[int]) -> None:
    citation = _citation(issued=FuzzyDate(date))
    assert _bibtex(citation).get("month", "") == month
    assert f"DA  - {ris}\r\n" in citation.ris
    assert citation.csl["issued"] == {"date-parts": [parts]}
    assert f"({date})" in citation.text


def test_what_is_not_known_is_left_out() -> None:
    bare = Citation("Years", "http://localhost/years/", DAY, "Atlas of Tides")
    assert bare.text == "Years. Atlas of Tides. http://localhost/years/ (accessed 2026-11-30)."
    assert set(bare.csl) == {"id", "type", "title", "accessed", "container-title", "URL"}
    assert [line[:2] for line in bare.ris.split("\r\n")] == ["TY", "ID", "TI", "T2", "UR", "Y2", "ER", ""]
    assert "author" not in bare.bibtex


def test_a_citation_is_one_paragraph_that_leads_to_the_words() -> None:
    assert _citation().text == (
        "Republic of Harbours (2019-12-27). Harbour Strategy. “Ships & boats”, p. 3. Atlas of Tides, Institute of "
        "Tides. Version abc.pdf-2. https://atlas.example/texts/abc.pdf-2/10-23/ (accessed 2026-11-30)."
    )


def test_long_words_are_cut_between_words() -> None:
    text = _citation(words="harbour " * 100).text
    assert "harbour …”" in text
    assert len(text) < 700


def test_keys_are_plain_and_belong_to_the_address() -> None:
    keys = {_citation(title, number="").key for title in HOSTILE}
    assert all(key.isascii() and key.replace("-", "").isalnum() for key in keys)
    assert _citation().key == replace(_citation(), accessed=DAY + dt.timedelta(days=9)).key


def test_an_address_cannot_break_out_of_its_field() -> None:
    hostile = Citation("Search", "http://localhost/search/?q=}{ \n%22é", DAY, "Atlas")
    assert _entry(hostile).fields["title"] == "{Search}"
    assert "http://localhost/search/?q=%7D%7B%20%22%C3%A9" in hostile.text
