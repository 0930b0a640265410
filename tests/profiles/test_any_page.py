"""Properties of every page, and the real one."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratlas.extract.builder import Builder, clean
from stratlas.records import BlockKind, Outcome
from tests.profiles.pages import CAPTURE, CONFIG, accounted, plain, read, said
from tests.strategies import examples

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed" / "serbia-2024.txt"
LABELS = {
    "interests": [
        "National interests and goals",
        "NATIONAL INTERESTS",
        "Nat. interests and goals",
        "Interests and goals",
    ],
    "threats": ["Main threats", "MAIN THREATS", "Threats", "Main treats", "Главне претње"],
    "principles": ["Main principles", "Main principles of national security policy", "Principles"],
    "regional-cooperation": ["Regional cooperation", "Reg. cooperation", "Regional co operation"],
    "regional-threats": ["Regional threats", "Reg. threats", "Regional threats (2020)"],
    "nato": ["Relations with NATO", "Rel. with NATO", "Relations with N.A.T.O."],
    "eu": [
        "Relations with the EU",
        "Relations with the European Union",
        "Relation with the EU",
        "Relations with the E.U.",
    ],
    "military-cooperation": ["International military cooperation", "Int. military coop.", "Military cooperation"],
}
LISTS = {"interests", "threats", "principles"}
ITEMS = [
    "Organised crime",
    "Illegal trade in arms",
    "COVID-19",
    "Energy security",
    "Floods and fires",
    "G20 members",
    "Peace",
]
SENTENCES = [
    "The state works with its neighbours on floods.",
    "Regional cooperation is valued by all.",
    "It sent 120 soldiers in 2021; more will follow.",
    "The strategy says: neutrality comes first.",
    "Neighbours trade (by land // by sea) with the state.",
]
DECORATION = ["icon01", "sd-head-sr", "img_02.png", "* * *"]
YEARS = [
    ("NATIONAL SECURITY STRATEGY: {}", "nss"),
    ("National defense strategy – {}", "nds"),
    ("NSS ({})", "nss"),
    ("NATIONAL DEFENCE STRATEGY\n{}", "nds"),
]
CHANGES = [("NO CHANGES IN {}", Outcome.UNCHANGED), ("NEW STRATEGY ADOPTED IN {}", Outcome.ADOPTED)]


@st.composite
def sections(draw: st.DrawFn) -> tuple[str, list[tuple[str, str]]]:
    key = draw(st.sampled_from(sorted(LABELS)))
    label = draw(st.sampled_from(["{}", "## {}", "1. {}", "**{}**"])).format(draw(st.sampled_from(LABELS[key])))
    if key in LISTS:
        items = draw(st.lists(st.sampled_from(ITEMS), min_size=2, max_size=5, unique=True))
        form = draw(st.sampled_from([": {}", ":\n{}", "\n{}", "\n\n{}"]))
        join = draw(
            st.sampled_from([" // ", "//", " //\n", "\n- ", "\no\t"] if form != ": {}" else [" // ", "//", " //\n"])
        )
        body = join.lstrip("\n") * join.startswith("\n") + join.join(items)
    else:
        items = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3))
        form = draw(st.sampled_from([": {}", ":\n\n{}", "\n{}", "\n\n{}"]))
        body = "\n\n".join(draw(st.sampled_from([item, item.replace(" ", "\n", 1)])) for item in items)
    return label + form.format(body), [(key, item) for item in items]


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, dict[str, object]]:
    parts: list[str] = []
    truth: dict[str, object] = {"country": None, "edition": None, "report": None}
    if draw(st.booleans()):
        parts.append(draw(st.sampled_from(["Strategic Document – Serbia – 2024", "Serbia 2024", "2024 | Србија"])))
        truth |= {"country": "SRB", "edition": "2024"}
    years = []
    for form, kind in draw(st.lists(st.sampled_from(YEARS), max_size=2, unique=True)):
        year = draw(st.integers(1992, 2023))
        parts.append(form.format(year))
        years.append((kind, year))
    if draw(st.booleans()):
        form, outcome = draw(st.sampled_from(CHANGES))
        parts.append(form.format(2023))
        truth["report"] = (outcome, 2023)
    claims: list[tuple[str, str]] = []
    for section, stated in draw(st.lists(sections(), min_size=1, max_size=6)):
        parts += [section, *draw(st.lists(st.sampled_from(DECORATION), max_size=1))]
        claims += stated
    return draw(st.sampled_from(["\n\n", "\n\n\n\n"])).join(parts), truth | {"years": years, "claims": claims}


@examples(80, 250)
@given(pages())
def test_a_page_of_any_variations_is_read_back_exactly(page: tuple[str, dict[str, object]]) -> None:
    content, truth = page
    text = plain(content)
    reading = read(text)
    assert said(reading) == truth["claims"]
    assert [(item.kind, item.year) for item in reading.years] == truth["years"]
    assert (reading.country, reading.edition) == (truth["country"], truth["edition"])
    assert (reading.report and (reading.report.outcome, reading.report.year)) == truth["report"]
    assert not reading.unplaced
    accounted(text, reading)


ODD = [
    ":",
    "//",
    "\n",
    "\n\n",
    " ",
    "- ",
    "1. ",
    "(",
    ")",
    "2023",
    "NO CHANGES IN 2023",
    "NSS",
    "–",
    ";",
    "²",
    "[2]",
    "**",
]
ODD += [
    "1 Law No. 3.",
    "\n2 Ibid.",
    "Source: the law",
    "page 2 of 3",
    "Read more",
    "o\t",
    "      ",
    "E.U.",
    "Outer space\n",
]
ODD += ["crime2", "Nuclear policy: ", "https://a.org//b", "\f", "\u2028", "\u200b", "Serbia"]
FRAGMENTS = st.sampled_from([*chain(*LABELS.values()), *ITEMS, *SENTENCES, *DECORATION, *ODD])


@examples(130, 400)
@given(st.one_of(st.text(max_size=200), st.lists(FRAGMENTS, max_size=30).map("".join)))
def test_no_character_of_any_text_is_lost_or_counted_twice(string: str) -> None:
    text = plain(clean(string))
    accounted(text, read(text))


@examples(60, 200)
@given(st.lists(st.tuples(st.sampled_from(list(BlockKind)), st.lists(FRAGMENTS, max_size=6).map("".join)), max_size=8))
def test_no_character_of_any_blocks_is_lost_or_counted_twice(blocks: list[tuple[BlockKind, str]]) -> None:
    builder = Builder("html-1")
    for kind, words in blocks:
        builder.block(kind, words)
    text = builder.finish(CAPTURE)
    accounted(text, read(text))


@pytest.mark.corpus
def test_the_real_page_is_read_whole() -> None:
    if not SEED.exists():
        pytest.skip("the real page of ../shared/seed is not here")
    text = plain(SEED.read_text(encoding="utf-8"))
    reading = read(text)
    assert reading.unplaced == ()
    assert [(item.kind, item.year) for item in reading.years] == [("nss", 2020), ("nds", 2020)]
    assert reading.report is not None
    assert (reading.report.outcome, reading.report.year) == (Outcome.UNCHANGED, 2023)
    assert Counter(claim.heading for claim in reading.claims) == {
        heading.key: 5 if heading.kind == "list" else 1 for heading in CONFIG.headings
    }
    accounted(text, reading)
