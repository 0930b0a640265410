"""Every page offers the ways to all parts, and says which part it is of."""

from __future__ import annotations

import re

import pytest

from stratlas.actions import Workspace
from tests.web.asking import ask


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("/", [("/", "page")]),
        ("/countries/XVA/", [("/", "true")]),
        ("/countries/XVA/2024/", [("/", "true")]),
        ("/years/?to=2020", [("/years/", "page")]),
        ("/search/?q=ships", [("/search/", "page")]),
        ("/silence/?q=ships", [("/search/", "true")]),
        ("/concepts/", [("/concepts/", "page")]),
        ("/documents/XVA/nss/2023/", []),
        ("/nothing", []),
    ],
)
def test_the_way_to_a_page_or_to_its_part_is_marked(
    atlas: Workspace, address: str, marked: list[tuple[str, str]]
) -> None:
    menu = ask(atlas, address).html.split('<nav class="ways"')[1].split("</nav>")[0]
    assert re.findall(r'href="([^"]+)" aria-current="(\w+)"', menu) == marked


def test_every_way_of_the_header_leads_to_a_page(atlas: Workspace) -> None:
    menu = ask(atlas, "/").html.split('<nav class="ways"')[1].split("</nav>")[0]
    found = re.findall(r'href="([^"]+)"', menu)
    assert len(found) > 3
    assert [ask(atlas, address).status for address in found] == [200] * len(found)
