"""The parts of a DOCX or ODT: a zip that is looked over before anything in it is unpacked, and XML without entities."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from stratlas.config import Limits
from stratlas.errors import BadFile, TooLarge

_MOST_ENTRIES = 10_000
# 40,000 words with a run of its own for each have 415,000; reading this many takes about 15 seconds.
_MOST_TAGS = 2_000_000
# Such a document packs to a fiftieth.
_MOST_PACKED, _SMALL_ENOUGH = 150, 20_000_000
_ENCRYPTED = 1  # the flag of an entry in a zip
_DAMAGED = "The {kind} is damaged ({what}): open it in a word processor, save it again, and hand it in anew."
# What zipfile raises over damaged, encrypted or deceitful archives.
ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    KeyError,
)


def damaged(what: str, kind: str = "DOCX") -> BadFile:
    """The error for a file that is a DOCX (or whatever its kind is called), but a broken one."""
    return BadFile(_DAMAGED.format(what=what, kind=kind))


@dataclass
class Parts:
    """The files in the zip, read one at a time; together they may hold only so many tags."""

    archive: zipfile.ZipFile
    names: frozenset[str]
    kind: str = "DOCX"
    tags: int = 0

    def xml(self, name: str) -> etree._Element | None:
        """The root of an XML part; None where there is no such part."""
        if name not in self.names:
            return None
        try:
            data = self.archive.read(name)
        except ZIP_ERRORS:
            raise damaged(f"{name} cannot be unpacked", self.kind) from None
        return self.parsed(name, data)

    def parsed(self, name: str, data: bytes) -> etree._Element:
        """The root of an XML part with these bytes."""
        self.tags += data.count(b"<")
        if self.tags > _MOST_TAGS:
            raise TooLarge(
                f"The {self.kind} holds more than {_MOST_TAGS:,} tags up to {name}, which no document does: "
                "save it again from a word processor."
            )
        if b"<!DOCTYPE" in data or "<!DOCTYPE".encode("utf-16-le") in data or "<!DOCTYPE".encode("utf-16-be") in data:
            raise BadFile(
                f"The {self.kind} defines entities of its own in {name}, "
                "which no word processor writes and attacks use: save it again from a word processor."
            )
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise damaged(f"{name} is not well-formed XML", self.kind) from None
        if root is None:
            raise damaged(f"{name} is empty", self.kind)
        return root

    def related(self, name: str) -> list[tuple[str, str]]:
        """Kind (the last word of its type) and name of each part that a part refers to, in the order of their ids."""
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return []
        found = []
        for link in root:
            target = link.get("Target") if isinstance(link.tag, str) else None
            if target and link.get("TargetMode") != "External":
                kind = (link.get("Type") or "").rsplit("/", 1)[-1]
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found.append((link.get("Id") or "", kind, path))
        return [(kind, path) for _, kind, path in sorted(found, key=lambda row: (len(row[0]), row[0]))]


def open_parts(data: bytes, limits: Limits, kind: str = "DOCX") -> Parts:
    """The parts of a DOCX (or of a zip of that `kind`), after a look at what its directory declares.

    Nothing is unpacked yet. Raises TooLarge for what would explode
    (zipfile never unpacks more of a file than the directory declares).
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except ZIP_ERRORS:
        raise damaged("the zip is cut off or broken", kind) from None
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise BadFile(
            f"The {kind} is encrypted: open it in a word processor, save it without a password, and hand it in anew."
        )
    if len(entries) > _MOST_ENTRIES:
        raise TooLarge(
            f"The {kind} holds {len(entries)} files, which no document does: save it again from a word processor."
        )
    size = sum(entry.file_size for entry in entries)
    if size > limits.unpacked_mb * 1_000_000:
        raise TooLarge(
            f"The {kind} would unpack to {size // 1_000_000} MB, more than the {limits.unpacked_mb} MB allowed: "
            "raise unpacked_mb in stratlas.toml if it is to be trusted."
        )
    _refuse_bomb(entries, kind)
    return Parts(archive, frozenset(entry.filename for entry in entries), kind)


def _refuse_bomb(entries: list[zipfile.ZipInfo], kind: str) -> None:
    """Raises TooLarge where the XML, or one part of it, unpacks to many times what it takes up.

    Pictures are not looked at: an empty one packs to nothing, and none is ever unpacked.
    """
    parts = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
    sizes = [(entry.file_size, entry.compress_size) for entry in parts]
    for unpacked, packed in (*sizes, (sum(size for size, _ in sizes), sum(size for _, size in sizes))):
        if unpacked > _SMALL_ENOUGH and unpacked > _MOST_PACKED * packed:
            raise TooLarge(
                f"The {kind} would unpack {packed:,} bytes to {unpacked // 1_000_000} MB, "
                "as attacks do and documents do not: save it again from a word processor."
            )


def local(element: etree._Element) -> str:
    """An element's name without its namespace (which differs between the two forms of the standard)."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute's value by its name without the namespace."""
    attributes: Mapping[str, str] = element.attrib  # type: ignore[assignment]
    for key, value in attributes.items():
        if key == name or key.endswith(f"}}{name}"):
            return value
    return None


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The children with one of these names."""
    if element is not None:
        for child in element:
            if local(child) in names:
                yield child


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child with this name."""
    return next(children(element, name), None)


def value_of(element: etree._Element | None, name: str) -> str | None:
    """What the `val` of the first child with this name says."""
    found = child(element, name)
    return None if found is None else attribute(found, "val") or ""
