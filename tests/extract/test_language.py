"""The declared language and script, checked against the text."""

import csv
from pathlib import Path

import pytest

from stratlas.errors import UsageError
from stratlas.extract import parse_language
from tests.extract.files import codes, read
from tests.extract.samples import SENTENCES

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
LATIN = [
    (row["file"], row["language"])
    for row in (csv.DictReader((CORPUS / "manifest.csv").open(encoding="utf-8")) if CORPUS.is_dir() else ())
    if row["script"] == "Latn" and not row["file"].endswith(".doc")
]
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


@pytest.mark.parametrize(
    ("language", "declared", "written"),
    [
        ("zh-Hans", "en", "Chinese characters"),
        ("zh-Hant", "ja", "Chinese characters"),
        ("zh-Hans", "ko", "Chinese characters"),
        ("ja", "zh", "Japanese characters"),
        ("ja", "sr-Latn", "Japanese characters"),
        ("ko", "ja", "Korean letters"),
        ("ko", "en", "Korean letters"),
    ],
)
def test_a_sentence_of_east_asian_characters_is_enough_to_know_its_script(language, declared, written):
    text = read(SENTENCES[language], language=declared)
    assert codes(text) == ["script-mismatch"]
    assert f"is written in {written}, but was declared as {declared}" in text.notices[0].message


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "ja", "ko"])
def test_the_true_language_of_a_sentence_is_not_doubted(language):
    assert codes(read(SENTENCES[language], language=language)) == []


def test_a_few_east_asian_characters_are_not_judged():
    assert codes(read("国家安全战略", language="en")) == []


WORDS = (
    "čuvanje čeka čini čvrsto često čuva člana čekanje reči tačka građana među zaštićuje pomoći mogućnosti učešće "
    "početak računa značaj ključni"
)
KNOWN_TO_BE_BROKEN = str.maketrans("čćđ", "þüÿ")
BROKEN = str.maketrans("čćđ", "ŵŷǧ")
"""A font whose codes no table knows."""


def test_letters_of_a_misleading_font_are_named():
    text = read(f"{REPEATED['sr-Latn']} {WORDS} ".translate(BROKEN) * 5, language="sr-Latn")
    assert codes(text) == ["strange-letters"]
    assert text.notices[0].message.startswith("Letters that sr-Latn does not use stand in ")
    assert "(ŵ, ǧ, ŷ)" in text.notices[0].message or "(ŵ, ŷ, ǧ)" in text.notices[0].message


@pytest.mark.parametrize("declared", ["sr-Cyrl", "en", "und", "ka"])
def test_letters_are_judged_only_where_the_alphabet_is_known(declared):
    assert "strange-letters" not in codes(read(f"{WORDS} ".translate(BROKEN) * 9, language=declared))


def test_a_few_strange_letters_are_left_alone():
    assert codes(read(REPEATED["hr"] * 5 + WORDS.translate(BROKEN)[:60], language="hr")) == []


def test_a_few_letters_of_a_known_font_are_put_right_and_the_rest_stays():
    true = REPEATED["hr"] * 5 + WORDS[:60]
    text = read(REPEATED["hr"] * 5 + WORDS.translate(KNOWN_TO_BE_BROKEN)[:60], language="hr")
    assert text.content == read(true, language="hr").content
    assert codes(text) == ["codes-mended"]


def test_foreign_names_are_left_alone():
    names = "Düsseldorf Köln München Würzburg Göteborg Jönköping Malmö Tromsø Ærø Åland Øresund Weiß"
    assert codes(read((REPEATED["hr"] + f" {names}.\n") * 9, language="hr")) == []


def test_foreign_quotations_are_left_alone():
    german = (
        "die Bürgerinnen und Bürger für größere Brücken über Flüsse führen müssen, während günstige Gebäude stünden"
    )
    assert codes(read((REPEATED["hr"] + f"\n„{german}“\n") * 9, language="hr")) == []


def test_a_short_text_is_not_judged():
    assert codes(read("Der Hafen ist offen und die Brücken sind sicher.", language="en")) == []


def test_a_foreign_annex_does_not_make_a_mismatch():
    assert codes(read(REPEATED["en"] * 12 + REPEATED["de"] * 2, language="en")) == []


@pytest.mark.parametrize("declared", ["und", "mul", "ab", "not a tag"])
def test_languages_nobody_can_check_are_left_alone(declared):
    assert "language-mismatch" not in codes(read(REPEATED["en"], language=declared))


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the real documents are not at {CORPUS}")
@pytest.mark.parametrize(("file", "declared"), LATIN)
def test_letters_of_the_document_whose_font_misleads_are_put_right_and_none_is_strange(file, declared):
    text = read((CORPUS / file).read_bytes(), file, declared)
    told = {"strange-letters", "strange-text", "codes-mended", "no-diacritics", "mojibake"} & set(codes(text))
    assert told == ({"codes-mended"} if file == "SRB-271112Latpdf.pdf" else set())
