"""The peers of PDF extraction, each by its own best notion of paragraphs."""

from __future__ import annotations

import hashlib
import html
import importlib.util
import io
import logging
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

import pypdfium2

from stratlas.extract.pdf import read_pdf
from stratlas.records import Block, BlockKind, Page, Text

_BLOCK = re.compile(r"<block .*?</block>", re.DOTALL)
_LINE = re.compile(r"<line .*?</line>", re.DOTALL)
_WORD = re.compile(r"<word [^>]*>(.*?)</word>", re.DOTALL)
_GAP = re.compile(r"\n[ \t]*\n\s*|\f")


@dataclass(frozen=True, slots=True)
class Peer:
    """A library or program: its paragraphs part at empty lines in what it gives; `headings` begin with `#`."""

    name: str
    needs: str
    read: Callable[[bytes], str]
    headings: bool = False
    slow: bool = False

    def there(self) -> bool:
        """Whether it is installed: a module of Python, or a program."""
        return importlib.util.find_spec(self.needs) is not None or shutil.which(self.needs) is not None


def ours(data: bytes) -> Text:
    """The same bytes, read by us."""
    return read_pdf(data, hashlib.sha256(data).hexdigest())


def as_text(content: str, head: str = "", *, by_lines: bool = False) -> Text:
    """What a peer gave, as a text: a head or a page number that stands alone counts as known to be one."""
    content = unicodedata.normalize("NFC", content.replace("\x00", "").replace("\r\n", "\n"))
    parts = [part.strip() for part in (content.split("\n") if by_lines else _GAP.split(content))]
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    for part in filter(None, parts):
        running = part == head or part.isdigit()
        heading = part.startswith("#")
        kind = BlockKind.RUNNING if running else BlockKind.HEADING if heading else BlockKind.PARAGRAPH
        words = part.lstrip("# ") or part
        blocks.append(Block(kind, at, at + len(words), 1, level=int(heading)))
        pieces.append(words)
        at += len(words) + 2
    joined = "\n\n".join(pieces)
    return Text("c" * 64, "peer-1", joined, (Page(1, 0, len(joined)),), tuple(blocks))


def _pdftotext(*options: str) -> Callable[[bytes], str]:
    def read(data: bytes) -> str:
        done = subprocess.run(["pdftotext", *options, "-", "-"], input=data, capture_output=True, check=True)
        return done.stdout.decode("utf-8", "replace")

    return read


def _blocks(data: bytes) -> str:
    """The blocks of poppler's bbox mode, their lines under one another."""
    found = _pdftotext("-bbox-layout")(data)
    return "\n\n".join(
        "\n".join(" ".join(map(html.unescape, _WORD.findall(line))) for line in _LINE.findall(block))
        for block in _BLOCK.findall(found)
    )


def _raw(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    pages = []
    for page in document:
        textpage = page.get_textpage()
        pages.append(textpage.get_text_range())
        textpage.close()
        page.close()
    document.close()
    return "\f".join(pages)


def _pdfplumber(data: bytes) -> str:
    with import_module("pdfplumber").open(io.BytesIO(data)) as document:
        return "\f".join(page.extract_text() for page in document.pages)


def _pdfminer(data: bytes) -> str:
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    return str(import_module("pdfminer.high_level").extract_text(io.BytesIO(data)))


def _pypdf(data: bytes) -> str:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    return "\f".join(page.extract_text() for page in import_module("pypdf").PdfReader(io.BytesIO(data)).pages)


def _kreuzberg(data: bytes) -> str:
    library = import_module("kreuzberg")
    config = library.ExtractionConfig(output_format="markdown", use_cache=False)
    return str(library.extract_bytes_sync(data, "application/pdf", config).content)


PEERS: Sequence[Peer] = (
    Peer("pypdfium2, text only", "pypdfium2", _raw),
    Peer("pdftotext", "pdftotext", _pdftotext()),
    Peer("pdftotext -layout", "pdftotext", _pdftotext("-layout")),
    Peer("pdftotext -bbox-layout", "pdftotext", _blocks),
    Peer("kreuzberg", "kreuzberg", _kreuzberg, headings=True),
    Peer("pypdf", "pypdf", _pypdf, slow=True),
    Peer("pdfminer.six", "pdfminer", _pdfminer, slow=True),
    Peer("pdfplumber", "pdfplumber", _pdfplumber, slow=True),
)
