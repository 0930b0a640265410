"""Searching in a real browser: results come as somebody types."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.chromium import IN_A_BROWSER

pytestmark = IN_A_BROWSER


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
