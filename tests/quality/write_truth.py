"""Writes the truth of pages from a draft that a person has corrected against the pages' images.

`python -m tests.quality.write_truth FILE PAGE…` prints the present reading of these pages as a draft: for each block a
line with its kinds, `<` where it began on an earlier page, `>` where it goes on, ` | ` and its words. Correct it, keep
it outside the project (it holds the document's sentences), and `python -m tests.quality.write_truth FILE < DRAFT`
writes the facts.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from stratlas.extract import extract
from stratlas.records import BlockKind, Text
from tests.quality.truth import FOLDER, DocumentTruth, PageBlock, PageTruth, hashed, words_of

_PAGE = re.compile(r"page (\d+)")


def draft(text: Text, pages: Iterable[int]) -> Iterable[str]:
    """The present reading of these pages, to be corrected."""
    for number in pages:
        yield f"page {number}"
        for block in text.blocks:
            for piece in text.pieces(block):
                if piece.page == number:
                    flags = "<" * (piece.start > block.start) + ">" * (piece.end < block.end)
                    yield f"{block.kind}{flags} | {' '.join(text.content[piece.start : piece.end].split())}"


def read_draft(file: Path, lines: Iterable[str]) -> DocumentTruth:
    """The facts that a corrected draft holds."""
    pages: list[tuple[int, list[PageBlock], list[str]]] = []
    for line in lines:
        if found := _PAGE.fullmatch(line.strip()):
            pages.append((int(found[1]), [], []))
        elif line.strip():
            head, words = line.split(" | ", 1)
            kinds = head.strip("<> \n").split()
            if not set(kinds) <= set(BlockKind):
                raise SystemExit(f"A kind is not known in: {head}")
            _, blocks, running = pages[-1]
            if kinds == [BlockKind.RUNNING]:
                running += words_of(words)
            elif words_of(words):
                blocks.append(PageBlock.of(kinds, words_of(words), begun="<" in head, goes_on=">" in head))
    made = [PageTruth(number, tuple(blocks), hashed(sorted(running))) for number, blocks, running in pages]
    return DocumentTruth(file.name, hashlib.sha256(file.read_bytes()).hexdigest(), tuple(made))


def main() -> None:
    file, pages = Path(sys.argv[1]), [int(page) for page in sys.argv[2:]]
    if pages:
        data = file.read_bytes()
        text = extract(data, name=file.name, capture=hashlib.sha256(data).hexdigest())
        print("\n".join(draft(text, pages)))
    else:
        FOLDER.mkdir(exist_ok=True)
        read_draft(file, sys.stdin).write(FOLDER)


if __name__ == "__main__":
    main()
