"""The declared language and script, checked against the text."""

import pytest

from stratlas.errors import UsageError
from stratlas.extract import parse_language
from tests.extract.files import codes, read
from tests.extract.samples import SENTENCES

REPEATED = {tag: " ".join([sentence] * 6) for tag, sentence in SENTENCES.items()}
ONE_GROUP = ({"hr", "sr-Latn", "bs", "sh", "cnr"}, {"da", "nb", "no", "nn"})


@pytest.mark.parametrize(
    ("tag", "canonical"),
    [
        ("en", "en"),
        ("sr_Latn", "sr-Latn"),
        ("SR-cyrl-me", "sr-Cyrl-ME"),
        ("srp", "sr"),
        (" pt-br ", "pt-BR"),
        ("sh", "sr-Latn"),
    ],
)
def test_tags_become_canonical(tag, canonical):
    assert parse_language(tag) == canonical


@pytest.mark.parametrize("tag", ["english", "xx", "", " ", "sr-Latin", "e", "en--US", "српски", "sr Latn", "-"])
def test_what_is_no_tag_is_refused_in_a_sentence(tag):
    with pytest.raises(UsageError, match=r"is not a language tag.*\.$"):
        parse_language(tag)


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_the_true_language_is_never_doubted(language):
    assert codes(read(REPEATED[language], language=language)) == []


@pytest.mark.parametrize("language", sorted(SENTENCES))
@pytest.mark.parametrize("declared", ["en", "fr", "hr", "sr-Cyrl", "mk", "ru", "tr", "el", "zh"])
def test_a_language_of_another_group_is_noticed(language, declared):
    same = language.split("-")[0] == declared.split("-")[0] or {language, declared} <= ONE_GROUP[0]
    found = codes(read(REPEATED[language], language=declared))
    if same:
        assert "language-mismatch" not in found
    else:
        assert set(found) & {"language-mismatch", "script-mismatch"}


@pytest.mark.parametrize(
    ("language", "declared"), [("sr-Latn", "bs"), ("hr", "sr"), ("sr-Latn", "cnr"), ("da", "nb"), ("hr", "sr-Latn")]
)
def test_close_relatives_pass_for_one_another(language, declared):
    assert codes(read(REPEATED[language], language=declared)) == []


@pytest.mark.parametrize(("language", "declared"), [("sr-Cyrl", "sr-Latn"), ("sr-Latn", "sr-Cyrl")])
def test_the_other_script_of_the_language_is_a_script_mismatch(language, declared):
    assert codes(read(REPEATED[language], language=declared)) == ["script-mismatch"]


def test_serbian_without_a_script_may_be_in_either():
    assert codes(read(REPEATED["sr-Cyrl"], language="sr")) == []
    assert codes(read(REPEATED["sr-Latn"], language="sr")) == []


def test_a_short_text_is_not_judged():
    assert codes(read("Der Hafen ist offen und die Brücken sind sicher.", language="en")) == []


def test_a_foreign_annex_does_not_make_a_mismatch():
    assert codes(read(REPEATED["en"] * 12 + REPEATED["de"] * 2, language="en")) == []


@pytest.mark.parametrize("declared", ["und", "mul", "ab", "not a tag"])
def test_languages_nobody_can_check_are_left_alone(declared):
    assert "language-mismatch" not in codes(read(REPEATED["en"], language=declared))
