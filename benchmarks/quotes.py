"""Quotes cut from real documents and damaged, for the benchmark and for the tests marked `corpus`.

The kinds of damage: none; `typeset` (white space, line-end hyphens, soft hyphens, other quotation marks and
dashes, ligatures); and up to a tenth of the letters: `ocr` (confusions such as rn for m), `letters` (replaced,
inserted, left out), `bare` (diacritics lost), `hyphens` (put into words), `word` (one exchanged), `joined` (spaces
lost or put in), `mixed` (three of these).
"""

from __future__ import annotations

import hashlib
import math
import random
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from stratlas.anchors import Finding, Outcome
from stratlas.records import Page, Text

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus"
TYPESET = frozenset({"none", "typeset"})
DAMAGES = ("none", "typeset", "ocr", "letters", "bare", "hyphens", "word", "joined", "mixed")
CONFUSIONS = (
    *(("rn", "m"), ("m", "rn"), ("l", "1"), ("O", "0"), ("o", "0"), ("i", "l"), ("e", "c"), ("h", "b"), ("S", "5")),
    *(("cl", "d"), ("t", "f"), ("u", "ii"), ("vv", "w"), ("g", "q"), ("и", "н"), ("п", "л"), ("ш", "щ"), ("η", "n")),
)
LIGATURES = (("ffi", "ﬃ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ff", "ﬀ"))
WORDS = ("lantern", "river", "seldom", "harvest", "window", "copper", "planet", "morning")


@dataclass(frozen=True, slots=True)
class Sample:
    """A quote, what was done to it, and where it comes from."""

    quote: str
    damage: str
    source: int
    start: int
    end: int


def text_of(content: str) -> Text:
    """A text of one page."""
    content = unicodedata.normalize("NFC", content.replace("\r\n", "\n").replace("\x00", ""))
    digest = hashlib.sha256(content.encode()).hexdigest()
    return Text(digest, "sample-1", content, (Page(1, 0, len(content)),), ())


def corpus_texts() -> list[Text]:
    """The text and Markdown files of the corpus that hold at least a few pages; empty where it is absent."""
    texts = []
    for path in sorted([*CORPUS.glob("*.txt"), *CORPUS.glob("*.md")]):
        data = path.read_bytes()
        try:
            content = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            content = data.decode("gbk", "replace")
        if len(content) > 20_000:
            texts.append(text_of(content))
    return texts


def written_texts(count: int = 12, words: int = 20_000) -> list[Text]:
    """Texts made of made-up words, for machines without the corpus."""
    chance = random.Random(11)
    parts = ["ba", "re", "to", "li", "sun", "ker", "ma", "di", "vol", "né", "gra", "pis", "tan", "eu", "ori"]
    stock = ["".join(chance.choices(parts, k=chance.randint(1, 4))) for _ in range(4000)]
    return [text_of(" ".join(_sentence(chance, stock) for _ in range(words // 12))) for _ in range(count)]


def _sentence(chance: random.Random, stock: list[str]) -> str:
    return " ".join(chance.choices(stock, k=12)).capitalize() + chance.choice([".\n", "."])


def samples(texts: list[Text], count: int, seed: int = 2, lengths: tuple[int, int] = (30, 400)) -> list[Sample]:
    """Quotes from words' beginnings to words' ends, the kinds of damage in turn."""
    chance = random.Random(seed)
    found: list[Sample] = []
    while len(found) < count:
        source = chance.randrange(len(texts))
        content = texts[source].content
        length = int(lengths[0] * (lengths[1] / lengths[0]) ** chance.random())
        start = chance.randrange(len(content) - length)
        words = list(re.finditer(r"\S+", content[start : start + length + 30]))[1:-1]
        if not words or words[-1].end() - words[0].start() < lengths[0]:
            continue
        start, end = start + words[0].start(), start + words[-1].end()
        quote = content[start:end]
        if sum(map(str.isalpha, quote)) < 0.75 * len(quote):
            continue  # tables and lines of dots are no quotes
        damage = DAMAGES[len(found) % len(DAMAGES)]
        found.append(Sample(damaged(quote, damage, chance), damage, source, start, end))
    return found


def damaged(quote: str, damage: str, chance: random.Random) -> str:
    """The quote with damage of one kind; `mixed` stays at a tenth of the letters all told."""
    if damage == "mixed":
        for kind in chance.sample(("ocr", "letters", "bare", "hyphens", "joined"), 3):
            quote = _KINDS[kind](quote, chance, 0.033)
        return quote
    return _KINDS[damage](quote, chance, 0.1) if damage != "none" else quote


def _typeset(quote: str, chance: random.Random, _: float) -> str:
    quote = re.sub(r"\s+", lambda _: chance.choice([" ", " ", "\n", "\u00a0", "  ", "\u2009", " \n "]), quote)
    for plain, ligature in LIGATURES:
        quote = quote.replace(plain, ligature)
    quote = re.sub('[“”„"]', lambda _: chance.choice('“”„«»"'), quote).replace("’", "'").replace("–", "—")
    places = [found.start() + 3 for found in re.finditer(r"[^\W\d_]{6,}", quote)]
    for at in sorted(chance.sample(places, len(places) // 5), reverse=True):
        quote = quote[:at] + chance.choice(["-\n", "\u00ad", "\u00ad\n", "-\n  "]) + quote[at:]
    return quote


def _ocr(quote: str, chance: random.Random, share: float) -> str:
    places = [(found.start(), right, wrong) for right, wrong in CONFUSIONS for found in re.finditer(right, quote)]
    chance.shuffle(places)
    left = int(len(quote) * share)
    taken: list[tuple[int, str, str]] = []
    for at, right, wrong in places:
        left -= max(len(right), len(wrong))
        if left < 0:
            break
        if all(abs(at - other) > 2 for other, _, _ in taken):
            taken.append((at, right, wrong))
    for at, right, wrong in sorted(taken, reverse=True):
        quote = quote[:at] + wrong + quote[at + len(right) :]
    return quote


def _letters(quote: str, chance: random.Random, share: float) -> str:
    chars = list(quote)
    places = [index for index, char in enumerate(chars) if char.isalpha()]
    for at in chance.sample(places, int(len(places) * share)):
        other = chance.choice("aeiounrstlkmdpv")
        chars[at] = chance.choice([other, chars[at] + other, ""])
    return "".join(chars)


def _bare(quote: str, _: random.Random, __: float) -> str:
    plain = "".join(char for char in unicodedata.normalize("NFD", quote) if not unicodedata.combining(char))
    return plain.replace("đ", "d").replace("Đ", "D").replace("ı", "i")


def _hyphens(quote: str, chance: random.Random, share: float) -> str:
    places = [found.start() + 3 for found in re.finditer(r"[^\W\d_]{6,}", quote)]
    for at in sorted(chance.sample(places, min(len(places), max(1, int(len(quote) * share / 2)))), reverse=True):
        quote = quote[:at] + "-" + quote[at:]
    return quote


def _word(quote: str, chance: random.Random, share: float) -> str:
    words = [found for found in re.finditer(r"[^\W\d_]{3,}", quote) if len(found[0]) <= len(quote) * share]
    if not words:
        return _letters(quote, chance, share)
    word = chance.choice(words)
    return quote[: word.start()] + chance.choice(WORDS)[: len(word[0]) + 1] + quote[word.end() :]


def _joined(quote: str, chance: random.Random, share: float) -> str:
    spaces = [found.span() for found in re.finditer(r"\s+", quote)]
    for start, end in sorted(chance.sample(spaces, math.ceil(len(spaces) * share * 2)), reverse=True):
        quote = quote[:start] + quote[end:]
    places = [found.start() + 3 for found in re.finditer(r"[^\W\d_]{6,}", quote)]
    for at in sorted(chance.sample(places, len(places) // 10), reverse=True):
        quote = quote[:at] + " " + quote[at:]
    return quote


_KINDS = {
    "typeset": _typeset,
    "ocr": _ocr,
    "letters": _letters,
    "bare": _bare,
    "hyphens": _hyphens,
    "word": _word,
    "joined": _joined,
}


def right(finding: Finding, sample: Sample) -> bool:
    """Whether the true place is among the places, with nine tenths of its extent, and the outcome is fitting."""
    if sample.damage in TYPESET and finding.outcome is Outcome.CLOSE:
        return False
    return any(overlap((match.span.start, match.span.end), sample) for match in finding.matches)


def overlap(place: tuple[int, int], sample: Sample) -> bool:
    """Whether a place is nine tenths the sample's."""
    shared = min(place[1], sample.end) - max(place[0], sample.start)
    return shared >= 0.9 * (max(place[1], sample.end) - min(place[0], sample.start))
