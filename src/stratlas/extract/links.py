"""The links of a web page that lead to documents, or to further pages in its main part."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from stratlas.extract.encodings import read_characters
from stratlas.extract.html import declared_encoding

_AROUND = frozenset({"nav", "header", "footer", "aside", "form"})
_FILES = frozenset({"pdf", "doc", "docx", "docm", "dotx", "odt", "ott", "fodt", "rtf", "wps", "wpd"})


@dataclass(frozen=True, slots=True)
class Link:
    """A link as the page has it, with the words it stands on; `file` says that its address ends as a document's."""

    href: str
    words: str
    file: bool


def page_links(data: bytes) -> tuple[str, tuple[Link, ...]]:
    """The address that the page's links start from (empty where it names none), and its links, each address once.

    Of links to pages only those are taken that stand in no navigation, head, foot, side or form.
    """
    string, _ = read_characters(data, None, declared_encoding(data))
    tree = LexborHTMLParser(string)
    found: dict[str, Link] = {}
    for node in tree.css("a[href]"):
        href = "".join((node.attributes.get("href") or "").split("\n")).strip()
        if not href or href.startswith(("#", "mailto:", "tel:", "javascript:", "data:")):
            continue
        words = " ".join(node.text(separator=" ").split())[:300]
        is_file = _is_file(href)
        if (is_file or not _around(node)) and (href not in found or not found[href].words):
            found[href] = Link(href, words, is_file)
    base = tree.css_first("base[href]")
    return (base.attributes.get("href") or "" if base else ""), tuple(found.values())


def _is_file(href: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    ends = (parts.path, *(value.partition("=")[2] for value in parts.query.split("&")))
    return any(unquote(end).lower().rpartition(".")[2] in _FILES and "." in end for end in ends)


def _around(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in _AROUND or parent.attributes.get("role") == "navigation":
            return True
        parent = parent.parent
    return False
