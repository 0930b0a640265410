"""In which order changes are read."""

from __future__ import annotations

from stratlas.records import Text
from tests.align.aligning import H, aligned, made, quotes

HARBOURS = "Harbours stay open to the ships of all who keep the peace, by day and by night."
SHIPS = "Merchant vessels steer by the lighthouse on the cape, which burns oil in every season."
RIVERS = "Bridges over the Oldra are inspected by engineers of the ministry each autumn."
WINTERS = "Grain and fuel for two hard months are stored in every mountain valley."
SCHOOLS = "Teachers explain to each class how an alarm sounds and where cellars are."
BOATS = "Every fishing boat reports its position to the nearest harbour office once an hour."
MINES = "Coal pits that were closed before the turn of the century are filled with sand."


def read(old: Text, new: Text) -> list[str]:
    """The first words of each change, with a minus where it was dropped and a plus where it is new."""
    signs = {"dropped": "-", "new": "+"}
    return [
        signs.get(change.kind.value, "") + quotes(change.new or change.old)[:6].strip()
        for change in aligned(old, new).changes
    ]


def test_a_section_that_is_gone_stands_behind_what_stayed_before_it_though_its_neighbour_moved() -> None:
    old = made((H, "1 Sea"), HARBOURS, SHIPS, (H, "2 Land"), RIVERS, WINTERS, BOATS, (H, "3 Salt"), MINES)
    new = made((H, "1 Sea"), BOATS, HARBOURS, SHIPS, (H, "2 Land"), RIVERS, WINTERS)
    assert read(old, new)[-3:] == [WINTERS[:6].strip(), "-3 Salt", f"-{MINES[:6].strip()}"]


def test_what_a_section_lost_stands_in_it_where_it_went() -> None:
    old = made((H, "1 Sea"), HARBOURS, MINES, SHIPS, (H, "2 Land"), RIVERS, WINTERS, SCHOOLS, BOATS)
    new = made((H, "1 Land"), RIVERS, WINTERS, SCHOOLS, BOATS, (H, "2 Sea"), HARBOURS, SHIPS)
    assert read(old, new)[-3:] == [HARBOURS[:6].strip(), f"-{MINES[:6].strip()}", SHIPS[:6].strip()]


def test_a_heading_that_is_gone_stands_before_what_is_left_of_its_section() -> None:
    old = made((H, "1 Sea"), HARBOURS, (H, "2 Purpose of all this"), RIVERS, WINTERS)
    new = made((H, "1 Sea"), HARBOURS, (H, "Contents"), (H, "2 Why anew"), RIVERS, WINTERS)
    found = read(old, new)
    assert found[2:] == ["+Conten", "+2 Why", "-2 Purp", RIVERS[:6].strip(), WINTERS[:6].strip()]
