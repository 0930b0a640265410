"""Two strategies compared: which versions, whose judgements, what is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from stratlas.actions import Workspace, add_document, chain, compare, judge, take_back
from stratlas.errors import AlignRefused, UnknownId, UsageError
from stratlas.records import ChangeKind, Ruling, Text
from tests.builders import STRATEGY, monitor, submission, written
from tests.texts import NOW, text_of

NEWER = STRATEGY.replace("The winters are hard.", "The winters are hard and long.").replace(
    "- Clean rivers", "- Warm houses"
)


@pytest.fixture
def atlas(tmp_path: Path) -> Workspace:
    """Two strategies of one country, the later one replacing the earlier."""
    workspace = monitor(tmp_path / "monitor")
    add_document(workspace, submission(written(tmp_path, "old.txt", STRATEGY), adopted="2009"))
    newer = submission(written(tmp_path, "new.txt", NEWER), adopted="2019", supersedes="SRB/nss/2009")
    add_document(workspace, newer)
    return workspace


def _kinds(atlas: Workspace) -> list[str]:
    found = compare(atlas, "SRB/nss/2009", "SRB/nss/2019")
    return [change.kind.value for change in found.alignment.changes if change.kind is not ChangeKind.KEPT]


def test_documents_versions_and_texts_name_the_same_comparison(atlas: Workspace) -> None:
    found = compare(atlas, "SRB/nss/2009", "SRB/nss/2019")
    assert sorted(_kinds(atlas)) == ["dropped", "new", "reworded"]
    assert compare(atlas, "SRB/nss/2009/en", found.new.text.id) == found


def test_what_is_kept_reads_as_what_was_computed_and_damage_is_computed_again(atlas: Workspace) -> None:
    found = compare(atlas, "SRB/nss/2009", "SRB/nss/2019")
    (path,) = (atlas.folder / "index" / "changes").iterdir()
    whole = path.read_bytes()
    assert compare(atlas, "SRB/nss/2009", "SRB/nss/2019") == found
    for damage in (b"", b"{}", whole[:-20], whole.replace(b'"align-', b'"other-')):
        path.write_bytes(damage)
        assert compare(atlas, "SRB/nss/2009", "SRB/nss/2019") == found
        assert path.read_bytes() == whole


def test_a_judgement_holds_until_it_is_taken_back(atlas: Workspace) -> None:
    before = compare(atlas, "SRB/nss/2009", "SRB/nss/2019")
    dropped, new = (
        next(c for c in before.alignment.changes if c.kind is kind) for kind in (ChangeKind.DROPPED, ChangeKind.NEW)
    )
    places = [f"{span.start}-{span.end}" for span in (dropped.old[0], new.new[0])]
    after = judge(atlas, before, Ruling.SAME, places[:1], places[1:], " it  became this ")
    paired = next(change for change in after.alignment.changes if change.judged)
    assert (paired.old, paired.new) == (dropped.old, new.new)
    (judgement,) = after.judgements
    assert (judgement.actor, judgement.note) == ("tester", "it became this")
    take_back(atlas, judgement.number, "a mistake")
    assert compare(atlas, "SRB/nss/2009", "SRB/nss/2019") == before
    with pytest.raises(UnknownId, match="no judgement 1 that holds"):
        take_back(atlas, judgement.number)
    assert atlas.store.decisions.judgement(judgement.number).retraction.reason == "a mistake"  # type: ignore[union-attr]


def test_a_judgement_names_passages_of_both_texts(atlas: Workspace) -> None:
    found = compare(atlas, "SRB/nss/2009", "SRB/nss/2019")
    place = f"{found.alignment.changes[0].old[0].start}-{found.alignment.changes[0].old[0].end}"
    for old, new, sentence in (
        (["0-1"], [place], "is no passage"),
        ([place], [], "names a passage of each text"),
        ([], [], "names a passage of each"),
    ):
        with pytest.raises(UsageError, match=sentence):
            judge(atlas, found, Ruling.SAME, old, new)
    with pytest.raises(UsageError, match="names the passages"):
        judge(atlas, found, Ruling.ALONE, [], [])
    assert compare(atlas, "SRB/nss/2009", "SRB/nss/2019").judgements == ()


def test_an_official_translation_stands_in_where_the_originals_share_no_language(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "monitor")
    add_document(workspace, submission(written(tmp_path, "old.txt", STRATEGY), adopted="2009"))
    serbian = "1. ИНТЕРЕСИ\n\nИнтереси земље су сигурне луке и чисте реке, и земља их штити од сваке претње.\n"
    original = submission(written(tmp_path, "new.txt", serbian), adopted="2019", language="sr-Cyrl")
    add_document(workspace, original)
    with pytest.raises(AlignRefused, match="add an official translation"):
        compare(workspace, "SRB/nss/2009", "SRB/nss/2019")
    translation = submission(written(tmp_path, "t.txt", NEWER), adopted="2019", translation="official")
    add_document(workspace, translation)
    found = compare(workspace, "SRB/nss/2009", "SRB/nss/2019")
    assert found.translated == "SRB/nss/2019/en is the official translation."


def test_ids_that_nothing_has_and_documents_without_text_are_sentences(atlas: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UnknownId, match="“SRB/nss/1999” is no document"):
        compare(atlas, "SRB/nss/1999", "SRB/nss/2019")
    add_document(atlas, submission(written(tmp_path, "empty.txt", "\f\f"), adopted="2001"))
    with pytest.raises(UsageError, match="SRB/nss/2001 has no text to compare"):
        compare(atlas, "SRB/nss/2001", "SRB/nss/2019")


def test_the_chain_of_successors_goes_from_the_earliest_on(atlas: Workspace, tmp_path: Path) -> None:
    newest = submission(written(tmp_path, "n.txt", NEWER + "\nMore.\n"), adopted="2024", supersedes="SRB/nss/2019")
    add_document(atlas, newest)
    pairs = [("SRB/nss/2009", "SRB/nss/2019"), ("SRB/nss/2019", "SRB/nss/2024")]
    assert chain(atlas, "Serbia", "nss") == pairs
    with pytest.raises(UnknownId, match="No nds of Serbia"):
        chain(atlas, "SRB", "nds")


def test_a_judgement_holds_of_a_newer_text_where_its_passages_stand_once(atlas: Workspace) -> None:
    before = compare(atlas, "SRB/nss/2009", "SRB/nss/2019")
    dropped, new = (
        next(c for c in before.alignment.changes if c.kind is kind) for kind in (ChangeKind.DROPPED, ChangeKind.NEW)
    )
    places = [f"{span.start}-{span.end}" for span in (dropped.old[0], new.new[0])]
    (judgement,) = judge(atlas, before, Ruling.SAME, places[:1], places[1:]).judgements
    newer = _reread(atlas, lambda content: f"A line that the older reader did not see.\n\n{content}")
    after = compare(atlas, "SRB/nss/2009", "SRB/nss/2019")
    paired = next(change for change in after.alignment.changes if change.judged)
    assert after.new.text.id == newer.id
    assert [span.quote for span in (*paired.old, *paired.new)] == [dropped.old[0].quote, new.new[0].quote]
    assert (after.older, [item.number for item in after.judgements]) == (0, [judgement.number])
    take_back(atlas, judgement.number)
    assert compare(atlas, "SRB/nss/2009", "SRB/nss/2019").judgements == ()


@pytest.mark.parametrize("reread", ["- Warm barns", "- Warm houses\n\n- Warm houses"])
def test_a_judgement_of_passages_that_are_gone_or_stand_twice_is_counted_and_not_applied(
    atlas: Workspace, reread: str
) -> None:
    before = compare(atlas, "SRB/nss/2009", "SRB/nss/2019")
    new = next(change for change in before.alignment.changes if change.kind is ChangeKind.NEW)
    judge(atlas, before, Ruling.ALONE, [], [f"{new.new[0].start}-{new.new[0].end}"])
    _reread(atlas, lambda content: content.replace("- Warm houses", reread))
    after = compare(atlas, "SRB/nss/2009", "SRB/nss/2019")
    assert (after.judgements, after.older) == ((), 1)
    assert not any(change.judged for change in after.alignment.changes)


def _reread(atlas: Workspace, read: Callable[[str], str]) -> Text:
    """The text of the newer strategy as a later reader has it."""
    sources = atlas.store.sources
    text = sources.text(sources.texts_of(["SRB/nss/2019/en"])["SRB/nss/2019/en"])
    assert text is not None
    passages = "\n\n".join(text.words_of(block) for block in text.blocks)
    newer = replace(text_of(read(passages), extractor=f"{text.extractor}.1"), capture=text.capture)
    sources.add_text(newer, NOW + dt.timedelta(seconds=1))
    return newer
