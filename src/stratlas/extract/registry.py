"""The formats that are read: how bytes and names tell of them, which reader takes them, and what is refused."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from stratlas.config import Limits
from stratlas.errors import BadFile, MissingTool, TooLarge
from stratlas.extract import docx, html, legacy, markdown, odt, pdf, plain
from stratlas.extract.docx_file import ZIP_ERRORS
from stratlas.extract.encodings import is_binary
from stratlas.extract.truth import made_true
from stratlas.records import BlockKind, Notice, Text

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
FLAT_ODT = "application/vnd.oasis.opendocument.text-flat-xml"
DOC = "application/msword"
RTF = "application/rtf"
WPS = "application/vnd.ms-works"
WORDPERFECT = "application/vnd.wordperfect"
HTML = "text/html"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"

Reader = Callable[[bytes, str, str | None, Limits], Text]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is read: what people call it, how names of its files end, who reads it, whether it has pages.

    `made_by` is the name of what would read it now, or asks for it where that depends on the machine's programs.
    """

    media_type: str
    label: str
    endings: tuple[str, ...]
    reader: Reader
    made_by: str | legacy.Legacy
    paged: bool = False

    @property
    def extractor(self) -> str:
        """The name and version of what would read it now."""
        return self.made_by if isinstance(self.made_by, str) else self.made_by.extractor


def _legacy(media_type: str, endings: tuple[str, ...], by: legacy.Legacy) -> Format:
    return Format(media_type, by.label, endings, by.read, by)


def _read_pdf(data: bytes, capture: str, language: str | None, limits: Limits) -> Text:  # noqa: ARG001
    return pdf.read_pdf(data, capture)


FORMATS: Mapping[str, Format] = {
    entry.media_type: entry
    for entry in (
        Format(PDF, "a PDF", ("pdf",), _read_pdf, pdf.EXTRACTOR, paged=True),
        Format(DOCX, "a DOCX", ("docx", "docm", "dotx"), docx.read_docx, docx.EXTRACTOR),
        Format(ODT, "an ODT (OpenDocument) file", ("odt", "ott"), odt.read_odt, odt.EXTRACTOR),
        Format(FLAT_ODT, "a flat ODT (OpenDocument) file", ("fodt",), odt.read_flat_odt, odt.EXTRACTOR),
        _legacy(DOC, ("doc", "dot"), legacy.DOC),
        _legacy(RTF, ("rtf",), legacy.RTF),
        _legacy(WPS, ("wps",), legacy.WPS),
        _legacy(WORDPERFECT, ("wpd",), legacy.WORDPERFECT),
        Format(HTML, "HTML", ("html", "htm", "xhtml"), html.read_html, html.EXTRACTOR),
        Format(MARKDOWN, "Markdown", ("md", "markdown"), markdown.read_markdown, markdown.EXTRACTOR),
        Format(PLAIN, "plain text", ("txt", "text", "asc"), plain.read_plain, plain.EXTRACTOR),
    )
}
# What word processors save under one another's names; the bytes tell which it is.
_LOOSE = frozenset({DOC, RTF, WPS, WORDPERFECT})
_BY_ENDING = {ending: entry for entry in FORMATS.values() for ending in entry.endings}

# How files begin that are not read, and what they are.
_FOREIGN_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF8", "an image (GIF)"),
    (b"II*\x00", "an image (TIFF)"),
    (b"MM\x00*", "an image (TIFF)"),
    (b"\x00\x00\x00\x0cjP", "an image (JPEG 2000)"),
    (b"AT&TFORM", "a DjVu file"),
    (b"BM", "an image (BMP)"),
    (b"%!PS", "a PostScript file"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf", "a compressed archive (7z)"),
    (b"Rar!", "a compressed archive (RAR)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ", "a compressed file (xz)"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_KINDS = (
    ("application/epub+zip", "an EPUB"),
    ("opendocument", "an OpenDocument file that is no text document"),
)
_SAVE = "save it as DOCX or PDF and hand that in"
_SCAN = "make a PDF of it (print it into a file, or use img2pdf) and hand that in, so that tesseract can read its words"
_HTML_START = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|div|article|main)\b", re.IGNORECASE)
_HTML_LEAD = re.compile(
    rb"(?:\s|\xef\xbb\xbf|<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->|<!doctype html[^>]{0,300}>)*", re.I | re.S
)


def media_type(data: bytes, name: str) -> str:
    """The media type of the bytes, found by looking at them and checked against the file's name.

    Raises BadFile for an empty file, a format that is not read, and a file that is not what its name says.
    """
    if not data:
        raise BadFile(f"{name} is empty (0 bytes): check the file and hand it in again.")
    named = _BY_ENDING.get(name.rpartition(".")[2].lower()) if "." in name else None
    if named is not None and named.media_type in _LOOSE:
        named = None
    found = _sniff(data, name, named)
    if named is not None and found is not named:
        raise BadFile(
            f"{name} is not what its name says: it is {found.label}, not {named.label}; "
            "give it the right ending if it is the right file."
        )
    return found.media_type


def is_older(extractor: str, media_type: str) -> bool:
    """Whether the reader of such files has become better since a text was made by this extractor.

    What a helper did (`pdf-2+…`) does not count; a text by a reader that is newer than this program's is not older.
    """
    entry = FORMATS.get(media_type)
    if entry is None:
        return False
    (name, number), (own, now) = _reader_version(extractor), _reader_version(entry.extractor)
    return name != own or number < now


def _reader_version(extractor: str) -> tuple[str, int]:
    name, _, number = extractor.partition("+")[0].rpartition("-")
    return (name, int(number)) if number.isdecimal() else (extractor, 0)


def ending_of(media_type: str) -> str:
    """How names of files of a media type end; empty for what is not read."""
    return FORMATS[media_type].endings[0] if media_type in FORMATS else ""


def extract(
    data: bytes,
    *,
    name: str,
    capture: str,
    language: str | None = None,
    limits: Limits = Limits(),  # noqa: B008 -- frozen
) -> Text:
    """The text of a file, with everything a reader must know of it as notices.

    `capture` is the SHA-256 of the bytes; `name` says by its ending what the file claims to be; `language` is what
    was declared (BCP 47). Raises BadFile (TooLarge where a limit stands in the way) with a sentence naming the file.
    """
    if len(data) > limits.file_mb * 1_000_000:
        raise TooLarge(
            f"{name} has {len(data) // 1_000_000} MB, more than the {limits.file_mb} MB allowed: "
            "raise file_mb in stratlas.toml."
        )
    entry = FORMATS[media_type(data, name)]
    try:
        text = entry.reader(data, capture, language, limits)
    except (BadFile, MissingTool) as error:
        sentence = str(error)
        raise type(error)(f"{name} cannot be read: {sentence[:1].lower()}{sentence[1:]}") from None
    empty = _empty_notices(text, paged=entry.paged or len(text.pages) > 1)
    return made_true(replace(text, notices=(*text.notices, *empty)) if empty else text, language)


def _empty_notices(text: Text, *, paged: bool) -> list[Notice]:
    """What is without text; a scanned page whose number or head is the only text on it is one, too."""
    flow = [block for block in text.blocks if block.kind is not BlockKind.RUNNING]
    notices = []
    if not flow:
        message = "The document has no text, as scans have none: it is kept, but nothing in it can be found."
        notices.append(Notice("no-text", message))
    if paged:
        begun = {piece.page for block in flow for piece in text.pieces(block)}
        for page in text.pages:
            if page.number not in begun:
                besides = " besides its head, foot or number" if text.content[page.start : page.end].strip() else ""
                notices.append(Notice("page-without-text", f"Page {page.number} has no text{besides}.", page.number))
    return notices


def _sniff(data: bytes, name: str, named: Format | None) -> Format:
    """The format of the bytes; the name decides only between formats that are all characters."""
    if b"%PDF-" in data[:1024]:
        return FORMATS[PDF]
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(data, name, named)
    old = _legacy_kind(data)
    if old is not None:
        return FORMATS[old]
    foreign = _foreign(data)
    if foreign is None and is_binary(data):
        if named is not None and named.media_type == PDF:
            raise BadFile(f"{name} is damaged or no PDF: it does not begin as one; get the file again.")
        foreign = "no text but binary data"
    if foreign is not None:
        claim = f"{name} is not what its name says: it is {foreign}" if named else f"{name} is {foreign}"
        raise BadFile(f"{claim}, which is not read; {_SCAN if foreign.startswith('an image') else _SAVE}.")
    if named is not None and named.media_type in {HTML, MARKDOWN, PLAIN}:
        return named
    lead = _HTML_LEAD.match(data[:4096])
    begins = data[lead.end() if lead else 0 :][:200]
    if _HTML_START.match(begins) or re.match(rb"\W*<!doctype html", data[:300], re.IGNORECASE):
        return FORMATS[HTML]
    if odt.is_flat(data):
        return FORMATS[FLAT_ODT]
    if data[:200].lstrip().startswith(b"<?xml"):
        raise BadFile(f"{name} is XML, which is not read; {_SAVE}.")
    return FORMATS[PLAIN]


def _legacy_kind(data: bytes) -> str | None:
    """The format of an older word processor that the bytes are in."""
    if data.startswith(b"{\\rtf"):
        return RTF
    if data.startswith(b"\xffWPC"):
        return WORDPERFECT
    if data.startswith(_OLE):
        if "MatOST".encode("utf-16-le") in data:
            return WPS
        if "WordDocument".encode("utf-16-le") in data and not _is_locked(data):
            return DOC
    return None


def _is_locked(data: bytes) -> bool:
    """Whether a Word file is encrypted: a flag in the head that its main stream begins with."""
    at = data.find(b"\xec\xa5", 512)
    return at >= 0 and at % 512 == 0 and len(data) > at + 12 and bool(data[at + 11] & 1)


def _foreign(data: bytes) -> str | None:
    """What a file is that is plainly of another format."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data or _is_locked(data):
            return "an Office file with a password"
        if "Workbook".encode("utf-16-le") in data:
            return "a legacy Excel file (.xls)"
        return "a legacy Word or Office file (.doc) that is damaged or holds no document"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "an image (WebP)"
    if data[4:8] == b"ftyp":
        return "an image or a film"
    found = next((label for start, label in _FOREIGN_STARTS if data.startswith(start)), None)
    # Words may begin with the two letters of a BMP, too.
    return None if found == "an image (BMP)" and not is_binary(data) else found


def _sniff_zip(data: bytes, name: str, named: Format | None) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {entry.filename for entry in archive.infolist()}
            kind = _zip_kind(archive, names)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        # A cut-off DOCX or ODT has lost its directory; its first entry still tells.
        if odt.MEDIA_TYPE.encode() in data[:200] or (named is not None and named.media_type == ODT):
            return FORMATS[ODT]
        if (named is not None and named.media_type == DOCX) or b"[Content_Types].xml" in data[:4096]:
            return FORMATS[DOCX]
        kind, names = "a damaged zip archive", set()
    if any(entry.startswith("word/") for entry in names):
        return FORMATS[DOCX]
    if kind == odt.MEDIA_TYPE:
        return FORMATS[ODT]
    if named is not None and named.media_type != DOCX:
        raise BadFile(f"{name} is not what its name says: it is {kind}, not {named.label}; {_SAVE}.")
    if named is not None:
        raise BadFile(f"{name} is no DOCX: it is {kind} without a Word document in it; {_SAVE}.")
    raise BadFile(f"{name} is {kind}, which is not read; {_SAVE}.")


def _zip_kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    if any(entry.startswith("xl/") for entry in names):
        return "an Excel file"
    if any(entry.startswith("ppt/") for entry in names):
        return "a PowerPoint file"
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
        try:
            written = archive.read("mimetype").decode("ascii", "replace")
        except ZIP_ERRORS:
            written = ""
        if "opendocument.text" in written and "master" not in written:
            return odt.MEDIA_TYPE
        return next((label for part, label in _ZIP_KINDS if part in written), "a zip archive")
    return "a zip archive"
