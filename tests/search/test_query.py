"""What a query means, and that no query makes an error."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratlas.search.nodes import And, Everything, Exact, Field, Near, Node, Not, Or, Phrase, Prefix, Word
from stratlas.search.query import DEPTH, FIELDS, LENGTH, TERMS, parse

A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("", Everything()),
        ("*", Everything()),
        ("bezbednost", Word("bezbednost")),
        ("(security),", Word("security")),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a and b", And((A, Word("and"), B))),
        ("a OR b c", Or((A, And((B, C))))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("a a", A),
        ("a -b", And((A, Not(B)))),
        ("a NOT b", And((A, Not(B)))),
        ("(-a)", Not(A)),
        ("a - b", And((A, B))),
        ("counter-terrorism", Word("counter-terrorism")),
        ("NOT NOT a", A),
        ("secur*", Prefix("secur")),
        ("cyber-sec*", And((Word("cyber"), Prefix("sec")))),
        ("国家安全", Word("国家安全")),
        ("国", Prefix("国")),
        ("国家*", Word("国家")),
        ('"national security"', Phrase("national security")),
        ("a NEAR b", Near(A, B, 10)),
        ("a NEAR/5 b", Near(A, B, 5)),
        ("a NEAR/2 b NEAR c", And((Near(A, B, 2), Near(B, C)))),
        ('"a b" NEAR (a OR c*)', Near(Phrase("a b"), Or((A, Prefix("c"))))),
        ("country:SRB", Field("country", "SRB")),
        ("Country:SRB", Field("country", "SRB")),
        ("language:sr-Latn", Field("lang", "sr-Latn")),
        ("country:(SRB OR HRV)", Or((Field("country", "SRB"), Field("country", "HRV")))),
        ("country:(SRB, HRV)", Or((Field("country", "SRB"), Field("country", "HRV")))),
        ('section:"Regional threats"', Field("section", "Regional threats")),
        ("document:SRB/nss/2019", Field("document", "SRB/nss/2019")),
        ("concept:organised-crime", Field("concept", "organised-crime")),
        ("-country:SRB", Not(Field("country", "SRB"))),
        ("year:2019", Field("year", "2019")),
        ("year:2015..", Field("year", "2015..")),
        ("year:..2019", Field("year", "..2019")),
        ("year:2015..2019", Field("year", "2015..2019")),
        ("year:2015-2019", Field("year", "2015..2019")),
        ("exact:strategies", Exact(Word("strategies"))),
        ('exact:"national strategies"', Exact(Phrase("national strategies"))),
        ("exact:(a OR b)", Exact(Or((A, B)))),
        ("10:30", Word("10:30")),
        ("https://example.org/a", Word("https://example.org/a")),
        ('צה"ל', Word("צה״ל")),
    ],
)
def test_a_query_is_read_as_its_tree(text: str, root: Node) -> None:
    assert parse(text).root == root
    assert parse(text).mistakes == ()


@pytest.mark.parametrize(
    "quoted",
    ["„a b“", "„a b”", "“a b”", "”a b”", "«a b»", "»a b«", "»a b»", "‹a b›", "「a b」", "『a b』", "《a b》", '"a b"'],
)
def test_quotation_marks_of_all_languages_make_a_phrase(quoted: str) -> None:
    assert parse(f"c {quoted}c") == parse('c "a b" c')


@pytest.mark.parametrize(
    ("text", "root", "mistake"),
    [
        ('"a b', Phrase("a b"), 'The quotation mark " is not closed: the phrase is read up to the end.'),
        ("a»", A, "The quotation mark » is not closed: the phrase is read up to the end."),
        ("a」", A, "The quotation mark 」 closes nothing and is left out."),
        ("(a b", And((A, B)), "A parenthesis is not closed: it is read up to the end."),
        ("a) b", And((A, B)), "A closing parenthesis closes nothing and is left out."),
        ("a OR", A, "“OR” has no word on one side and is left out."),
        ("AND a", A, "“AND” has no word on one side and is left out."),
        ("a NEAR/3", A, "“NEAR/3” has no word on one side and is left out."),
        ("a NOT", A, "“NOT” has no word on one side and is left out."),
        ("a AND OR b", Or((A, B)), "“AND” has no word on one side and is left out."),
        ("contry:SRB", Field("country", "SRB"), "There is no field “contry”: it is read as country:."),
        (
            "colour:red",
            Phrase("colour red"),
            "There is no field “colour”: it is read as a word. "
            "The fields are country, kind, lang, year, section, page, document, concept and exact.",
        ),
        ("a year:soon", A, "“soon” is no year: write year:2019, year:2015.., year:..2019 or year:2015..2019."),
        ("a year:..", A, "“..” is no year: write year:2019, year:2015.., year:..2019 or year:2015..2019."),
        (
            "year:2019..2015",
            Field("year", "2015..2019"),
            "2019 is after 2015: the years are read from 2015 to 2019.",
        ),
        ("a page:x", A, "page: takes a number, and “x” is none: it is left out."),
        ("a country:", A, "country: has no value and is left out."),
        ("a exact:", A, "exact: has no word after it and is left out."),
        ("se*ity", Prefix("se"), "A star stands at the end of a word (secur*): what comes after it is left out."),
        ("a NEAR (b c)", And((A, B, C)), "NEAR stands between words and phrases: here it is read as AND."),
        ("a NEAR/5000 b", Near(A, B, 1000), "NEAR reaches 1,000 words at most."),
        ("?!", Everything(), "There is no word in it to search for: this is everything."),
    ],
)
def test_a_mistake_is_told_and_the_best_reading_taken(text: str, root: Node, mistake: str) -> None:
    assert parse(text).root == root
    assert parse(text).mistakes == (mistake,)


def test_a_hostile_query_is_cut_to_its_limits() -> None:
    long = parse("a" * 3 * LENGTH)
    assert long.root == Word("a" * LENGTH)
    assert long.mistakes == ("The query has 6,000 characters; what comes after 2,000 is left out.",)
    many = parse(" OR ".join(f"word{number}" for number in range(TERMS + 20)))
    assert isinstance(many.root, Or)
    assert len(many.root.parts) == TERMS
    assert many.mistakes == (f"A query has {TERMS} words and filters at most: the rest is left out.",)
    deep = parse("a " + "(" * 500 + "b" + ")" * 500)
    assert deep.root == A
    assert deep.mistakes == (f"Parentheses stand {DEPTH} deep at most: what is inside deeper ones is left out.",)


FUZZED = int(os.environ.get("STRATLAS_FUZZ_QUERIES", "3000"))
PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "query-language.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("query", re.findall(r"^\| (?:`\w+` \| )?`([^`]+)` \|", PAGE, re.MULTILINE))
def test_the_queries_of_the_documentation_have_no_mistakes(query: str) -> None:
    assert parse(query).mistakes == ()


def test_every_field_and_limit_is_documented() -> None:
    assert [field for field in FIELDS if f"| `{field}` |" not in PAGE] == []
    assert f"{LENGTH:,} characters, {TERMS} words and filters, and parentheses {DEPTH} deep" in PAGE


PIECES = [
    *(
        "a",
        "b",
        "secur",
        "безб",
        "国家",
        "国",
        "*",
        " ",
        " ",
        " ",
        "(",
        ")",
        '"',
        "„",
        "“",
        "«",
        "»",
        "AND",
        "OR",
        "NOT",
    ),
    *("NEAR", "NEAR/3", "NEAR/99999999", "-", "–", ":", "year:", "country:", "exact:", "foo:", "2015..", "..", "2019"),
    *(
        "page:",
        "3",
        "\x00",
        "\ud800",
        "'",
        "’",
        ".",
        "/",
        'צה"ל',
        "ｶﾞ",
        "(-",
        "*a",
        "\u0301",
        "AND,",
        ".foo:ba*",
        "：",
        "（",
    ),
]


def test_what_strangers_write_is_read_and_read_again_the_same() -> None:
    chance = random.Random(6)
    for _ in range(FUZZED):
        query = parse("".join(chance.choice(PIECES) for _ in range(chance.randint(1, 14))))
        again = parse(query.reading)
        assert again.root == query.root
        assert again.mistakes == ()


@given(st.text())
def test_any_text_is_a_query(text: str) -> None:
    query = parse(text)
    assert parse(query.reading).root == query.root


words = st.sampled_from(["security", "безбедност", "counter-terrorism", "l’Europe", "NATO", "2019", "10:30"]).map(Word)
phrases = st.sampled_from(["national security", "Ђаковица", "AND", "a (b) OR c"]).map(Phrase)
wording = st.one_of(words, phrases, st.sampled_from(["secur", "без"]).map(Prefix))
fields = st.sampled_from(
    [
        Field("country", "SRB"),
        Field("section", "Regional threats"),
        Field("year", "2015.."),
        Field("concept", "terrorism"),
    ]
)


def several(part: st.SearchStrategy[Node], kind: type[And | Or]) -> st.SearchStrategy[Node]:
    lists = st.lists(part, min_size=2, max_size=3, unique=True)
    return lists.filter(lambda parts: not any(isinstance(part, kind) for part in parts)).map(
        lambda parts: kind(tuple(parts))
    )


nodes = st.recursive(
    st.one_of(
        wording, fields, st.just(Everything()), wording.filter(lambda node: not isinstance(node, Prefix)).map(Exact)
    ),
    lambda part: st.one_of(
        several(part, And),
        several(part, Or),
        part.filter(lambda node: not isinstance(node, Not)).map(Not),
        st.builds(Near, wording, wording, st.sampled_from([1, 5, 10])),
    ),
    max_leaves=8,
)


@given(nodes)
def test_a_query_is_written_as_it_is_read(root: Node) -> None:
    query = parse(str(root))
    assert query.root == root
    assert parse(str(query)) == query
    assert query.mistakes == ()
