"""Tables that are taken out: no spreadsheet finds a formula in them."""

from __future__ import annotations

import pytest

from stratlas.actions import harmless


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", " =1", "\u00a0=1", "\ufeff=1", "＝1", "＠x"]
)
def test_what_a_spreadsheet_would_reckon_out_is_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "words", "a=b", "1 + 1", "• item", -5, 0.5, None])
def test_other_values_stay_as_they_are(cell: object) -> None:
    assert harmless(cell) == cell
