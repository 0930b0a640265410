"""A text with everything that a reader page can show: notes and calls, a table over two pages, mended words."""

from __future__ import annotations

from pathlib import Path

from stratlas.actions import Workspace, add_document
from stratlas.records import Block, BlockKind, Call, Cell, Notice, OcrWord, Page, Repair, Text
from tests.builders import annotated, monitor, submission, written

K = BlockKind
_BLOCKS: tuple[tuple[BlockKind, str, int, int, Cell | None], ...] = (
    (K.RUNNING, "Harbour Plan – draft", 1, 0, None),
    (K.HEADING, "Harbour Plan", 1, 1, None),
    (K.CONTENTS, "1 Ships ........ 1", 1, 0, None),
    (K.CONTENTS, "2 Tides ........ 3", 1, 0, None),
    (K.HEADING, "1 Ships", 1, 2, None),
    (K.PARAGRAPH, "Every ship1 is counted twice.¹ The strаit is wide.", 1, 0, None),
    (K.CAPTION, "Table 1: Ships by town", 1, 0, None),
    (K.TABLE_CELL, "Town", 1, 0, Cell(1, 1, 1, 2, 1, header=True)),
    (K.TABLE_CELL, "Ships", 1, 0, Cell(1, 1, 2, 1, 2, header=True)),
    (K.TABLE_CELL, "Old", 1, 0, Cell(1, 2, 2, header=True)),
    (K.TABLE_CELL, "New", 1, 0, Cell(1, 2, 3, header=True)),
    (K.TABLE_CELL, "North Bay", 1, 0, Cell(1, 3, 1, header=True)),
    (K.TABLE_CELL, "12", 1, 0, Cell(1, 3, 2)),
    (K.TABLE_CELL, "7", 1, 0, Cell(1, 3, 3)),
    (K.TABLE_CELL, "South Bay", 2, 0, Cell(1, 4, 1, header=True)),
    (K.TABLE_CELL, "5", 2, 0, Cell(1, 4, 3)),
    (K.TABLE_CELL, "and half", 2, 0, Cell(1, 4, 3)),
    (K.FOOTNOTE, "1 Boats are not ships.", 2, 0, None),
    (K.RUNNING, "2", 2, 0, None),
    (K.HEADING, "2 Tides", 3, 2, None),
    (K.PARAGRAPH, "The tides are rnoderate and the quays are high.", 3, 0, None),
    (K.LIST_ITEM, "ebb", 3, 0, None),
    (K.LIST_ITEM, "flood", 3, 0, None),
    (K.TABLE_CELL, "of unknown place", 3, 0, None),
)
STRANGE = "Page 3 holds strange letters."


def made() -> Text:
    """The text, of three pages."""
    content, blocks, starts = "", [], {1: 0}
    for kind, words, page, level, cell in _BLOCKS:
        starts.setdefault(page, len(content))
        blocks.append(Block(kind, len(content), len(content) + len(words), page, level, cell))
        content += words + "\n\n"
    ends = [*(starts[page] for page in (2, 3)), len(content)]
    pages = tuple(Page(number, starts[number], end) for number, end in enumerate(ends, 1))
    note = next(block.start for block in blocks if block.kind is K.FOOTNOTE)
    first, second = content.index("ship1") + 4, content.index("twice.¹") + 6
    mended = content.index("strаit") + 3
    read = content.index("The tides")
    words = []
    for word in content[read : content.index(" and the quays")].split():
        at = content.index(word, read)
        sure = 0.43 if word == "rnoderate" else 0.97
        words.append(OcrWord(at, at + len(word), 3, sure, 0.1, 0.1, 0.1, 0.02))
    return Text(
        "c" * 64,
        "test-1",
        content,
        pages,
        tuple(blocks),
        (
            Notice("whole", "The whole text was guessed."),
            Notice("strange-text", STRANGE, 3),
            Notice("ocr", "Page 3 was read from its picture.", 3),
        ),
        calls=(Call(first, first + 1, note), Call(second, second + 1, note)),
        repairs=(Repair(mended, mended + 1, "a", "homoglyph"),),
        ocr=tuple(words),
    )


def in_a_monitor(folder: Path) -> tuple[Workspace, str]:
    """A monitor of which the text is a document’s present one, and the text’s id."""
    workspace = monitor(folder / "monitor")
    text = made()
    add_document(workspace, submission(written(folder, "plan.txt", text.content)))
    return workspace, annotated(
        workspace,
        "SRB/nss/2019/en",
        content=text.content,
        pages=text.pages,
        blocks=text.blocks,
        notices=text.notices,
        calls=text.calls,
        repairs=text.repairs,
        ocr=text.ocr,
    ).id
