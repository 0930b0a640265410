"""The change page in a real browser: walked and judged by mouse and by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from stratlas.records import ChangeKind
from tests.chromium import IN_A_BROWSER
from tests.web.browsing import served, tab_to
from tests.web.two_strategies import PAIR, address, harbours, one

DEMO = "/changes/XVA/nss/2017/XVA/nss/2023/"

pytestmark = IN_A_BROWSER


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A site that may be written to, with two small strategies, and addresses on it."""
    workspace = harbours(tmp_path_factory.mktemp("pair"))
    kinds = {kind.value: address(one(workspace, kind)) for kind in (ChangeKind.REWORDED, ChangeKind.DROPPED)}
    with served(workspace, writable=True) as site:
        yield {name: site + place for name, place in {"list": PAIR, **kinds}.items()}


def test_ribbons_join_their_sections(site: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(site + DEMO)
    drawn, olds = page.locator(".ribbons-drawn").bounding_box(), page.locator(".nodes-old").bounding_box()
    first, ribbon = page.locator(".nodes-old .node").first.bounding_box(), page.locator(".ribbon").first.bounding_box()
    assert drawn is not None
    assert olds is not None
    assert first is not None
    assert ribbon is not None
    assert drawn["x"] == pytest.approx(olds["x"] + olds["width"], abs=1)
    assert ribbon["y"] == pytest.approx(first["y"], abs=4)
    assert ribbon["height"] <= first["height"] + 2
    page.close()


def test_on_a_phone_the_sides_stand_one_under_the_other_with_their_years(site: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(site + DEMO)
    row = page.locator(".change-reworded").first
    old, new = row.locator(".side-old").bounding_box(), row.locator(".side-new").bounding_box()
    assert old is not None
    assert new is not None
    assert new["y"] >= old["y"] + old["height"]
    assert row.locator(".side-label").first.inner_text() == "2017"
    page.set_viewport_size({"width": 1280, "height": 900})
    old, new = row.locator(".side-old").bounding_box(), row.locator(".side-new").bounding_box()
    assert old is not None
    assert new is not None
    assert new["x"] >= old["x"] + old["width"]
    page.close()


def test_by_mouse_from_a_ribbon_to_its_passages(site: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(site + DEMO)
    page.locator(".ribbon-moved").first.click()
    page.wait_for_url("**?from=*&to=*#passages")
    assert page.locator(".change-moved").count() > 0
    page.get_by_role("link", name="Show all").click()
    page.wait_for_url(f"**{DEMO}#passages")
    context.close()


def test_by_keyboard_from_a_section_to_a_change_and_through_the_walk(places: dict[str, str], browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(places["list"])
    tab_to(page, ".node a")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**?from=*#passages")
    page.goto(places["list"])
    tab_to(page, ".ribbon")
    page.keyboard.press("Enter")
    page.wait_for_url("**?from=*&to=*")
    page.goto(places["list"])
    tab_to(page, ".past")
    page.keyboard.press("Enter")
    tab_to(page, ".passages .tools .button")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PAIR}*/")
    walked = [page.url]
    while page.locator('a[rel="next"]').count():
        tab_to(page, 'a[rel="next"]')
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, last=walked[-1]: url != last)
        walked.append(page.url)
    assert page.locator("h1").inner_text() == f"Change {len(walked)} of {len(walked)}"
    page.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_judgement_is_made_and_taken_back(places: dict[str, str], browser: Browser, scripts: bool) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(places["reworded"])
    if scripts:
        tab_to(page, "#name")
        page.keyboard.type("Vera Ilić")
        page.keyboard.press("Enter")
        assert page.url == places["reworded"]
        tab_to(page, ".button-main")
        page.keyboard.press("Enter")
    else:
        page.get_by_label("Your name").fill("Vera Ilić")
        page.get_by_role("button", name="This is the same passage").click()
    page.wait_for_url("**#judgements")
    assert "Vera Ilić judged: the same passage." in page.locator(".judgements").inner_text()
    page.get_by_text("Take it back").click()
    page.get_by_role("button", name="Take the judgement back").click()
    page.wait_for_url("**#judgements")
    assert page.locator(".judgements").count() == 0
    context.close()


def test_a_dropped_passage_is_paired_with_a_candidate_by_keyboard(places: dict[str, str], browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(places["dropped"])
    tab_to(page, 'input[name="partner-new"]')
    page.keyboard.press("Space")
    tab_to(page, 'button[value="pair-new"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**#judgements")
    assert page.locator(".what-dropped").count() == 0
    assert page.locator(".judged").count() == 1
    page.get_by_text("Take it back").click()
    page.get_by_role("button", name="Take the judgement back").click()
    page.wait_for_url("**#judgements")
    page.close()
