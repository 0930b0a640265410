"""The pages in a real browser: by keyboard, without scripts, at two widths, in two colour schemes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Request, sync_playwright

from stratlas.actions import Happening, Workspace, record_event
from tests.web.a_year import NSS, at, harbour_years
from tests.web.asking import ask
from tests.web.browsing import CHROMIUM, IN_A_BROWSER, QUIET, served, tab_to
from tests.web.made import in_a_monitor

pytestmark = IN_A_BROWSER


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A site with a text that has everything that a reader can show, and the text’s address."""
    workspace, text = in_a_monitor(tmp_path_factory.mktemp("plan"))
    with served(workspace) as site:
        yield site, f"/texts/{text}/"


@pytest.fixture(scope="module")
def kinds(atlas: Workspace) -> dict[str, str]:
    """One address of every kind of page."""
    profile = ask(atlas, "/countries/XVA/2024/")
    pdf = next(link for link in profile.links("/texts/") if link.endswith("#words") and ".pdf-" in link)
    return {
        "home": "/",
        "country": "/countries/XVA/",
        "profile": "/countries/XVA/2024/",
        "profile in another language": "/countries/XAR/2024/",
        "hostile profile": "/countries/XTH/2024/",
        "document": "/documents/XVA/nss/2023/",
        "hostile document": "/documents/XTH/nds/2020/",
        "reader of a PDF": pdf,
        "reader of a page": profile.links("/texts/")[-1],
        "reader of a hostile text": ask(atlas, "/documents/XTH/nds/2020/").text,
        "search": "/search/",
        "what a search found": "/search/?q=security+OR+bezbednost",
        "a narrowed search with a mistake": "/search/?q=%22secure+NOT&country=XVA&in-force=yes",
        "silence": "/silence/?q=submarine+OR+terrorism",
        "concepts": "/concepts/",
        "comparison to begin with": "/compare/",
        "comparison": "/compare/?country=XVA&country=XTH&country=XAR&country=XMO&country=XKE&edition=2024",
        "comparison with silence": "/compare/?country=XVA@2023&country=XTH&concept=cyber-threats&heading=%3C",
        "countries and concepts": "/concepts/matrix/?open=all",
        "countries and concepts by texts": "/concepts/matrix/?by=texts&open=threats&order=common&country=XX",
        "not found": "/nothing",
    }


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site in which years are proved, reported and contradicted, with its forms."""
    workspace = harbour_years(tmp_path_factory.mktemp("year"))
    record_event(at(workspace, "2025-06-01"), Happening(NSS, "amended", "2023-07", note="By letter. " + "Strait" * 40))
    with served(workspace, writable=True) as site:
        yield site


@pytest.fixture(scope="module")
def browser(kinds: dict[str, str], plan: tuple[str, str], year: str) -> Iterator[Browser]:
    """The sites come first: while Playwright runs in this thread, Django lets no query through in it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390, 360])
def test_pages_are_accessible_quiet_and_keep_to_themselves(
    kinds: dict[str, str], site: str, browser: Browser, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", note)
    for name, address in kinds.items():
        page.goto(site + address)
        found = [
            (violation["id"], violation["nodes"][0]["html"])
            for violation in (Axe().run(page).response["violations"] if width != 360 else [])
        ]
        assert not found, name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} is wider than the window"
    assert [line for line in said if "404" not in line] == []
    assert [url for url in asked if not url.startswith(site)] == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_notes_tables_and_doubtful_words_are_accessible_and_fit(
    plan: tuple[str, str], browser: Browser, width: int, scheme: str
) -> None:
    site, address = plan
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for query in ("?page=1", "?page=2", "?page=3", "?page=all"):
        page.goto(f"{site}{address}{query}")
        page.evaluate("for (const item of document.querySelectorAll('details')) item.open = true")
        found = [
            (violation["id"], violation["nodes"][0]["html"]) for violation in Axe().run(page).response["violations"]
        ]
        assert not found, query
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(f"{site}{address}")
    page.locator("a.call").first.click()
    page.wait_for_url("**?page=2#b*")
    page.locator("a.back").first.click()
    page.wait_for_url("**#call-*")
    context.close()


YEAR_PAGES = (
    "/years/",
    "/contradictions/",
    "/contradictions/SRB/",
    "/triage/",
    "/triage/SRB/",
    "/triage/SRB/2/3/",
    "/countries/SRB/",
    "/countries/SRB/events/",
    "/countries/SRB/sources/",
    "/countries/SRB/years/2021/",
    "/countries/SRB/years/2023/",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_pages_and_forms_of_the_year_are_accessible_and_fit(
    year: str, browser: Browser, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for address in YEAR_PAGES:
        answered = page.goto(year + address)
        assert answered is not None
        assert answered.status == 200, address
        page.evaluate("for (const item of document.querySelectorAll('details')) item.open = true")
        found = [
            (violation["id"], violation["nodes"][0]["html"]) for violation in Axe().run(page).response["violations"]
        ]
        assert not found, address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{address} is wider than the window"
        wide = page.evaluate("Math.max(0, ...[...document.querySelectorAll('select')].map(item => item.offsetWidth))")
        assert wide <= width, address
    context.close()


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


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [1280, 900, 390])
def test_by_keyboard_from_a_claim_to_its_words(site: str, browser: Browser, width: int, scripts: bool) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{site}/countries/XVA/2024/")
    claim = page.locator(".claim-primary").first
    proof = claim.locator(".proof")
    assert not proof.is_visible()
    if scripts:  # asking what has the focus takes a script of ours
        tab_to(page, ".claim-primary > .claim-words")
    else:
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
    kinds: dict[str, str], site: str, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(site + kinds["reader of a PDF"].partition("#")[0])
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


def test_words_are_marked_on_the_picture(kinds: dict[str, str], site: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(site + kinds["reader of a PDF"])
    picture, box = page.locator(".facsimile img").bounding_box(), page.locator(".box-words").first.bounding_box()
    assert picture is not None
    assert box is not None
    assert picture["x"] <= box["x"]
    assert box["x"] + box["width"] <= picture["x"] + picture["width"]
    assert picture["y"] <= box["y"]
    page.close()
