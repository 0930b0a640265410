"""Whole files, and what happens to them: cut off, bits flipped, cut together, stretches zeroed, heads exchanged."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tests.builders import STRATEGY
from tests.builders_pdf import drawn, typeset
from tests.builders_pdf import line as words_at
from tests.extract.files import docx, para, zipped

_CYRILLIC = "Стратегија безбедности\n\n1. Увод\n\nЗиме су дуге, а мостови стари. Ђаци иду пешке.\n\n- ставка\n\f2\n"
_LATIN = "Bezbednosna strategija\n\n1. Uvod\n\nZime su duge, a mostovi stari. Đaci i učitelji idu peške šumom.\n\n"
_MARKDOWN = f"---\ntitle: T\n---\n# Strategy\n\n{STRATEGY}\n\nA note.[^1]\n\n[^1]: Its words.\n\n|a|b|\n|-|-|\n|c|d|\n"
_HTML = (
    "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>T</title></head><body><nav><a href=x>Menu</a></nav>"
    "<main><h1>Strategy</h1><p>Words &amp; more words of the strategy.</p><ul><li>one<li>two</ul><table><tr><th>a<td>b"
    "</table><p>Зиме су дуге.<sup><a href=#n>1</a></sup></p></main><p id=n>1 A note.</p></body></html>"
)
_TABLE = f"<w:tbl><w:tr><w:tc>{para('a')}</w:tc><w:tc>{para('b')}</w:tc></w:tr></w:tbl>"
_DOCX = docx(
    para("Strategy", "Heading1") + para("Words of the strategy. " * 20) + _TABLE,
    styles='<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>',
    footnotes=f'<w:footnote w:id="1">{para("A note")}</w:footnote>',
    header1=para("A running head"),
)
_ODF = " ".join(f'xmlns:{kind[0]}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"' for kind in ("office", "text"))
_ODT = zipped(
    {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f'<o:document-content {_ODF}><o:body><o:text><t:h t:outline-level="1">Strategy</t:h>'
        "<t:p>Words of the strategy.</t:p><t:list><t:list-item><t:p>one</t:p></t:list-item></t:list></o:text></o:body>"
        "</o:document-content>",
    }
)
_PART = "Winters are long and bridges are old. " * 12
_BODY = "= Strategy\n\n" + "\n\n".join(f"== Part {number}\n\n{_PART}" for number in range(4))


@dataclass(frozen=True, slots=True)
class Sample:
    """A whole file and how its name ends."""

    data: bytes
    ending: str


@cache
def samples() -> tuple[Sample, ...]:
    """Small whole files of every format."""
    notes = _BODY.replace("old. ", "old#footnote[A note of some words.]. ", 1)
    table = "#table(columns: 2, [a], [b], [c], [d])\n\n" + _BODY
    return (
        Sample(typeset(_BODY, head="A running head"), "pdf"),
        Sample(typeset(notes, columns=2, hyphenate=True), "pdf"),
        Sample(typeset(table), "pdf"),
        Sample(drawn([words_at(50, 100, "Words on a page")] * 3), "pdf"),
        Sample(drawn([words_at(50, 100, "Words on a page")], encrypted=""), "pdf"),
        Sample(_DOCX, "docx"),
        Sample(docx(para("Words of the strategy. ") * 40), "docx"),
        Sample(_HTML.encode() * 2, "html"),
        Sample(_HTML.encode("utf-16"), "htm"),
        Sample(_MARKDOWN.encode(), "md"),
        Sample(STRATEGY.encode(), "txt"),
        Sample(_CYRILLIC.encode() * 4, "txt"),
        Sample(_CYRILLIC.encode("cp1251") * 4, "txt"),
        Sample(_LATIN.encode("cp1250") * 4, "txt"),
        Sample(_LATIN.encode("cp852") * 4, "txt"),
        Sample(_CYRILLIC.encode("utf-16") * 2, "txt"),
        Sample(_ODT, "odt"),
    )


def converted() -> tuple[Sample, ...]:
    """Whole files of formats that another program has to convert first, which takes a second or more for each."""
    return (Sample(b"{\\rtf1\\ansi\\ansicpg1250 Strategy\\par Winters are \\b long\\b0 .\\par}" * 3, "rtf"),)


def _cut_off(data: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    return data[: chance.randrange(1, len(data))]


def _flipped(data: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 20, 200))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _spliced(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    other = chance.choice(others)
    return data[: chance.randrange(1, len(data))] + other[chance.randrange(len(other)) :]


def _zeroed(data: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    start = chance.randrange(len(data))
    stop = min(len(data), start + chance.choice((1, 16, 400, len(data))))
    return data[:start] + bytes(stop - start) + data[stop:]


def _with_other_head(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    size = chance.choice((4, 8, 64, 1024))
    return chance.choice(others)[:size] + data[size:]


def _repeated(data: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.choice((1, 20, 500))]
    return data[:start] + piece * chance.choice((2, 50, 300)) + data[start:]


DAMAGES: dict[str, Callable[[bytes, random.Random, Sequence[bytes]], bytes]] = {
    "cut off": _cut_off,
    "flipped": _flipped,
    "spliced": _spliced,
    "zeroed": _zeroed,
    "other head": _with_other_head,
    "repeated": _repeated,
}


def damaged(wholes: Sequence[Sample], count: int, *, seed: int) -> Iterator[tuple[str, bytes, str]]:
    """So many damaged files: what they are (to find them again), their bytes, and how their names end."""
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        whole = wholes[number % len(wholes)]
        # Two of the same format make the most credible monsters.
        like = [sample.data for sample in wholes if sample.ending == whole.ending]
        others = like if chance.random() < 0.7 else [sample.data for sample in wholes]
        data, done = whole.data, list[str]()
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            name = chance.choice(sorted(DAMAGES))
            data = DAMAGES[name](data, chance, others) if len(data) > 1 else whole.data
            done.append(name)
        ending = whole.ending if chance.random() < 0.9 else ""
        yield f"{seed}/{number}: {whole.ending}, {', '.join(done)}", data, ending
