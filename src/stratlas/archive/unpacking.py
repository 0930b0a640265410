"""Undoing the compression of an answer, never beyond a limit."""

from __future__ import annotations

import zlib

from stratlas.errors import FetchFailed


def unpacked(body: bytes, encoding: str, most: int) -> bytes:
    """The body without its content codings, the last of which was applied last; FetchFailed where that cannot be."""
    for coding in reversed([part.strip().lower() for part in encoding.split(",")]):
        if coding in {"", "identity"}:
            continue
        if coding not in {"gzip", "x-gzip", "deflate"}:
            raise FetchFailed(f"The answer is packed in a way that was not asked for ({coding}).")
        body = _inflated(body, coding, most)
    return body


def _inflated(body: bytes, coding: str, most: int) -> bytes:
    if not body:
        return body
    # “deflate” should be a zlib stream, but some servers send it bare.
    bare = coding == "deflate" and (body[0] & 0x0F != 8 or int.from_bytes(body[:2], "big") % 31)
    bits = -zlib.MAX_WBITS if bare else zlib.MAX_WBITS + 32
    result, rest = b"", body
    try:
        while rest:
            stream = zlib.decompressobj(bits)
            result += stream.decompress(rest, most - len(result) + 1)
            if len(result) > most:
                raise FetchFailed(
                    f"The answer unpacks to more than {most // 1_000_000} MB: raise file_mb under [limits] in "
                    "stratlas.toml if this is right."
                )
            if not stream.eof:
                raise FetchFailed("The answer is cut off: its packed content does not end.")
            rest = stream.unused_data if stream.unused_data.startswith(b"\x1f\x8b") else b""
    except zlib.error:
        raise FetchFailed("The answer is damaged: its packed content cannot be unpacked.") from None
    return result
