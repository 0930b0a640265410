"""Small builders of PDFs: written with typst, or byte by byte where the file itself matters."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import typst

CAPTURE = "c" * 64


def typeset(body: str, *, columns: int = 1, hyphenate: bool = False, language: str = "en", head: str = "") -> bytes:
    """A PDF of typst markup on small pages, text justified, paragraphs parted by space."""
    header = f"header: [{head}], footer: context align(center)[#counter(page).display()]," if head else ""
    source = (
        f"#set page(width: 420pt, height: 595pt, margin: 60pt, columns: {columns}, {header})\n"
        f'#set text(size: 10pt, lang: "{language}", hyphenate: {str(hyphenate).lower()})\n'
        "#set par(justify: true, spacing: 1.4em)\n" + body
    )
    return bytes(typst.compile(source.encode(), format="pdf"))


def drawn(contents: Sequence[str], *, box: str = "0 0 300 200", extra: str = "", encrypted: str | None = None) -> bytes:
    """A PDF written by hand: one page for each content stream; `extra` goes into every page's dictionary.

    `encrypted` is the password that opens it ("" asks for none: only the owner's password is set).
    """
    count = len(contents)
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    cipher = None if encrypted is None else _Cipher(encrypted)
    for at, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] {extra} "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * at} 0 R >>".encode()
        )
        data = content.encode("cp1252")
        if cipher:
            data = cipher.stream(5 + 2 * at, data)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data))
    trailer = f"/Root 1 0 R /Size {len(objects) + 1}".encode()
    if cipher:
        trailer += cipher.dictionary
    out, offsets = b"%PDF-1.4\n", []
    for at, body in enumerate(objects):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (at + 1, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< %s >>\n" % (len(objects) + 1, table, trailer)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def line(x: float, y: float, words: str, size: float = 10) -> str:
    """A content stream's order to draw words with their baseline's beginning at (x, y)."""
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n"


_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_FILE_ID = b"0123456789abcdef"
_PERMISSIONS = (-4).to_bytes(4, "little", signed=True)


class _Cipher:
    """The oldest encryption of PDF: RC4 with 40 bits."""

    def __init__(self, user: str) -> None:
        padded = (user.encode() + _PADDING)[:32]
        owner = _rc4(hashlib.md5((b"owner" + _PADDING)[:32]).digest()[:5], padded)
        self._key = hashlib.md5(padded + owner + _PERMISSIONS + _FILE_ID).digest()[:5]
        check = _rc4(self._key, _PADDING)
        self.dictionary = (
            b" /ID [<%(id)s> <%(id)s>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <%(o)s> /U <%(u)s> /P -4 >>"
            % {
                b"id": _FILE_ID.hex().encode(),
                b"o": owner.hex().encode(),
                b"u": check.hex().encode(),
            }
        )

    def stream(self, number: int, data: bytes) -> bytes:
        key = hashlib.md5(self._key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
        return _rc4(key, data)


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
