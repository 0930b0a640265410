"""What of a text can't be relied on, page by page: only what is plain is said, and each page has one explanation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from stratlas.extract.orthography import WORD, Orthography, best_known, fold, orthography
from stratlas.records import Notice, Text

_FEWEST_WORDS, _FEWEST_DIFFERENT = 20, 12
# The least that a true page of the corpus has is .52, and half of it is names; of pages with wrong letters .2 is much.
_STRANGE, _STRANGE_WHERE_LITTLE_IS_KNOWN = 0.45, 0.3
_LARGE_TABLE = 2_500
_FOREIGN = 0.6
_BACKWARDS = 0.6
# Letters beyond ASCII that a page of the language would have, and the part of them below which all are lost.
_EXPECTED_MARKS, _FEWEST_MARKS, _MARKS_COUNT = 20, 0.05, 0.01
_OWN_WITHOUT_MARKS = 0.55
_COVERED = re.compile(
    "[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u0531-\u05ea\u0620-\u06d3\u10d0-\u10fa\u1e00-\u1fff]+"
)
_UNREAD = re.compile("[\ufffd\ufffe\uffff\x01-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]|\\(cid:\\d+\\)")
_PRIVATE = re.compile("(?<=[^\\W\\d_])[\ue000-\uf8ff]|[\ue000-\uf8ff]{3,}")
_QUESTIONS, _BOXES = (
    re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])"),
    re.compile("(?<=[^\\W\\d_])[\u25a0\u25a1](?=[^\\W\\d_])"),
)
_FEWEST_QUESTIONS = 5
_BYTES = (
    "\x80-\xbf\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u2018\u201c\u2022\u2013\u2014\u02dc\u2122"
)
_MOJIBAKE = re.compile(f"[ÃÂÅÄÐÑ][{_BYTES}]|â€[\x80-\x9d™œ˜¦“]")
_FEWEST_MOJIBAKE = 3
_MERGED = re.compile(r"([^\W\d_a-zа-џ]{4,})([a-zа-џčćšžđ]{3,})|([a-zа-џčćšžđ]{4,})([^\W\d_a-zа-џ]{4,})")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")


@dataclass(frozen=True)
class _Page:
    """What stands on one page."""

    number: int
    where: str
    content: str

    @cached_property
    def words(self) -> Counter[str]:
        """The words that tell whether letters are right: no short ones, no abbreviations, no scripts without tables."""
        found = WORD.findall(_ADDRESS.sub(" ", self.content))
        return Counter(
            word for word in found if len(word) > 2 and not (len(word) < 6 and word.isupper()) and _COVERED.match(word)
        )

    @property
    def is_enough(self) -> bool:
        """Whether there are words enough to tell."""
        return self.words.total() >= _FEWEST_WORDS and len(self.words) >= _FEWEST_DIFFERENT


def check_quality(text: Text, declared: str | None, spelling: Orthography | None) -> tuple[Notice, ...]:
    """The pages whose words can't be relied on; `spelling` is None where the language itself is in doubt or unknown."""
    notices: list[Notice] = []
    bare: list[_Page] = []
    pages = list(_pages(text))
    for page in pages:
        found = list(_unreadable(page))
        if spelling is not None:
            found += list(_not_words(page, spelling, declared or ""))[:1] or list(_overprinted(page, spelling))
            if not found and _lacks_marks(page, spelling):
                bare.append(page)
        elif doubled := _doubled(page):
            found.append(doubled)
        notices += found
    if spelling is not None:
        notices += _without_marks(pages, bare, spelling, declared or "")
    return tuple(sorted(notices, key=lambda notice: notice.page or 0))


def is_in_no_language(text: Text) -> bool:
    """Whether most of the words are of no language that there are tables of."""
    words: Counter[str] = Counter()
    for page in _pages(text):
        words += page.words
        if words.total() > 2_000:
            break
    return words.total() >= 2 * _FEWEST_WORDS and best_known(words)[0] < _STRANGE


def _pages(text: Text) -> Iterator[_Page]:
    stretches: dict[int, list[str]] = {page.number: [] for page in text.pages}
    for block in text.blocks:
        for piece in text.pieces(block):
            stretches[piece.page].append(text.content[piece.start : piece.end])
    for number, pieces in stretches.items():
        yield _Page(number, f"Page {number}" if len(text.pages) > 1 else "The text", "\n".join(pieces))


def _unreadable(page: _Page) -> Iterator[Notice]:
    content = page.content
    count = len(_UNREAD.findall(content)) + len(_BOXES.findall(content))
    count += sum(len(match[0]) for match in _PRIVATE.finditer(content))
    questions = len(_QUESTIONS.findall(_ADDRESS.sub(" ", content)))
    count += questions if questions >= _FEWEST_QUESTIONS else 0
    if count:
        times = "place that was" if count == 1 else "places that were"
        yield Notice(
            "unreadable-characters",
            f"{page.where} has {count:,} {times} not read as letters: compare with the source.",
            page.number,
        )
    garbled = len(_MOJIBAKE.findall(content))
    if garbled >= _FEWEST_MOJIBAKE:
        yield Notice(
            "mojibake",
            f"{page.where} has {garbled:,} letters garbled by a wrong encoding (as Ã¤ for ä): compare with the source.",
            page.number,
        )


def _not_words(page: _Page, spelling: Orthography, declared: str) -> Iterator[Notice]:
    if not page.is_enough:
        return
    share = spelling.share(page.words)
    little = spelling.size < _LARGE_TABLE
    if share >= (_STRANGE_WHERE_LITTLE_IS_KNOWN if little else _STRANGE):
        return
    backwards = Counter({word[::-1]: count for word, count in page.words.items()})
    if spelling.share(backwards) >= _BACKWARDS:
        yield Notice(
            "reversed-text",
            f"{page.where} reads backwards, as a page does that was printed upside down: read it from its picture.",
            page.number,
        )
    elif best_known(page.words)[0] < _FOREIGN:
        yield Notice(
            "strange-text",
            f"{page.where} has hardly any words of “{declared}” ({share:.0%} are known): its letters are likely wrong; "
            "read it from its picture.",
            page.number,
        )


def _doubled(page: _Page) -> Notice | None:
    """Words whose every letter stands twice, as where a line was printed over itself to look bold."""
    for word in page.words:
        if len(word) >= 8 and len(word) % 2 == 0 and word[::2].lower() == word[1::2].lower():
            return _overprint(page, word)
    return None


def _overprinted(page: _Page, spelling: Orthography) -> Iterator[Notice]:
    doubled = _doubled(page)
    if doubled is not None:
        yield doubled
        return
    merged = [
        word
        for word in page.words
        if (match := _MERGED.fullmatch(word)) and all(map(spelling.knows, filter(None, match.groups())))
    ]
    if len(merged) > 1:
        yield _overprint(page, merged[0])


def _overprint(page: _Page, word: str) -> Notice:
    return Notice(
        "overprinted",
        f"{page.where} has lines printed over one another (“{word}”): their words are mixed up; "
        "compare with the source.",
        page.number,
    )


def _marks(page: _Page) -> tuple[int, int]:
    """How many letters the words of the page have, and how many beyond ASCII."""
    letters = sum(len(word) * count for word, count in page.words.items())
    return letters, sum(sum(char > "\x7f" and char not in "’ʼ" for char in word) * n for word, n in page.words.items())


def _lacks_marks(page: _Page, spelling: Orthography) -> bool:
    """Whether the page is in the language, but without the letters that ASCII does not have."""
    if not _MARKS_COUNT <= spelling.beyond_ascii <= 0.5:
        return False
    letters, marks = _marks(page)
    if marks > _FEWEST_MARKS * letters * spelling.beyond_ascii or not page.words:
        return False
    english = orthography("en").common
    own = sum(count for word, count in page.words.items() if fold(word) in spelling.common)
    foreign = sum(count for word, count in page.words.items() if fold(word) in english)
    return own > foreign and spelling.share(page.words) >= _OWN_WITHOUT_MARKS


def _without_marks(pages: list[_Page], bare: list[_Page], spelling: Orthography, declared: str) -> Iterator[Notice]:
    """A page is named where it would have many such letters; a document of small pages is named as a whole."""
    sure = [page for page in bare if _marks(page)[0] * spelling.beyond_ascii >= _EXPECTED_MARKS]
    sentence = "{} has none of the letters that “{}” is written with beside a to z: its diacritics are lost."
    if sure:
        yield from (Notice("no-diacritics", sentence.format(page.where, declared), page.number) for page in sure)
        return
    letters = sum(_marks(page)[0] for page in bare)
    if len(bare) == sum(bool(page.words) for page in pages) and letters * spelling.beyond_ascii >= _EXPECTED_MARKS:
        yield Notice("no-diacritics", sentence.format("The text", declared))
