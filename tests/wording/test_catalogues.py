import pytest

from stratlas import wording
from stratlas.records import ChangeKind, EventKind, Relation, Result, Role, SourceKind, Status, Translation, named
from stratlas.records.named import MESSAGES


def test_english_is_spoken_unless_another_language_is_used() -> None:
    assert wording.language() == "en"
    assert wording.gettext("No changes") == "No changes"
    with wording.using("sr-Cyrl"):
        assert wording.gettext("No changes") == "Без промена"
        with wording.using("sr-Latn"):
            assert wording.gettext("No changes") == "Bez promena"
        assert wording.language() == "sr-Cyrl"
    assert wording.language() == "en"


def test_a_language_that_is_not_there_is_english() -> None:
    with wording.using("tlh"):
        assert (wording.language(), wording.gettext("No changes")) == ("en", "No changes")


def test_a_message_without_a_translation_and_an_empty_one_stay_as_they_are() -> None:
    with wording.using("sr-Cyrl"):
        assert wording.gettext("nobody wrote {this}", this="that") == "nobody wrote that"
        assert wording.gettext("") == ""


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 одељак"), (2, "2 одељка"), (5, "5 одељака"), (11, "11 одељака"), (21, "21 одељак"), (112, "112 одељака")],
)
def test_serbian_counts_in_three_forms(count: int, said: str) -> None:
    with wording.using("sr-Cyrl"):
        message = "{number} section is new in {name}: {names}.", "{number} sections are new in {name}: {names}."
        assert wording.ngettext(*message, count, number=count, name="2019", names="A").startswith(said)


def test_values_of_messages_are_never_read_as_places() -> None:
    said = wording.gettext("The section {title} is new in {name}.", title="{name} {0}", name="x")
    assert said == "The section {name} {0} is new in x."


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("sr", "sr-Cyrl"),
        ("sr-RS,sr;q=0.8", "sr-Cyrl"),
        ("sr-Latn-RS", "sr-Latn"),
        ("sr-ME", "sr-Latn"),
        ("de-DE,de;q=0.9,sr;q=0.5,en;q=0.3", "sr-Cyrl"),
        ("en;q=0.2,sr-Latn;q=0.9", "sr-Latn"),
        ("sr;q=0,en", "en"),
        ("*", "en"),
        ("hr,bs", "en"),
        ("sr;q=5, \x00, ---,,;q=1," + "x" * 5000, "en"),
    ],
)
def test_a_browser_gets_the_language_that_it_would_rather_have(accepted: str, language: str) -> None:
    assert wording.spoken(accepted) == language


def test_every_kind_of_thing_has_a_name_in_every_language() -> None:
    kinds = (ChangeKind, EventKind, Relation, Result, Role, SourceKind, Status, Translation)
    members = [member for kind in kinds for member in kind]
    assert sorted(value for _context, value in MESSAGES) == sorted(member.value for member in members)
    assert [named(member) for member in members] == [member.value for member in members]
    with wording.using("sr-Cyrl"):
        assert not [member for member in members if named(member) == member.value]
