"""What is put into an index is found, and only that."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratlas.errors import IndexBusy, IndexUnusable
from stratlas.records import Block, BlockKind, Notice, Page, Text
from stratlas.search import IndexFolder, Marker, compiled, parse, passages_of, search, snippet
from tests.search.passages import Held, Searched
from tests.texts import text_of

ENGLISH = Held(
    "en",
    (
        "National security of the state\nand its organised crime",
        "The secure harbour",
        "crime and terror and x y z organised",
        "Security matters: security",
    ),
    country="GBR",
    year=2011,
)
SERBIAN = Held("sr-Cyrl", ("Национална безбедност и Ђаковица", "Криминал"))
GERMAN = Held("de", ("Die Sicherheit der Häfen",), country="DEU", year=None)
CHINESE = Held("zh", ("国家安全保障体系",), country="CHN", year=2015, section=("第一章", "威胁"))


@pytest.fixture(scope="module")
def all_of_them() -> Searched:
    return Searched(ENGLISH, SERBIAN, GERMAN, CHINESE)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("bezbednost", ["Национална безбедност и Ђаковица"]),
        ("Djakovica", ["Национална безбедност и Ђаковица"]),
        ('"national security"', ["National security of the state\nand its organised crime"]),
        ("exact:secure", ["The secure harbour"]),
        ('exact:"the secure"', ["The secure harbour"]),
        ("安全", ["国家安全保障体系"]),
        ("国家安全保障", ["国家安全保障体系"]),
        ("国安", []),
        ("Hafen", ["Die Sicherheit der Häfen"]),
        ("country:DEU", ["Die Sicherheit der Häfen"]),
        ("year:2015..", ["国家安全保障体系", "Национална безбедност и Ђаковица", "Криминал"]),
        ("year:2019", ["Национална безбедност и Ђаковица", "Криминал"]),
        ("year:..2012 harbour", ["The secure harbour"]),
        ("lang:sr criminal OR Kriminal", ["Криминал"]),
        ("lang:s", []),
        ("document:SRB/nss/2019 kriminal", ["Криминал"]),
        ("document:SRB/nss/2019/sr-Cyrl kriminal", ["Криминал"]),
        ("page:2 secure", ["The secure harbour"]),
        ("section:威胁", ["国家安全保障体系"]),
        ("crime -terror -state", []),
        ("harb* NEAR/0 exact:secure", ["The secure harbour"]),
        ("nothingofthekind", []),
        ('"security national"', []),
    ],
)
def test_a_query_finds_the_passages_that_it_means(all_of_them: Searched, query: str, found: list[str]) -> None:
    assert all_of_them.words(query) == found


@pytest.mark.parametrize(("distance", "number"), [(0, 0), (1, 0), (4, 0), (5, 1), (20, 1)], ids=str)
def test_near_counts_the_words_between_in_either_order(distance: int, number: int) -> None:
    searched = Searched(Held("en", ("crime one two three four five terror",)))
    assert searched.found(f"crime NEAR/{distance} terror").total == number
    assert searched.found(f"terror NEAR/{distance} crime").total == number
    assert searched.found(f'"one two" NEAR/{distance} terror').total == (distance >= 3)
    assert searched.found(f'terror NEAR/{distance} "crime one"').total == (distance >= 4)


def test_a_word_is_near_itself_only_where_it_stands_twice() -> None:
    searched = Searched(Held("en", ("crime", "crime and crime", "crime a b c d crime")))
    assert sorted(searched.words("crime NEAR/1 crime")) == ["crime and crime"]
    assert searched.found("crime NEAR/4 crime").total == 2


def test_what_is_not_to_be_there_may_stand_alone_and_in_any_part(all_of_them: Searched) -> None:
    assert all_of_them.found("NOT security").total == 5
    assert all_of_them.found("*").total == 8
    assert all_of_them.found("harbour OR NOT security").total == 6
    assert all_of_them.found("").total == 8


def test_what_matches_alike_stands_in_the_order_of_countries_years_and_texts(all_of_them: Searched) -> None:
    hits = all_of_them.found("*").hits
    assert [(hit.entry.country, hit.passage.number) for hit in hits] == [
        ("CHN", 0), ("DEU", 0), ("GBR", 0), ("GBR", 1), ("GBR", 2), ("GBR", 3), ("SRB", 0), ("SRB", 1),
    ]  # fmt: skip


def test_the_order_does_not_depend_on_how_the_index_came_about() -> None:
    texts = [Held("en", ("one security", "two security"), country=name) for name in ("CCC", "AAA", "BBB")]
    once, reversed_ = Searched(*texts), Searched(*reversed(texts))
    bit_by_bit = Searched()
    for text in texts:
        with bit_by_bit.index.writer() as writer:
            writer.put(text.entry, text.records())
            writer.commit()
    places = [
        [(hit.entry.version, hit.passage.number, round(hit.score, 4)) for hit in searched.found("security").hits]
        for searched in (once, reversed_, bit_by_bit)
    ]
    assert places[0] == places[1] == places[2]


def test_facets_count_all_that_match_and_not_only_what_is_shown(all_of_them: Searched) -> None:
    found = all_of_them.found("*", limit=1)
    assert (found.total, len(found.hits)) == (8, 1)
    assert found.facets["country"] == {"GBR": 4, "SRB": 2, "CHN": 1, "DEU": 1}
    assert found.facets["year"] == {"2011": 4, "2019": 2, "2015": 1}
    assert found.facets["language"] == {"en": 4, "sr-Cyrl": 2, "de": 1, "zh": 1}


def test_pages_of_results_follow_one_another_without_gaps(all_of_them: Searched) -> None:
    whole = [hit.passage for hit in all_of_them.found("the OR of OR crime OR security").hits]
    one_by_one = [
        all_of_them.found("the OR of OR crime OR security", limit=1, offset=at).hits[0].passage
        for at in range(len(whole))
    ]
    assert one_by_one == whole
    assert all_of_them.found("security", limit=5, offset=500).hits == ()


def test_only_some_documents_are_searched_where_they_are_named(all_of_them: Searched) -> None:
    assert all_of_them.found("*", documents=["SRB/nss/2019"]).total == 2
    assert all_of_them.found("*", documents=[]).total == 0


def test_matched_words_are_told_as_they_are_written_with_the_querys_own(all_of_them: Searched) -> None:
    assert all_of_them.matched("djakovica OR bezbednost") == [[("безбедност", "bezbednost"), ("Ђаковица", "djakovica")]]
    assert all_of_them.matched('"national securities" -terror') == [[("National security", "national securities")]]
    assert all_of_them.matched("harb*") == [[("harbour", "harb*")]]


def test_words_are_marked_in_whatever_they_stand() -> None:
    address = "https://example.org/strategies-and-plans/national-security-strategy"
    searched = Searched(Held("en", (f"See {address},  or\n\tthe strategy. Strategies!",)))
    assert [words for words, _ in searched.matched("strategy")[0]] == [
        "strategies", "strategy", "strategy", "Strategies",
    ]  # fmt: skip
    assert searched.matched('"security strategy"') == [[("security-strategy", "security strategy")]]
    assert searched.matched("strat* NEAR/0 and") == [[("strategies", "strat*"), ("and", "and")]]
    chinese = Searched(Held("zh", ("维护国家安全 和 国家\n安全保障" * 5,)))
    assert [words for words, _ in chinese.matched("国家安全")[0]] == ["国家安全", "国家\n安全"] * 5


@pytest.mark.parametrize(("space", "shown"), [(" ", " "), ("\n", " "), (" \t ", " "), ("\u00a0", " ")], ids=repr)
def test_a_snippet_marks_the_words_on_one_line(space: str, shown: str) -> None:
    words = space.join(["much"] * 100 + ["organised", "crime", "and"] + ["more"] * 100)
    piece = snippet(words, Marker(parse("crime OR organised").root).matches(words, "en"))
    assert [piece.text[start:end] for start, end in piece.marks] == ["organised", "crime"]
    assert f"much{shown}organised{shown}crime{shown}and{shown}more" in piece.text
    assert piece.text.startswith("…much")
    assert piece.text.endswith("more…")


def test_near_marks_only_the_words_that_are_near() -> None:
    searched = Searched(Held("en", ("crime a b c d e f g terror h crime",)))
    assert searched.matched("crime NEAR/2 terror") == [[("terror", "terror"), ("crime", "crime")]]


def test_a_version_that_is_put_in_again_replaces_what_it_had() -> None:
    searched = Searched(SERBIAN)
    newer = replace(SERBIAN, passages=("Ново",))
    with searched.index.writer() as writer:
        writer.put(replace(newer.entry, text="newer"), newer.records())
        writer.commit()
    reader = searched.index.reader()
    assert reader.entries[SERBIAN.entry.version].text == "newer"
    assert reader.passages == 1
    assert searched.found("bezbednost").total == 0
    assert searched.found("novo").total == 1


def test_a_text_without_passages_is_in_the_index_all_the_same() -> None:
    searched = Searched(Held("en", ()))
    assert set(searched.index.reader().entries) == {"SRB/nss/2019/en"}
    assert searched.found("*").total == 0


def test_what_is_not_committed_is_not_there() -> None:
    searched = Searched(SERBIAN)
    with searched.index.writer() as writer:
        writer.put(ENGLISH.entry, ENGLISH.records())
    assert searched.found("*").total == 2


def test_a_reader_keeps_what_it_saw_while_another_one_writes(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path / "search")
    _written(folder, SERBIAN)
    before = folder.reader()
    with folder.writer() as writer:
        writer.put(ENGLISH.entry, ENGLISH.records())
        assert folder.reader() is before
        writer.commit()
    after = folder.reader()
    assert before is not None
    assert after is not None
    assert (before.passages, after.passages) == (2, 6)


def test_two_cannot_write_at_once(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path / "search")
    _written(folder, SERBIAN)
    with folder.writer(), pytest.raises(IndexBusy, match="Another process is writing"):
        with IndexFolder(tmp_path / "search").writer():
            pass
    with folder.building(), pytest.raises(IndexBusy), IndexFolder(tmp_path / "search").building():
        pass


def test_a_writer_that_is_killed_leaves_what_was_committed_and_the_lock_free(tmp_path: Path) -> None:
    _written(IndexFolder(tmp_path / "search"), SERBIAN)
    process = multiprocessing.get_context("spawn").Process(target=_put_and_die, args=(tmp_path / "search",))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    folder = IndexFolder(tmp_path / "search")
    reader = folder.reader()
    assert reader is not None
    assert (set(reader.entries), reader.passages) == ({SERBIAN.entry.version}, 2)
    _written(folder, ENGLISH)
    again = folder.reader()
    assert again is not None
    assert again.passages == 6


def test_a_new_generation_is_seen_when_it_is_whole_and_can_be_gone_on_with(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path / "search")
    _written(folder, SERBIAN)
    with folder.building() as writer:
        writer.put(ENGLISH.entry, ENGLISH.records())
        writer.commit()
    assert set(_entries(folder)) == {SERBIAN.entry.version}
    later = IndexFolder(tmp_path / "search")
    built = later.built()
    assert built is not None
    assert set(built.entries) == {ENGLISH.entry.version}
    later.replace()
    assert set(_entries(folder)) == {ENGLISH.entry.version}
    assert sorted(path.name for path in (tmp_path / "search").iterdir()) == ["2", "current"]


def test_an_index_of_another_format_is_none(tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path / "search")
    _written(folder, SERBIAN)
    named = tmp_path / "search" / "current"
    named.write_text(json.dumps(json.loads(named.read_text()) | {"format": 0}))
    assert folder.reader() is None


@pytest.mark.parametrize("damage", ["meta", "segments", "cut off"])
def test_a_damaged_index_is_said_to_be_in_one_sentence(tmp_path: Path, damage: str) -> None:
    _written(IndexFolder(tmp_path / "search"), SERBIAN)
    for path in (tmp_path / "search" / "1").iterdir():
        if damage == "meta" and path.name == "meta.json":
            path.write_text("{")
        elif damage == "segments" and path.suffix in {".idx", ".term", ".store", ".fast"}:
            path.unlink()
        elif damage == "cut off" and path.suffix in {".idx", ".term", ".store", ".fast"}:
            path.write_bytes(path.read_bytes()[:20])
    with pytest.raises(IndexUnusable, match="make it anew with “stratlas reindex”"):
        IndexFolder(tmp_path / "search").reader()


def test_a_text_gives_its_passages_with_sections_pages_and_notices() -> None:
    content = "Title\nOne\nwords\n7\nTwo\nmore"
    kinds = (BlockKind.HEADING, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.RUNNING, BlockKind.HEADING,
             BlockKind.PARAGRAPH)  # fmt: skip
    places, at = [], 0
    for line in content.split("\n"):
        places.append((at, at + len(line)))
        at += len(line) + 1
    blocks = tuple(
        Block(kind, start, end, 1 if start < 18 else 2, (1 if start == 0 else 2) if kind is BlockKind.HEADING else 0)
        for kind, (start, end) in zip(kinds, places, strict=True)
    )
    pages = (Page(1, 0, 18), Page(2, 18, len(content)))
    notices = (Notice("a", "of all"), Notice("b", "of page 2", 2))
    text = Text("0" * 64, "test-1", content, pages, blocks, notices)
    found = {passage.words: passage for passage in passages_of(text)}
    assert list(found) == ["Title", "One", "words", "Two", "more"]
    assert found["words"].section == ("Title", "One")
    assert found["more"].section == ("Title", "Two")
    assert (found["words"].notices, found["more"].notices) == ((), (1,))
    assert (found["words"].pages, found["more"].pages) == ((1,), (2,))


@given(levels=st.lists(st.integers(0, 4), min_size=1, max_size=30))
def test_the_section_of_a_passage_is_the_one_that_the_text_says(levels: list[int]) -> None:
    content = "\n\n".join(f"words {number}" for number in range(len(levels)))
    plain = text_of(content)
    blocks = tuple(
        replace(block, kind=BlockKind.HEADING if level else BlockKind.PARAGRAPH, level=level)
        for block, level in zip(plain.blocks, levels, strict=True)
    )
    text = replace(plain, blocks=blocks)
    for passage in passages_of(text):
        said = tuple(text.words_of(heading) for heading in text.section_at(passage.start))
        assert passage.section == said


def _written(folder: IndexFolder, text: Held) -> None:
    with folder.writer() as writer:
        writer.put(text.entry, text.records())
        writer.commit()


def _entries(folder: IndexFolder) -> list[str]:
    reader = folder.reader()
    assert reader is not None
    found = search(reader, compiled(parse("*").root, reader), 0)
    assert found.total == reader.passages
    return list(reader.entries)


def _put_and_die(path: Path) -> None:
    with IndexFolder(path).writer() as writer:
        writer.put(ENGLISH.entry, ENGLISH.records() * 1000)
        os.kill(os.getpid(), signal.SIGKILL)
