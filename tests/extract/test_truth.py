"""False text told from true: what is certain is mended and remembered, the rest is said, true text is left alone."""

import re
from dataclasses import replace
from importlib.resources import files

import pytest

from stratlas.extract.alphabets import names_of
from stratlas.extract.code_tables import _MISREAD, _upper_half
from stratlas.extract.font_codes import mended_codes
from stratlas.extract.homoglyphs import mended_word
from stratlas.extract.orthography import LANGUAGES, WORD, orthography, orthography_of
from stratlas.extract.repair import original
from stratlas.extract.truth import made_true
from stratlas.records import Page, Text
from tests.extract.passages import PASSAGES
from tests.texts import text_of

SOURCES = files("stratlas.actions.example") / "sources"


@pytest.mark.parametrize("language", sorted(PASSAGES))
def test_true_text_is_never_taken_for_wrong_codes_whatever_was_declared(language):
    text = text_of(PASSAGES[language])
    for declared in LANGUAGES:
        assert mended_codes(text, orthography_of(declared), names_of(declared)) is None, declared


def source(name: str) -> str:
    return re.sub(r"[#*_\[\]{}`|^~@]", "", (SOURCES / name).read_text(encoding="utf-8").rpartition("---")[2])


def codes(text: Text) -> list[str]:
    return [notice.code for notice in text.notices]


def spelled(content: str, letters: str, others: str) -> str:
    return content.translate(str.maketrans(letters, others))


def misread(content: str, written: str, read: str) -> str:
    """The content in one encoding, read in another."""
    meant, seen = _upper_half(written), _upper_half(read)
    return content.translate({ord(char): seen[code] for code, char in enumerate(meant) if char.isalpha()})


@pytest.mark.parametrize("language", sorted(PASSAGES))
def test_true_text_is_left_as_it_is_and_nothing_is_said_of_it(language):
    text = text_of(PASSAGES[language] * 2)
    assert made_true(text, language) == text


@pytest.mark.parametrize(
    ("name", "language"),
    [("xmo-nss-2021-en.md", "en"), ("xmo-nss-2021-sr.md", "sr-Cyrl"), ("xar-nss-2022-sq.md", "sq")],
)
def test_the_example_s_documents_are_true(name, language):
    text = text_of(source(name))
    assert made_true(text, language) == text


ENCODINGS = {
    "cs": "cp1250", "hu": "cp1250", "pl": "cp1250", "hr": "cp1250", "ro": "iso8859-2", "bg": "cp1251", "ru": "koi8-r",
    "uk": "koi8-u", "sr-Cyrl": "cp1251", "mk": "iso8859-5", "el": "cp1253", "tr": "cp1254", "lt": "cp1257",
    "lv": "cp1257",
}  # fmt: skip


@pytest.mark.parametrize("language", sorted(ENCODINGS))
def test_letters_of_a_wrong_code_table_are_put_right_and_remembered(language):
    true = PASSAGES[language]
    false = text_of(misread(true, ENCODINGS[language], "cp1252"))
    assert false.content != true
    mended = made_true(false, language)
    assert mended.content == true
    assert original(mended) == false.content
    assert codes(mended) == ["codes-mended"]
    assert {repair.code for repair in mended.repairs} == {"font-code"}


@pytest.mark.parametrize("language", sorted(set(PASSAGES) - {"en", "nl", "id"}))
def test_utf8_that_was_read_as_windows_1252_is_put_right(language):
    true = PASSAGES[language]
    upper = _upper_half("cp1252")
    false = text_of("".join(c if c < "\x80" else "".join(upper[code - 128] for code in c.encode()) for c in true))
    mended = made_true(false, language)
    assert mended.content == true
    assert original(mended) == false.content
    assert {repair.code for repair in mended.repairs} == {"mojibake"}


def test_an_apostrophe_that_became_a_letter_is_put_right():
    true = PASSAGES["fr"]
    meant, seen = _upper_half("mac-roman"), _upper_half("cp1252")
    false = true.translate({ord(char): seen[code] for code, char in enumerate(meant)})
    assert made_true(text_of(false), "fr").content == true


YUSCII = ("ČčšćŽŠĆĐđž", "^~{}@[]\\|`")


def test_yuscii_is_put_right_and_addresses_and_brackets_are_left_alone():
    true = PASSAGES["hr"] + "\n\nPišite na ured@vlada.example ili https://vlada.example/~ured/{id} [napomena] {a}."
    false = text_of(spelled(PASSAGES["hr"], *YUSCII) + "\n\n" + spelled(true.rpartition("\n\n")[2], "š", "{"))
    mended = made_true(false, "hr")
    assert mended.content == true
    assert "YUSCII" in mended.notices[0].message


def test_yuscii_of_a_cyrillic_font_is_put_right():
    true = PASSAGES["sr-Cyrl"]
    letters = "АБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШабвгдђежзијклљмнњопрстћуфхцчџш"
    table = "ABVGD\\E@ZIJKLQMNWOPRST]UFHC^X[abvgd|e`zijklqmnwoprst}ufhc~x{"
    assert made_true(text_of(spelled(true, letters, table)), "sr-Cyrl").content == true


def test_latin_text_that_was_declared_cyrillic_is_not_taken_for_a_font():
    text = text_of(PASSAGES["hr"] * 2)
    mended = made_true(text, "sr-Cyrl")
    assert mended.content == text.content
    assert codes(mended) == ["script-mismatch"]


def test_glyph_numbers_of_a_font_are_put_right():
    true = PASSAGES["hr"]
    assert made_true(text_of(spelled(true, "ĆćČčđ", "ûüýþÿ")), "sr-Latn").content == true


@pytest.mark.parametrize(
    ("word", "true"),
    [
        ("безбeдност", "безбедност"),
        ("Mинистарство", "Министарство"),
        ("bezbјednost", "bezbjednost"),
        ("оd", "od"),
        ("security\u0430"[:8], "security"),
        ("Oικονομία", "Οικονομία"),
        ("cтратегія", "стратегія"),
    ],
)
def test_a_letter_of_another_script_is_put_right_where_the_rest_of_the_word_is_of_one(word, true):
    language = {"О": "el", "Ο": "el"}.get(true[0], "uk" if "і" in true else "sr")
    assert mended_word(word, orthography_of(language)) == true
    assert mended_word(word, None) == true


@pytest.mark.parametrize("word", ["IIа", "PCови", "TVпрограм", "НАТОm", "μm", "МB", "местаgreenfield", "EUа"])
def test_words_that_may_be_of_two_scripts_are_left_alone(word):
    assert mended_word(word, orthography_of("sr-Cyrl")) == word


def test_mended_homoglyphs_are_one_notice_and_one_repair_each():
    true = PASSAGES["sr-Cyrl"]
    false = text_of(true.replace("е", "e", 3))
    mended = made_true(false, "sr-Cyrl")
    assert mended.content == true
    assert [repair.was for repair in mended.repairs] == ["e"] * 3
    assert [notice.message for notice in mended.notices] == [
        "3 letters of another script that look the same were put right."
    ]


def shifted(content: str) -> str:
    """As a font does whose codes are of nobody else: every letter another."""
    small = "abcdefghijklmnopqrstuvwxyz"
    return spelled(content.lower(), small, small[11:] + small[:11])


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pl", "hr", "fi", "hu", "tr", "nl", "pt", "sv"])
def test_a_page_of_no_words_is_named(language):
    found = made_true(text_of(shifted(PASSAGES[language])), language)
    assert "strange-text" in codes(found)
    assert not found.repairs


@pytest.mark.parametrize("language", ["en", "de", "fr", "sr-Cyrl", "pl", "hr", "ru", "el", "tr", "bg", "sv", "uk"])
def test_a_page_that_reads_backwards_is_named(language):
    assert "reversed-text" in codes(made_true(text_of(PASSAGES[language][::-1]), language))


BARE = ["hr", "pl", "cs", "hu", "ro", "tr", "lt", "lv", "sq", "fi", "sv", "fr", "es", "pt"]


@pytest.mark.parametrize("language", BARE)
def test_lost_diacritics_are_named_and_not_guessed(language):
    marked = "čćšžđěřýůúíáéóąęłńśźżőűöüăâîșțışğųūėįāēīūļķņģëçäåñàèêôõãÇÉÀŠČŽ"
    plain = "ccszderyuuiaeoaelnszzououaaistisguueiaeiulkngecaanaeeoaaCEASCZ"
    bare = spelled(PASSAGES[language] * 3, marked, plain)
    assert "no-diacritics" in codes(made_true(text_of(bare.encode("ascii", "ignore").decode()), language))


def test_an_english_page_in_another_document_is_no_false_alarm():
    pages = [PASSAGES["hr"], PASSAGES["en"], PASSAGES["hr"]]
    text = text_of("\n\n".join(pages))
    starts = [text.content.index(page, 5 if number == 2 else 0) for number, page in enumerate(pages)]
    starts[2] = text.content.rindex(pages[2])
    bounds = [*starts, len(text.content)]
    text = replace(
        text,
        pages=tuple(Page(number + 1, bounds[number], bounds[number + 1]) for number in range(3)),
        blocks=tuple(
            replace(block, page=1 + sum(start <= block.start for start in starts[1:])) for block in text.blocks
        ),
    )
    assert made_true(text, "hr").notices == ()


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("The stra\ufffdegy", "unreadable-characters"),
        ("(cid:12)(cid:7)", "unreadable-characters"),
        ("na\x03me", "unreadable-characters"),
        ("se\ue012urity", "unreadable-characters"),
        ("Strategic SSttrraatteeggyy", "overprinted"),
        ("SECURITYstrategy and defenceSTRATEGY", "overprinted"),
    ],
)
def test_what_was_not_read_as_letters_is_named(damage, code):
    found = made_true(text_of(f"{PASSAGES['en']}\n\n{damage}"), "en")
    assert codes(found) == [code]
    assert found.notices[0].page == 1


def test_the_wrong_language_is_the_one_explanation():
    assert codes(made_true(text_of(PASSAGES["pl"] * 2), "hr")) == ["language-mismatch"]


@pytest.mark.parametrize("language", [None, "zh", "mi", "und"])
def test_a_language_without_tables_gives_no_false_alarm(language):
    text = text_of(PASSAGES["en"] if language is None else "Ko te reo te mauri o te mana māori. " * 30)
    assert not {"strange-text", "no-diacritics", "overprinted"} & set(codes(made_true(text, language)))


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_language_knows_its_commonest_words_and_not_those_of_no_language(name):
    table = orthography(name)
    assert len(table.common) > 100
    assert all(WORD.fullmatch(word) and table.knows(word) for word in table.common)
    assert not any(map(table.knows, ("xqzwv", "ъъыщ", "ωωψξ")))


def test_every_misreading_names_encodings_that_there_are():
    assert all(len(_upper_half(written)) == len(_upper_half(read)) == 128 for written, read, _ in _MISREAD)
