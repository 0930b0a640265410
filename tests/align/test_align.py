"""What happened to a passage, on texts small enough to see."""

from __future__ import annotations

import pytest

from stratlas.errors import AlignRefused
from stratlas.records import BlockKind, Cell, Decision, Ruling, SectionKind, WordKind
from tests.align.aligning import ITEM, H, N, aligned, label, made, quotes, told

HARBOURS = (
    "The harbour towns share one weather service, and every spring their ministers meet to read its yearly report."
)
RIVERS = "Clean rivers carry timber from the hills to the mills, so that no bridge may fall while the floods are high."
WINTERS = "Long winters empty the granaries of the valleys; the reserve of grain is therefore kept for two whole years."
SCHOOLS = "Schools teach the languages of all neighbours, since nobody trusts a treaty that only interpreters can read."
SHIPS = "Twelve ships guard the strait against smugglers, and their crews are hired from every island of the republic."


def kinds(old, new, **options) -> list[str]:
    return [label(change) for change in aligned(old, new, **options).changes]


def test_what_stands_in_both_is_kept_and_the_rest_dropped_or_new() -> None:
    found = aligned(made(HARBOURS, RIVERS, WINTERS), made(HARBOURS, SCHOOLS, WINTERS))
    assert told(found) == [
        ("kept", HARBOURS, HARBOURS),
        ("dropped", RIVERS, ""),
        ("new", "", SCHOOLS),
        ("kept", WINTERS, WINTERS),
    ]


def test_a_reworded_passage_says_which_words_differ() -> None:
    other = HARBOURS.replace("every spring", "each autumn").replace("yearly report", "report")
    (change,) = aligned(made(HARBOURS), made(other)).changes
    assert label(change) == "reworded"
    assert [(word.kind, word.old, word.new) for word in change.words if word.kind is not WordKind.EQUAL] == [
        (WordKind.REPLACED, "every spring", "each autumn"),
        (WordKind.DELETED, "yearly", ""),
    ]
    assert 0.8 < change.score < 1


def test_a_little_word_amid_others_that_were_replaced_is_replaced_with_them() -> None:
    old = made(f"{RIVERS} Strikes at any of the quays closes markets in seven provinces.")
    new = made(f"{RIVERS} Nobody wrote lists of what medicines rotted unseen in cold holds.")
    words = aligned(old, new).changes[0].words
    assert [(word.kind.value, word.old.split()[:1]) for word in words] == [
        ("equal", RIVERS.split()[:1]),
        ("replaced", ["Strikes"]),
    ]


def test_a_long_word_amid_few_that_were_replaced_stays() -> None:
    old, new = (made(f"{RIVERS} {words}") for words in ("Ask the Parliament now.", "Tell a Parliament soon."))
    assert [word.old for word in aligned(old, new).changes[0].words][2] == "Parliament"


def test_words_that_changed_places_are_moved_words() -> None:
    old = "In peace and in war, the towns share one weather service and keep its tower lit."
    new = "The towns share one weather service and keep its tower lit in peace and in war."
    (change,) = aligned(made(old), made(new)).changes
    assert [word.new for word in change.words if word.kind is WordKind.MOVED] == ["in peace and in war"]


def test_a_passage_that_changed_places_is_moved_and_may_be_reworded_too() -> None:
    other = RIVERS.replace("timber", "grain and timber")
    assert kinds(made(RIVERS, HARBOURS, WINTERS, SHIPS), made(HARBOURS, WINTERS, SHIPS, other)) == [
        "kept",
        "kept",
        "kept",
        "moved reworded",
    ]


def test_a_passage_cut_in_two_is_split_and_two_made_one_are_merged() -> None:
    whole = f"{HARBOURS} {RIVERS}"
    assert told(aligned(made(SHIPS, whole), made(SHIPS, HARBOURS, RIVERS)))[1] == (
        "split",
        whole,
        f"{HARBOURS} | {RIVERS}",
    )
    assert told(aligned(made(HARBOURS, RIVERS, SHIPS), made(whole, SHIPS)))[0] == (
        "merged",
        f"{HARBOURS} | {RIVERS}",
        whole,
    )


def test_a_split_says_which_words_went_where() -> None:
    (change,) = aligned(made(f"{HARBOURS} {RIVERS}"), made(HARBOURS, RIVERS)).changes
    assert [(word.kind, word.new) for word in change.words] == [
        (WordKind.EQUAL, HARBOURS.rstrip(".")),
        (WordKind.EQUAL, RIVERS.rstrip(".")),
    ]


@pytest.mark.parametrize(
    "other",
    [
        HARBOURS.replace("weather service", "wea-\nther  service"),
        HARBOURS.upper(),
        HARBOURS.replace(", and", " – and"),
        "“" + HARBOURS.replace("every", "e\u00advery") + "”",
    ],
)
def test_typesetting_and_case_are_no_rewording(other: str) -> None:
    assert kinds(made(HARBOURS), made(other)) == ["kept"]


@pytest.mark.parametrize(
    ("old", "new"), [("5 %", "50 %"), ("$5", "€5"), ("1.5", "15"), ("of -3", "of 3"), ("5", "5 %")]
)
def test_figures_and_their_signs_are_words(old: str, new: str) -> None:
    assert kinds(made(f"{HARBOURS} It costs {old} now."), made(f"{HARBOURS} It costs {new} now.")) == ["reworded"]


def test_a_new_number_before_the_same_words_is_told_and_no_rewording() -> None:
    old, new = (
        made((H, "3.2 Threats"), WINTERS, (ITEM, "(a) grain")),
        made((H, "4.1. Threats"), WINTERS, (ITEM, "b) grain")),
    )
    changes = aligned(old, new).changes
    assert [(change.kind.value, change.renumbered) for change in changes] == [
        ("kept", ("3.2", "4.1")),
        ("kept", None),
        ("kept", ("a", "b")),
    ]


def test_repeated_lines_are_aligned_in_order_between_their_neighbours() -> None:
    no = "Not used."
    old = made("Article 1", HARBOURS, "Article 2", no, "Article 3", no, "Article 4", RIVERS, "Article 5", no)
    new = made("Article 1", HARBOURS, "Article 2", no, "Article 3", RIVERS, "Article 4", no)
    found = aligned(old, new)
    assert [label(change) for change in found.changes].count("kept") == 8
    assert sorted(quotes(change.old) for change in found.changes if not change.new) in (
        ["Article 2", no],
        ["Article 3", no],
    )


def test_nothing_in_common_pairs_nothing() -> None:
    assert set(kinds(made(HARBOURS, RIVERS, "5"), made(SCHOOLS, SHIPS, "7"))) == {"dropped", "new"}


def test_short_lines_that_share_only_a_stem_are_no_pair() -> None:
    old, new = made(HARBOURS, "Statehouse speaker", WINTERS), made(HARBOURS, (ITEM, "8) Stateholders"), WINTERS)
    assert kinds(old, new, language="en") == ["kept", "dropped", "new", "kept"]
    assert kinds(made(HARBOURS, (H, "Harbour protection")), made(HARBOURS, (H, "Harbours protected"))) == [
        "kept",
        "reworded",
    ]


def test_empty_texts_are_sound() -> None:
    nothing = made("x")
    empty = type(nothing)(nothing.capture, "test-2", "", (nothing.pages[0].__class__(1, 0, 0),), ())
    assert aligned(empty, empty).changes == ()
    assert kinds(empty, made(HARBOURS)) == ["new"]
    assert kinds(made(HARBOURS), empty) == ["dropped"]


def test_a_word_broken_at_the_end_of_a_line_is_one_word_with_its_place() -> None:
    old, new = HARBOURS.replace("weather", "wea-\nther"), HARBOURS.replace("weather", "wea\u00ad ther")
    (change,) = aligned(made(f"{old} It costs 5."), made(f"{new} It costs 6.")).changes
    assert [(word.old, word.new) for word in change.words if word.kind is not WordKind.EQUAL] == [("5", "6")]
    assert [word.old for word in change.words if word.kind is WordKind.EQUAL] == [f"{old} It costs"]


def test_running_lines_and_contents_are_out() -> None:
    old = made((BlockKind.RUNNING, "Outlook 3"), (BlockKind.CONTENTS, "Threats … 4"), HARBOURS)
    assert kinds(old, made((BlockKind.RUNNING, "Outlook 9"), HARBOURS)) == ["kept"]


def test_notes_become_notes() -> None:
    old = made(HARBOURS, (N, "See the treaty of the twelve islands of 1931."), RIVERS)
    new = made(HARBOURS, RIVERS, "See the treaty of the twelve islands of 1931.", (N, "See the treaty of the islands."))
    found = told(aligned(old, new))
    assert found[3] == ("reworded", "See the treaty of the twelve islands of 1931.", "See the treaty of the islands.")
    assert [kind for kind, _, _ in found[:3]] == ["kept", "kept", "new"]


def test_serbian_in_either_script_is_kept() -> None:
    old = made("Њихова безбедност и џепови ђака: сарадња са суседима.")
    new = made("Njihova bezbednost i džepovi đaka: saradnja sa susedima.")
    assert kinds(old, new, language="sr-Cyrl", other="sr-Latn") == ["kept"]


@pytest.mark.parametrize(
    ("old", "new", "language", "replaced"),
    [
        ("国家安全战略每五年由议会审议一次。", "国家安全战略每十年由议会审议一次。", "zh", ("五", "十")),
        ("国の安全保障戦略は毎年見直される。", "国の安全保障戦略は毎月見直される。", "ja", ("年", "月")),
        ("ยุทธศาสตร์ชาติทบทวนทุกห้าปี", "ยุทธศาสตร์ชาติทบทวนทุกสิบปี", "th", None),
    ],
)
def test_scripts_without_spaces_are_compared_by_their_characters(old, new, language, replaced) -> None:
    (change,) = aligned(made(old), made(new), language=language).changes
    assert label(change) == "reworded"
    differing = [(word.old, word.new) for word in change.words if word.kind is not WordKind.EQUAL]
    assert replaced is None or differing == [replaced]


def test_two_languages_are_refused_with_a_sentence() -> None:
    with pytest.raises(AlignRefused, match=r"two languages, Serbian \(sr\) and English \(en\)"):
        aligned(made(HARBOURS), made(HARBOURS), language="sr-Cyrl", other="en")
    with pytest.raises(AlignRefused, match="no language tag"):
        aligned(made(HARBOURS), made(HARBOURS), language="not a tag")


def test_cells_are_aligned_within_their_rows() -> None:
    def table(*rows: tuple[str, ...]):
        flat = [(row, column, words) for row, line in enumerate(rows, 1) for column, words in enumerate(line, 1)]
        cells = {index: Cell(1, row, column) for index, (row, column, _) in enumerate(flat)}
        return made(*((BlockKind.TABLE_CELL, words) for *_, words in flat), cells=cells)

    old = table(("Ministry of Bridges", "12", "0"), ("Ministry of Grain", "12", "7"), ("Office of Tides", "3", "0"))
    new = table(("Ministry of Grain", "15", "7"), ("Office of Tides", "3", "0"), ("Council of Harbours", "12", "0"))
    found = told(aligned(old, new))
    assert ("reworded", "12", "15") in found
    assert [(kind, was) for kind, was, now in found if not now] == [
        ("dropped", "Ministry of Bridges"),
        ("dropped", "12"),
        ("dropped", "0"),
    ]
    assert [kind for kind, was, _ in found if not was] == ["new"] * 3


class TestDecisions:
    old, new = made(HARBOURS, RIVERS, WINTERS), made(HARBOURS, SCHOOLS, WINTERS)

    def span(self, text, index: int) -> tuple[int, int]:
        return text.blocks[index].start, text.blocks[index].end

    def test_a_person_can_say_what_became_what(self) -> None:
        same = Decision(Ruling.SAME, (self.span(self.old, 1),), (self.span(self.new, 1),))
        found = aligned(self.old, self.new, decisions=[same])
        assert [label(change) for change in found.changes] == ["kept", "reworded", "kept"]
        assert [change.judged for change in found.changes] == [False, True, False]

    def test_a_person_can_say_what_did_not(self) -> None:
        apart = Decision(Ruling.APART, (self.span(self.old, 0),), (self.span(self.new, 0),))
        assert kinds(self.old, self.new, decisions=[apart]).count("kept") == 1
        alone = Decision(Ruling.ALONE, (self.span(self.old, 2),), ())
        assert kinds(self.old, self.new, decisions=[alone]).count("kept") == 1

    def test_the_latest_holds_and_what_names_no_passage_is_told(self) -> None:
        pair = (self.span(self.old, 0),), (self.span(self.new, 0),)
        decisions = [
            Decision(Ruling.APART, *pair),
            Decision(Ruling.SAME, *pair),
            Decision(Ruling.SAME, ((3, 9),), pair[1]),
        ]
        found = aligned(self.old, self.new, decisions=decisions)
        assert found.unheeded == (decisions[0], decisions[2])
        assert [label(change) for change in found.changes if change.judged] == ["kept"]

    def test_it_holds_when_the_texts_are_swapped(self) -> None:
        same = Decision(Ruling.SAME, (self.span(self.old, 1),), (self.span(self.new, 1),))
        turned = Decision(Ruling.SAME, same.new, same.old)
        there = aligned(self.old, self.new, decisions=[same])
        back = aligned(self.new, self.old, decisions=[turned])
        assert {change.id for change in back.changes} == {change.mirrored().id for change in there.changes}


def test_sections_say_what_came_from_where() -> None:
    old = made((H, "1 Sea"), HARBOURS, SHIPS, (H, "2 Land"), RIVERS, (H, "3 Schools"), SCHOOLS)
    new = made((H, "1 Sea and land"), HARBOURS, SHIPS, RIVERS, (H, "2 Winter"), WINTERS)
    found = aligned(old, new)
    assert [(change.kind, change.old, change.new) for change in found.sections] == [
        (SectionKind.MERGED, (0, 1), (0,)),
        (SectionKind.NEW, (), (1,)),
        (SectionKind.DROPPED, (2,), ()),
    ]
    assert [(flow.old, flow.new) for flow in found.flows] == [(0, 0), (1, 0)]


def test_a_section_that_moved_and_got_another_number_says_so() -> None:
    old = made((H, "1 Sea"), HARBOURS, SHIPS, WINTERS, (H, "2 Land"), RIVERS)
    new = made((H, "1 Land"), RIVERS, (H, "2 Sea"), HARBOURS, SHIPS, WINTERS)
    land, sea = aligned(old, new).sections
    assert (land.kind, land.moved, land.renumbered) == (SectionKind.KEPT, True, ("2", "1"))
    assert (sea.kind, sea.moved, sea.renamed) == (SectionKind.KEPT, False, False)


def test_a_section_of_which_only_the_title_stayed_is_not_told_as_gone_and_new() -> None:
    old = made((H, "1 Sea"), HARBOURS, SHIPS, (H, "2 Land"), RIVERS)
    new = made((H, "1. Sea"), WINTERS, SCHOOLS, (H, "2 Land"), RIVERS)
    sea = aligned(old, new).sections[0]
    assert (sea.kind, sea.old, sea.new, sea.renamed) == (SectionKind.KEPT, (0,), (0,), False)
    assert sea.shared < 0.2


def test_a_raised_digit_is_another_number() -> None:
    assert kinds(made(f"{HARBOURS} See § 12¹ of it."), made(f"{HARBOURS} See § 121 of it.")) == ["reworded"]
    (change,) = aligned(made((H, "§ 12¹. Ports")), made((H, "§ 13. Ports"))).changes
    assert change.renumbered == ("§ 12¹", "§ 13")


def test_a_title_set_apart_here_and_a_paragraph_cut_there_are_one_change() -> None:
    title = "The long reserve of the valleys"
    old, new = made(SHIPS, (H, title), f"{WINTERS} {RIVERS}"), made(SHIPS, f"{title} {WINTERS}", RIVERS)
    change = aligned(old, new).changes[-1]
    assert (label(change), len(change.old), len(change.new)) == ("kept", 2, 2)


def test_a_sentence_that_went_over_to_the_next_paragraph_makes_one_change_of_both() -> None:
    sentence = "Nobody may sell salt or grain abroad while the passes are under snow."
    old, new = (
        made(f"{HARBOURS} {SHIPS} {sentence}", RIVERS + SCHOOLS),
        made(f"{HARBOURS} {SHIPS}", f"{sentence} {RIVERS + SCHOOLS}"),
    )
    (change,) = aligned(old, new).changes
    assert (label(change), len(change.old), len(change.new)) == ("kept", 2, 2)
    assert all(word.kind is WordKind.EQUAL for word in change.words)


def test_neighbours_that_were_only_reworded_stay_changes_of_their_own() -> None:
    other = HARBOURS.replace("every spring", "each autumn"), RIVERS.replace("timber", "grain")
    assert kinds(made(HARBOURS, RIVERS), made(*other)) == ["reworded", "reworded"]


def test_a_title_of_one_word_is_found_in_front_of_its_paragraph() -> None:
    assert kinds(made((H, "Preface"), HARBOURS), made(f"PREFACE {HARBOURS}")) == ["merged"]


def test_lines_that_stand_several_times_keep_their_order_beside_a_passage_that_moved() -> None:
    lines = ("Objective", "Approach", "Actions to include")
    old = made(HARBOURS, *lines, RIVERS, SCHOOLS, *lines, SHIPS, WINTERS)
    new = made(HARBOURS, *lines, SCHOOLS, *lines, RIVERS, SHIPS, WINTERS)
    assert kinds(old, new).count("moved") == 1
