"""Passages as they are kept in the index: packed small, each by itself, so that one is read without its neighbours.

A passage alone is too short to be packed well. What texts of a language have in common is therefore kept once for all
of them, as a sample: the beginning of the first longer text in that language.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Sequence

from zstandard import DICT_TYPE_RAWCONTENT, ZstdCompressionDict, ZstdCompressor, ZstdDecompressor

from stratlas.search.data import Passage
from stratlas.search.languages import analyser

LARGEST_SAMPLE, SMALLEST_SAMPLE = 112_000, 8_000
"""Bytes."""
MOST_SAMPLES = 255
_LEVEL = 3
_OF_JSON = json.JSONDecoder().raw_decode
_AS_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Sample:
    """What passages of one language are packed with; it is needed to read them again, and may be used by threads."""

    def __init__(self, number: int, language: str, content: bytes) -> None:
        self.number, self.language, self.content = number, language, content
        shared = ZstdCompressionDict(content, dict_type=DICT_TYPE_RAWCONTENT) if content else None
        if shared:
            shared.precompute_compress(level=_LEVEL)
        self._packer = ZstdCompressor(_LEVEL, dict_data=shared, write_dict_id=False)
        self._unpacker = ZstdDecompressor(dict_data=shared)
        self._lock = threading.Lock()  # neither may work for two threads at once

    def kept(self) -> bytes:
        """What a sample can be made from again."""
        return f"{self.number}/{self.language}/".encode() + self.content

    @classmethod
    def of(cls, kept: bytes) -> Sample:
        """The sample that was kept so."""
        number, language, content = kept.split(b"/", 2)
        return cls(int(number), language.decode(), content)

    def packed(self, line: bytes) -> bytes:
        """A passage's line, with the number of the sample before it."""
        with self._lock:
            return bytes((self.number,)) + self._packer.compress(line)

    def line(self, packed: bytes) -> bytes:
        """The line again."""
        with self._lock:
            return self._unpacker.decompress(packed[1:])


class Samples:
    """The samples of an index; number 0 is an empty one, for languages that have none yet."""

    def __init__(self, found: Iterable[Sample] = ()) -> None:
        self._by_number = {0: Sample(0, "", b""), **{one.number: one for one in found}}
        self._by_language = {one.language: one for one in self._by_number.values()}

    def __len__(self) -> int:
        return len(self._by_number) - 1

    def of(self, language: str) -> Sample:
        """What passages of a language are packed with."""
        return self._by_language.get(analyser(language)) or self._by_number[0]

    def made(self, language: str, lines: Sequence[bytes]) -> Sample | None:
        """A sample from a text's lines, which is one of these then; None where there is one, or the text is short."""
        name = analyser(language)
        if name in self._by_language or len(self) >= MOST_SAMPLES:
            return None
        content = b"".join(lines)[:LARGEST_SAMPLE]
        if len(content) < SMALLEST_SAMPLE:
            return None
        number = max(self._by_number) + 1
        self._by_number[number] = self._by_language[name] = Sample(number, name, content)
        return self._by_number[number]

    def passage(self, packed: bytes) -> Passage:
        """The passage that was packed so."""
        line = self._by_number[packed[0]].line(packed).decode()
        number, start, longer, words, pages, section, notices, sure = _OF_JSON(line)[0]
        end = start + len(words) + longer
        return Passage(number, start, end, words, tuple(pages), tuple(section), tuple(notices), sure)


def line_of(passage: Passage) -> bytes:
    """A passage as it is packed. Its end follows from its words, nearly always, and is kept as what differs."""
    longer = passage.end - passage.start - len(passage.words)
    others = passage.pages, passage.section, passage.notices, passage.ocr
    return _AS_JSON((passage.number, passage.start, longer, passage.words, *others)).encode()
