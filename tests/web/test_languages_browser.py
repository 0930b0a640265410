"""The switch between languages in a real browser: by keyboard, without scripts, in both scripts of Serbian."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.chromium import IN_A_BROWSER
from tests.web.browsing import tab_to

pytestmark = IN_A_BROWSER


def test_a_reader_switches_by_keyboard_and_stays_in_the_language(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=True)
    page = context.new_page()
    page.goto(f"{site}/years/")
    tab_to(page, ".languages a[hreflang='sr-Cyrl']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/years/?lang=sr-Cyrl")
    assert page.get_by_role("heading", level=1).inner_text() == "Земље и године"
    page.goto(f"{site}/concepts/")
    assert page.locator("html").get_attribute("lang") == "sr-Cyrl"
    context.close()


def test_a_browser_that_prefers_serbian_gets_it_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(locale="sr-Latn-RS", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/years/")
    assert page.get_by_role("heading", level=1).inner_text() == "Zemlje i godine"
    context.close()
