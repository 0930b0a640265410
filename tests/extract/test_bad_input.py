"""Files that cannot be read: one clear sentence that names the file and says what to do."""

import io
import random
import struct
import zipfile

import pytest

from stratlas.config import Limits
from stratlas.errors import BadFile, TooLarge
from stratlas.extract import extract, media_type
from stratlas.records import Text
from tests.builders_pdf import drawn
from tests.builders_pdf import line as words_at
from tests.extract.files import codes, docx, para, read, zipped

LIMITS = Limits()
PDF = drawn([words_at(50, 100, "Words on a page")])
DOCX = docx(para("Words"))
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
HTML = b"<!DOCTYPE html><html><p>Words</p></html>"


def refusal(data: bytes, name: str, limits: Limits = LIMITS) -> str:
    with pytest.raises(BadFile) as caught:
        extract(data, name=name, capture="0" * 64, limits=limits)
    message = str(caught.value)
    assert name in message
    assert message.endswith(".")
    assert "\n" not in message
    return message


def test_an_empty_file():
    assert "empty (0 bytes)" in refusal(b"", "a.pdf")


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (HTML, "a.pdf", "plain text, not a PDF|HTML, not a PDF"),
        (b"Plain words.\n", "a.pdf", "plain text, not a PDF"),
        (zipped({"x": "y"}), "a.pdf", "zip archive"),
        (DOCX, "a.pdf", "a DOCX, not a PDF"),
        (PDF, "a.docx", "a PDF, not a DOCX"),
        (PDF, "a.txt", "a PDF, not plain text"),
        (DOCX, "a.html", "a DOCX, not HTML"),
        (PNG, "a.txt", "an image"),
        (b"Words", "a.docx", "plain text, not a DOCX"),
        (bytes(range(256)) * 20, "a.txt", "binary"),
        (bytes(range(256)) * 20, "a.pdf", "damaged or no PDF"),
        (zipped({"x": "y"}), "a.docx", "without a Word document"),
        (OLE, "a.docx", "legacy Word"),
    ],
)
def test_a_file_that_is_not_what_its_name_says(data, name, what):
    message = refusal(data, name)
    assert any(part in message for part in what.split("|"))


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (OLE, "a.doc", "legacy Word"),
        (OLE + "Workbook".encode("utf-16-le"), "a.xls", "legacy Excel"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "password"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "a.ods", "no text document"),
        (zipped({"mimetype": "application/epub+zip"}), "a.epub", "EPUB"),
        (zipped({"xl/workbook.xml": ""}), "a.xlsx", "Excel"),
        (b'<?xml version="1.0"?><law/>', "a.xml", "XML"),
    ],
)
def test_formats_that_are_not_read_say_what_to_do(data, name, what):
    message = refusal(data, name)
    assert what in message
    assert "save it as DOCX or PDF" in message


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (PDF, "download", "application/pdf"),
        (PDF, "a.bin", "application/pdf"),
        (HTML, "index.php", "text/html"),
        (b"\n<!-- x --><html>", "page", "text/html"),
        (DOCX, "a.doc", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"Words.", "README", "text/plain"),
        (b"# Words", "a.MD", "text/markdown"),
        (HTML, "a.txt", "text/plain"),
        ("Речи".encode("utf-16"), "a.txt", "text/plain"),
    ],
)
def test_the_bytes_decide_where_the_name_says_nothing(data, name, kind):
    assert media_type(data, name) == kind


def test_a_file_over_the_limit():
    message = refusal(b"x" * 1_000_001, "a.txt", Limits(file_mb=1))
    assert "file_mb" in message


def test_a_docx_that_explodes_is_refused_before_it_is_unpacked():
    bomb = zipped({"word/document.xml": b"\x00" * 3_000_000})
    with pytest.raises(TooLarge, match="unpacked_mb"):
        extract(bomb, name="a.docx", capture="0" * 64, limits=Limits(unpacked_mb=2))


def test_a_docx_of_millions_of_tags_is_refused_before_it_is_parsed():
    bomb = docx("<w:p/>" * 2_100_000)
    assert len(bomb) < 100_000
    with pytest.raises(TooLarge, match=r"a\.docx cannot be read: the DOCX holds more than 2,000,000 tags"):
        extract(bomb, name="a.docx", capture="0" * 64)


def test_tags_in_many_parts_count_together():
    bomb = docx(para("Words"), **{f"header{number}": "<w:x/>" * 450_000 for number in range(5)})
    with pytest.raises(TooLarge, match="2,000,000 tags"):
        extract(bomb, name="a.docx", capture="0" * 64)


@pytest.mark.parametrize("parts", [1, 3])
def test_a_docx_that_unpacks_to_many_times_its_size(parts):
    spaces = " " * (21_000_000 // parts)
    bomb = zipped({"word/document.xml": "<a/>"} | {f"word/{number}.xml": spaces for number in range(parts)})
    message = refusal(bomb, "a.docx")
    assert "would unpack" in message
    assert "21 MB" in message or "20 MB" in message


def test_a_large_empty_picture_in_a_docx_is_no_attack():
    held = io.BytesIO(docx(para("Words")))
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.bmp", bytes(25_000_000))
    assert read(held.getvalue(), "a.docx").content == "Words"


def test_an_encrypted_entry_makes_an_encrypted_docx():
    data = bytearray(DOCX)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(b"word/document.xml", data.index(mark))
        data[data.rindex(mark, 0, at) + place] |= 1
    message = refusal(bytes(data), "a.docx")
    assert "encrypted" in message
    assert "damaged" not in message


def test_a_docx_that_lies_about_its_sizes_is_damaged():
    data = bytearray(zipped({"word/document.xml": b"<a>" + b" " * 3_000_000 + b"</a>"}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    assert "damaged" in refusal(bytes(data), "a.docx", Limits(unpacked_mb=1))


def test_a_docx_of_too_many_files():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for number in range(10_001):
            archive.writestr(f"word/{number}", b"")
    with pytest.raises(TooLarge, match="10001 files"):
        extract(held.getvalue(), name="a.docx", capture="0" * 64)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (DOCX[: len(DOCX) // 2], "damaged"),
        (zipped({"word/styles.xml": "<a/>"}), "document.xml is missing"),
        (zipped({"word/document.xml": "<w:document"}), "not well-formed"),
        (zipped({"word/document.xml": "<a/>"}), "holds no document"),
        (docx(para("x"), head='<!DOCTYPE a [<!ENTITY b "boom">]>'), "entities"),
        (docx("<w:tbl>" * 5_000 + "</w:tbl>" * 5_000), "not well-formed"),
    ],
)
def test_a_broken_docx(data, what):
    assert what in refusal(data, "a.docx")


def test_a_pdf_error_names_the_file():
    assert "PDF" in refusal(b"%PDF-1.7\nnothing", "a.pdf")


def test_a_pdf_without_text_is_kept_and_its_pages_are_named():
    text = read(drawn(["", words_at(50, 100, "Words"), ""]), "a.pdf")
    assert [(notice.code, notice.page) for notice in text.notices] == [
        ("page-without-text", 1),
        ("page-without-text", 3),
    ]
    assert codes(read(drawn([""]), "a.pdf")) == ["no-text", "page-without-text"]


def read_or_refused(data: bytes, name: str) -> Text | BadFile:
    try:
        return read(data, name, "en")
    except BadFile as error:
        return error


def mutations(data: bytes, count: int) -> list[bytes]:
    chance = random.Random(7)
    made = []
    for _ in range(count):
        changed = bytearray(data)
        for _ in range(chance.choice((1, 3, 20))):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        made.append(bytes(changed[: chance.choice((len(changed), chance.randrange(1, len(changed) + 1)))]))
    return made


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (DOCX, "a.docx"),
        (docx(para("x" * 300), footnotes=f'<w:footnote w:id="1">{para("n")}</w:footnote>'), "b.docx"),
        (HTML * 5, "a.html"),
        (b"---\na: b\n---\n# T\n\n- x[^1]\n\n[^1]: n\n\n|a|\n|-|\n|b|\n<b>c</b>\n" * 3, "a.md"),
        ("1. Наслов\n\n- ставка\n\f2\n\n".encode() * 9, "a.txt"),
        ("Œuvre é\n".encode("cp1252") * 9, "b.txt"),
        ("Стратегија\n".encode("utf-16") * 5, "c.txt"),
        (PDF, "a.pdf"),
        (HTML, "unknown"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_damaged_bytes_give_a_text_or_a_sentence(data, name):
    for changed in mutations(data, 250):
        outcome = read_or_refused(changed, name)
        assert isinstance(outcome, Text) or name in str(outcome)


@pytest.mark.parametrize(
    ("start", "name"), [(PNG, "a.png"), (b"BM" + bytes(60), "a.bmp"), (b"II*\x00" + bytes(60), "a.tif")]
)
def test_an_image_is_refused_with_the_way_to_have_it_read(start, name):
    with pytest.raises(BadFile, match=rf"{name} is an image .*make a PDF of it .*tesseract"):
        read(start + bytes(90), name)


def test_words_that_begin_like_a_bitmap_are_words():
    assert read("BMW builds cars.\n", "a.txt").content.startswith("BMW")
