"""Encodings: what a file says of itself is believed, otherwise the best reading is guessed and said to be a guess."""

import unicodedata

import pytest
from charset_normalizer import from_bytes
from hypothesis import given
from hypothesis import strategies as st

from stratlas.extract.alphabets import CHINESE_SIMPLIFIED
from stratlas.extract.encodings import decode, is_binary, read_characters
from tests.extract.files import codes, read
from tests.extract.samples import ENCODINGS, SENTENCES, encoded, stretches

CASES = encoded()
POLISH = "Bezpieczeństwo narodowe Rzeczypospolitej Polskiej oraz państwo"


@pytest.mark.parametrize(("language", "encoding", "sentence", "data"), CASES, ids=lambda value: str(value)[:12])
def test_a_declared_language_leads_to_the_right_letters(language, encoding, sentence, data):
    assert decode(data, language)[0] == sentence


def single_bytes() -> list[tuple[str, str, str]]:
    """Language, encoding and a few words that the encoding can write."""
    made = []
    for language, names in ENCODINGS.items():
        for name in (name for name in names if name != "cp1258"):
            for words in stretches(SENTENCES[language], 45):
                if words.encode(name, "ignore").decode(name) == words and not words.isascii():
                    made.append((language, name, words))
    return made


@pytest.mark.parametrize(("language", "encoding", "words"), single_bytes(), ids=lambda value: str(value)[:12])
def test_a_few_words_are_enough_with_the_language(language, encoding, words):
    assert decode(words.encode(encoding), language)[0] == words


@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize("language", ["de", "fr", "es", "pt", "it", "sv", "da", "fi"])
def test_what_dos_wrote_in_western_europe_is_read(language, declared):
    words = SENTENCES[language].translate(str.maketrans("“”„’‘–—", '"""\'\'--'))
    assert decode(words.encode("cp850"), language if declared else None)[0] == words


@pytest.mark.parametrize("encoding", ["cp1250", "iso-8859-2"])
def test_one_letter_is_enough_where_the_declared_language_has_it(encoding):
    assert decode(POLISH.encode(encoding), "pl")[0] == POLISH


def test_spanish_is_no_polish_where_spanish_was_declared():
    words = "La estrategia de España se adopta cada año"
    assert decode(words.encode("cp1252"), "es")[0] == words


def test_japanese_in_seven_bits_is_certain():
    data = (SENTENCES["ja"] + " ASCII too.\n").encode("iso-2022-jp")
    assert decode(data, "ja") == (SENTENCES["ja"] + " ASCII too.\n", "iso-2022-jp", True)
    assert not is_binary(data)
    text = read(data, language="ja")
    assert codes(text) == []
    assert text.content.startswith("政府は")


def test_a_lone_escape_is_a_control_character_and_no_japanese():
    assert codes(read(b"Plain \x1b$B words.\n")) == ["control-characters"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "words",
    [
        "政府は国家安全保障戦略を決定した。国民の生命と財産を守る。",
        SENTENCES["zh-Hans"],
        "รัฐบาลได้อนุมัติยุทธศาสตร์ความมั่นคงแห่งชาติ",
        "국가안보전략은국민의생명과재산을보호하는것이다",
        "Безбедност",
    ],
)
def test_utf16_without_a_mark_or_ascii_is_known(words, encoding):
    data = words.encode(encoding)
    assert not is_binary(data)
    assert decode(data) == (words, encoding, True)


@pytest.mark.parametrize(("language", "encoding", "sentence", "data"), CASES, ids=lambda value: str(value)[:12])
def test_legacy_bytes_are_never_taken_for_utf16(language, encoding, sentence, data):
    for cut in (data, data[1:], data.replace(b" ", b"")):
        assert not decode(cut, language)[1].startswith("utf-16")


def test_without_a_language_at_least_as_many_are_right_as_with_charset_normalizer():
    ours = sum(decode(data)[0] == sentence for _, _, sentence, data in CASES)
    theirs = sum(
        best is not None and unicodedata.normalize("NFC", str(best)) == sentence
        for _, _, sentence, data in CASES
        for best in [from_bytes(data).best()]
    )
    assert ours >= max(theirs, 0.95 * len(CASES))


def test_a_wrongly_declared_language_does_not_spoil_the_letters():
    wrong = [(language, encoding) for language, encoding, sentence, data in CASES if decode(data, "en")[0] != sentence]
    assert len(wrong) <= 0.05 * len(CASES)


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman", "gbk", "big5"])
def test_english_whose_quotation_marks_were_coded_elsewhere_is_read(encoding):
    words = "The plan – “a good one”, he said – was not cheap. “Quotes” and “more quotes” follow… so they say."
    assert decode(words.encode(encoding), "en")[0] == words


@pytest.mark.parametrize("language", ["en", "sr-Cyrl", "el", "ar", "zh-Hans", "ja"])
@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_wide_encodings_are_certain_with_and_without_a_byte_order_mark(language, encoding):
    words = SENTENCES[language] + "\n"
    data = words.encode(encoding)
    assert decode(data, language)[::2] == (words, True)
    assert not is_binary(data)


def test_a_guess_is_a_notice_that_names_the_encoding():
    text = read("Strategija zaštite građana i čuvanja mira u svetu.".encode("cp1250"), language="sr-Latn")
    assert codes(text) == ["encoding-guessed"]
    assert "cp1250" in text.notices[0].message
    assert "zaštite građana" in text.content


def test_utf8_with_a_few_broken_bytes_stays_utf8_and_says_how_many():
    text = read(("Стратегија одбране. " * 20).encode() + b"\xff\xd0")
    assert codes(text) == ["undecodable", "unreadable-characters"]
    assert "2 places" in text.notices[0].message
    assert text.content.count("Стратегија") == 20


def test_ascii_needs_no_notice():
    assert read("Plain words.\n").notices == ()


def test_control_characters_are_left_out_and_counted():
    text = read("One\x00 two\x01 three\u0085four.\r\n")
    assert text.content == "One two three four.\n"
    assert codes(text) == ["control-characters"]
    assert text.notices[0].message.startswith("2 control characters")


def test_what_an_html_page_declares_comes_before_a_guess():
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>Željka čuva šumu.'
    text = read(page.encode("iso-8859-2"), "a.html")
    assert text.content == "Željka čuva šumu."
    assert text.notices == ()


def test_a_declaration_that_plainly_lies_is_contradicted_aloud():
    text = read('<meta charset="windows-1252"><p>Жељка чува шуму.', "a.html")
    assert text.content == "Жељка чува шуму."
    assert codes(text) == ["encoding-contradicted"]


def test_a_byte_order_mark_comes_before_a_declaration():
    assert read(b"\xef\xbb\xbf" + '<meta charset="koi8-r"><p>čuva'.encode(), "a.html").content == "čuva"


@given(
    st.text(CHINESE_SIMPLIFIED["zh"].replace("一", ""), min_size=5, max_size=60),
    st.sampled_from(["gb18030", "utf-16-le", "utf-16-be"]),
)
def test_chinese_in_two_bytes_each_is_told_from_utf16(words, encoding):
    # A few letters again and again may be letters of another alphabet in the other order of bytes.
    if max(map(words.count, words)) <= 2 and (len(set(words)) >= 10 or encoding == "gb18030"):
        name = decode(words.encode(encoding), "zh")[1]
        assert (name == encoding) if encoding.startswith("utf-16") else not name.startswith("utf-16")


@given(st.binary(max_size=300), st.sampled_from([None, "en", "sr-Cyrl", "zh", "xx"]))
def test_no_bytes_make_it_fail(data, language):
    string, notices = read_characters(data, language)
    assert unicodedata.is_normalized("NFC", string)
    assert "\x00" not in string
    assert all(notice.message for notice in notices)


@given(st.text(max_size=200).filter(lambda words: not words.startswith("\ufeff") and "\x00" not in words))
def test_utf8_is_never_taken_for_anything_else(words):
    assert decode(words.encode("utf-8", "replace"))[:2] == (words.encode("utf-8", "replace").decode(), "utf-8")
