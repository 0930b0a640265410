"""Bullets that are drawn as shapes make list items; other shapes do not."""

from __future__ import annotations

from stratlas.extract.pdf import read_pdf
from stratlas.records import BlockKind
from tests.builders_pdf import CAPTURE, drawn, line

ITEMS = [
    "Keep the harbours open",
    "Guard the roads of the north and",
    "the bridges on them",
    "Plan for grain and water",
]
LEAD = line(30, 182, "The Republic wants to do this in the coming years:")


def page(*shapes: str) -> list[tuple[str, str]]:
    words = "".join(line(50, 168 - 12 * at, item) for at, item in enumerate(ITEMS))
    text = read_pdf(drawn([LEAD + "".join(shapes) + words]), CAPTURE)
    return [(block.kind.value, text.words_of(block)) for block in text.blocks]


def square(x: float, y: float, width: float = 3, height: float = 3) -> str:
    return f"{x} {y} {width} {height} re f\n"


def test_lines_with_drawn_bullets_are_items_and_the_lines_that_hang_below_belong_to_them() -> None:
    found = page(square(38, 170), square(38, 158), square(38, 134))
    assert found[1:] == [
        (BlockKind.LIST_ITEM, "Keep the harbours open"),
        (BlockKind.LIST_ITEM, "Guard the roads of the north and the bridges on them"),
        (BlockKind.LIST_ITEM, "Plan for grain and water"),
    ]


def test_rules_boxes_and_far_shapes_are_no_bullets() -> None:
    for x, y, width, height in ((38, 1, 300, 1), (30, -4, 250, 20), (5, 2, 3, 3), (38, 0, 1, 8)):
        shapes = [square(x, base + y, width, height) for base in (168, 156, 132)]
        assert all(kind == BlockKind.PARAGRAPH for kind, _ in page(*shapes))


def test_a_single_small_shape_is_an_ornament() -> None:
    assert all(kind == BlockKind.PARAGRAPH for kind, _ in page(square(38, 170)))


def test_hundreds_of_small_shapes_are_a_picture() -> None:
    found = page(*(square(38, 170) for _ in range(301)))
    assert all(kind == BlockKind.PARAGRAPH for kind, _ in found)
