"""Searching in a real browser: results as somebody types, by keyboard, and without scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.web.browsing import CHROMIUM, IN_A_BROWSER, QUIET, tab_to

pytestmark = IN_A_BROWSER


@pytest.fixture(scope="module")
def browser(site: str) -> Iterator[Browser]:
    """The site comes first: while Playwright runs in this thread, Django lets no query through in it."""
    assert site
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


def test_results_come_as_one_types_and_stand_in_the_address(site: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{site}/search/?country=XMO")
    page.evaluate("window.same = true")
    page.locator("#q").fill("bezbednost")
    expect(page.locator("#results mark").first).to_have_text("безбедности")
    page.wait_for_url("**q=bezbednost&country=XMO")
    assert page.evaluate("window.same"), "the page was left"
    assert page.evaluate("document.activeElement.id") == "q"
    expect(page.locator("#said")).to_contain_text("passages")
    page.locator("#q").fill("bezbednosti NEAR")
    expect(page.locator("#results .remark").first).to_be_visible()
    assert said == []
    page.reload()
    assert page.locator("#q").input_value() == "bezbednosti NEAR"
    page.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_box_of_any_page_by_keyboard_to_the_marked_words(site: str, browser: Browser, scripts: bool) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 844}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{site}/years/")
    if scripts:  # asking what has the focus takes a script of ours
        tab_to(page, "#seek")
    else:
        page.locator("#seek").focus()
    page.keyboard.type("bezbednost")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=bezbednost")
    page.locator(".hit-words a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#words")
    expect(page.locator("#words")).to_be_visible()
    context.close()
