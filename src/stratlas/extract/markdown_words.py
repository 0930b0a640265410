"""The words of one Markdown line or paragraph as a reader sees them, and what is known of them: calls, links, bold."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from stratlas.extract.builder import raised
from stratlas.extract.html_walk import escaped, visible_text
from stratlas.extract.plain_joining import seam
from stratlas.extract.typed import begins_item

SOFT = "\x02"
"""Where a line of the source ends inside a paragraph; the reader of the file takes it out of the source first."""

# Tags that only set words apart; one with an attribute that could hide them is not among them.
_PLAIN = re.compile(
    r"<!--.*?-->|<(/?)(sup|sub|br|wbr|b|strong|i|em|u|s|small|span|mark|del|ins|cite|q|font|nobr|a)\b"
    r"(?![^>]*(?:style|hidden|class))([^>]*)>",
    re.I | re.S,
)
_INNER = re.compile(r"\bhref\s*=\s*[\"']?#", re.I)
_NUMBER = re.compile(r"\d{1,3}")
_BREAKS = re.compile(rf"[\n{SOFT}]")
_SOFT_BREAK = re.compile(rf" *{SOFT} *")
_ENDS = (":", ";", ".", ",", "!", "?")
_LONGEST_TITLE = 120


@dataclass(slots=True)
class Words:
    """Words with their soft line ends; `strong` is how many of the first characters are bold.

    `calls` and `raised` are stretches and what they call: footnotes by their labels, and raised numbers, which may.
    `linked` counts characters in links to places in the document, `inner` these links.
    """

    text: str = ""
    calls: list[tuple[int, int, str]] = field(default_factory=list)
    raised: list[tuple[int, int, str]] = field(default_factory=list)
    strong: int = 0
    inner: int = 0
    linked: int = 0
    inline_notes: list[tuple[str, str]] = field(default_factory=list)
    is_picture: bool = False

    @property
    def opens(self) -> str:
        """The raised number that the words begin with."""
        return self.raised[0][2] if self.raised and self.raised[0][0] == 0 else ""

    @property
    def is_strong(self) -> bool:
        """Whether all of it is bold."""
        return 0 < len(self.text.rstrip()) <= self.strong

    @property
    def is_of_links(self) -> bool:
        """Whether little stands in it but links to places in the document."""
        letters = sum(map(str.isalnum, self.text))
        return self.inner > 0 and self.linked * 10 >= letters * 7

    def cut(self, start: int, end: int) -> Words:
        """The words from one offset to another."""
        calls, raised = (
            [(begin - start, stop - start, name) for begin, stop, name in marks if start <= begin and stop <= end]
            for marks in (self.calls, self.raised)
        )
        return Words(self.text[start:end], calls, raised, max(min(self.strong, end) - start, 0))

    def joined(self, known: set[str]) -> Words:
        """The words with their soft line ends mended: a space, or nothing where a hyphen broke a word."""
        breaks = [match.span() for match in _SOFT_BREAK.finditer(self.text)]
        parts, ends, shifts = [], [0], [0]
        at = 0
        for place, (begin, end) in enumerate(breaks):
            until = breaks[place + 1][0] if place + 1 < len(breaks) else len(self.text)
            left = self.text[at:begin].rpartition("\n")[2]
            hyphens, between = seam(left, self.text[end:until].partition("\n")[0], known)
            parts += [self.text[at : begin - hyphens], between]
            at = end
            ends.append(end)
            shifts.append(shifts[-1] + len(between) - (end - begin) - hyphens)
        parts.append(self.text[at:])

        def moved(offset: int) -> int:
            return offset + shifts[bisect_right(ends, offset) - 1]

        calls, raised = (
            [(moved(start), moved(end), name) for start, end, name in marks] for marks in (self.calls, self.raised)
        )
        return replace(self, text="".join(parts), calls=calls, raised=raised, strong=moved(self.strong))

    def items(self) -> list[Words]:
        """The words parted before each line that begins with a typed mark of a list, and after a title in a line."""
        starts = [0, *(match.end() for match in _BREAKS.finditer(self.text))]
        ends = [*(start - 1 for start in starts[1:]), len(self.text)]
        lines = [self.text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
        marked = [begins_item(line) for line in lines]
        cuts = {0}
        if sum(marked) > 1:
            cuts |= {
                starts[at]
                for at in range(1, len(lines))
                if marked[at] and (marked[0] or lines[at][0] in "•▪■●○◦‣➢" or lines[at - 1].endswith(_ENDS))
            }
        title = lines[0]
        if (
            len(lines) > 1
            and self.text[ends[0]] == "\n"
            and ends[0] <= self.strong < starts[1] + len(lines[1])
            and len(title) <= _LONGEST_TITLE
            and not title.endswith((".", ",", ";"))
        ):
            cuts.add(starts[1])
        places = sorted(cuts)
        return [self.cut(*pair) for pair in zip(places, [*(at - 1 for at in places[1:]), len(self.text)], strict=True)]

    def lines(self) -> list[str]:
        """The lines of the source."""
        return [line.strip() for line in _BREAKS.split(self.text) if line.strip()]


def words_of(tokens: Sequence[Token], notes: dict[int, str] | None = None) -> Words:
    """What a line's tokens show; `notes` are the words of notes written into the text, by their numbers."""
    tags = [token for token in tokens if token.type == "html_inline"]
    if any(not _PLAIN.fullmatch(token.content) for token in tags):
        return Words(visible_text("".join(_as_html(token) for token in tokens)))
    return _Reading(notes or {}).read(tokens)


def _as_html(token: Token) -> str:
    if token.type == "html_inline":
        return token.content
    if token.type in {"softbreak", "hardbreak"}:
        return " " if token.type == "softbreak" else "<br>"
    return escaped(_Reading({}).read([token]).text)


@dataclass(slots=True)
class _Reading:
    """The words so far, and what is open around the next ones."""

    notes: dict[int, str]
    words: Words = field(default_factory=Words)
    _strong: int = 0
    _inner: bool = False
    _high: bool = False
    _all_strong: bool = True

    def read(self, tokens: Sequence[Token]) -> Words:
        for token in tokens:
            self._take(token)
        shown = [token for token in tokens if token.type not in {"softbreak", "hardbreak"}]
        self.words.is_picture = len(shown) == 1 and shown[0].type == "image"
        return self.words

    def _take(self, token: Token) -> None:
        words = self.words
        if token.type in {"strong_open", "strong_close"}:
            self._strong += token.nesting
        elif token.type == "link_open":
            self._inner = str(token.attrGet("href") or "").startswith("#")
            words.inner += self._inner
        elif token.type == "link_close":
            self._inner = False
        elif token.type == "html_inline":
            self._tag(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            self._put("\n" if token.type == "hardbreak" else SOFT)
        elif token.type == "footnote_ref":
            self._call(token)
        elif token.type == "image":
            self._put(words_of(token.children or []).text.replace(SOFT, " "))
        elif token.content:
            self._put(token.content)

    def _put(self, text: str) -> None:
        words, number = self.words, _NUMBER.fullmatch(text.strip())
        if self._high and number:
            start = len(words.text)
            text = raised(number[0], words.text)
            words.raised.append((start, start + len(text), number[0]))
        words.text += text
        # A quotation mark before a bold title is none of its words.
        self._all_strong = self._all_strong and (self._strong > 0 or not any(map(str.isalnum, text)))
        if self._all_strong and any(map(str.isalnum, words.text)):
            words.strong = len(words.text)
        if self._inner:
            words.linked += sum(map(str.isalnum, text))

    def _call(self, token: Token) -> None:
        label = str(token.meta.get("label") or token.meta["id"] + 1)
        name = label
        if "label" not in token.meta:
            name = f"{label} "  # no label ends in a space
            self.words.inline_notes.append((name, self.notes.get(token.meta["id"], "")))
        start = len(self.words.text)
        self._put(label)
        self.words.calls.append((start, len(self.words.text), name))

    def _tag(self, tag: str) -> None:
        match = _PLAIN.fullmatch(tag)
        closing, name, rest = (match[1], (match[2] or "").lower(), match[3] or "") if match else ("", "", "")
        if name == "br":
            self._put("\n")
        elif name in {"b", "strong"}:
            self._strong = max(self._strong + (-1 if closing else 1), 0)
        elif name == "sup":
            self._high = not closing
        elif name == "a":
            self._inner = not closing and bool(_INNER.search(rest))
            self.words.inner += self._inner
