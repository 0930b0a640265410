"""What is received and read comes back from the store as it went in."""

from __future__ import annotations

from pathlib import Path

from stratlas.records import Block, BlockKind, Call, Capture, Cell, Notice, OcrWord, Page, Repair, Run, Text
from tests.builders import monitor
from tests.texts import NOW


def test_a_text_with_every_annotation_comes_back_as_it_was(tmp_path: Path) -> None:
    workspace = monitor(tmp_path / "m")
    text = Text(
        capture="a" * 64,
        extractor="test-1",
        content="A word1\n\n1 A note\n\ncell",
        pages=(Page(1, 0, 22, 400.0, None),),
        blocks=(
            Block(BlockKind.HEADING, 0, 7, 1, 2),
            Block(BlockKind.FOOTNOTE, 9, 17, 1),
            Block(BlockKind.TABLE_CELL, 19, 23, 1, cell=Cell(1, 2, 3, 1, 2, header=True)),
        ),
        notices=(Notice("n", "A sentence.", 1), Notice("m", "Another.")),
        runs=(Run(0, 7, 1, 5),),
        calls=(Call(6, 7, 9),),
        repairs=(Repair(2, 3, "ш", "homoglyph"),),
        ocr=(OcrWord(19, 23, 1, 0.5, 0.1, 0.2, 0.3, 0.4),),
    )
    sources = workspace.store.sources
    sources.add_capture(Capture(text.capture, 3, "text/plain"))
    sources.add_text(text, NOW)
    assert sources.text(text.id) == text
