"""What only a real browser shows: the keyboard, a pointer, a touch, windows of several widths."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.chromium import IN_A_BROWSER
from tests.web.browsing import tab_to
from tests.web.conftest import Plan

pytestmark = IN_A_BROWSER


def test_by_keyboard_an_event_is_recorded(year: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{year}/countries/SRB/events/")
    for field, value in (("#name-event", "Ana"), ("#date", "2022-05"), ("#note", "By letter.")):
        tab_to(page, field)
        page.keyboard.type(value)
    tab_to(page, ".button-main")
    page.keyboard.press("Enter")
    page.wait_for_url("**#event-*")
    page.close()


def test_a_call_leads_to_its_note_on_the_next_page_and_back(plan: Plan, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(plan.site + plan.text)
    page.locator("a.call").first.click()
    page.wait_for_url("**?page=2#b*")
    page.locator("a.back").first.click()
    page.wait_for_url("**#call-*")
    page.close()


@pytest.mark.parametrize("width", [900, 390])
def test_in_narrower_windows_a_claim_leads_to_its_words_in_sight(site: str, browser: Browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/countries/XVA/2024/")
    claim = page.locator(".claim-primary").first
    proof = claim.locator(".proof")
    assert not proof.is_visible()
    claim.locator(".claim-words").focus()
    assert proof.is_visible()
    wording = claim.locator(".claim-words").inner_text()
    assert " ".join(proof.locator("mark").first.inner_text().split()) == wording
    page.keyboard.press("Enter")
    page.wait_for_url("**/texts/**")
    box = page.locator("#words").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 800
    assert page.locator(".facsimile img").evaluate("image => image.complete && image.naturalWidth") == 1000
    context.close()


def test_the_contents_are_reached_by_keyboard_beside_the_text_and_opened_above_it_on_a_phone(
    site: str, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{site}/documents/XVA/nss/2023/")
    page.locator("a.button[href^='/texts/']").first.click()
    page.wait_for_url("**/texts/**")
    outline, sheet = page.locator(".outline nav").bounding_box(), page.locator(".sheet").bounding_box()
    assert outline is not None
    assert sheet is not None
    assert outline["x"] + outline["width"] <= sheet["x"]
    assert not page.locator(".outline > summary").is_visible()
    tab_to(page, ".outline li > a")
    page.keyboard.press("Enter")
    page.wait_for_url("**#b*")
    page.set_viewport_size({"width": 390, "height": 800})
    contents = page.locator(".outline nav")
    assert not contents.is_visible()
    tab_to(page, ".outline > summary")
    page.keyboard.press("Enter")
    assert contents.is_visible()
    page.close()


def test_on_a_phone_the_ways_open_on_a_button_by_keyboard_and_without_scripts(site: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/countries/XVA/")
    way = page.locator(".ways a").nth(1)
    assert not way.is_visible()
    assert page.locator(".site").evaluate("header => header.offsetHeight") < 110
    page.locator(".menu-button").focus()
    page.keyboard.press("Enter")
    assert way.is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/years/")
    context.close()


def test_pointing_at_a_claim_shows_its_words_and_leaving_hides_them(site: str, browser: Browser) -> None:
    # High enough for nothing to be scrolled: the words hide when the page moves away under the pointer.
    page = browser.new_page(viewport={"width": 1280, "height": 1600})
    page.goto(f"{site}/countries/XMO/2024/")
    claim = page.locator(".claim").nth(1)
    claim.hover()
    proof = claim.locator(".proof")
    assert proof.is_visible()
    proof.locator("a").nth(1).hover()  # the way there leads over a gap
    assert proof.is_visible()
    page.locator("h1").hover()
    assert not proof.is_visible()
    page.close()


def test_on_a_phone_a_touch_on_the_state_shows_the_words_in_place(site: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/countries/XVA/2024/")
    claim = page.locator(".claim").nth(2)
    claim.locator(".badge").tap()
    assert claim.locator(".proof").is_visible()
    context.close()
