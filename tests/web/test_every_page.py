"""Every kind of page in a real browser: no rule of axe broken, nothing wider than the window, nothing asked elsewhere.

In both themes, at the widths of a desk and of a phone, and in Serbian, whose words are longer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import URLPattern, resolve
from playwright.sync_api import Browser, Page

from stratlas.actions import Workspace
from stratlas.records import ChangeKind
from stratlas.web.urls import urlpatterns
from tests.chromium import IN_A_BROWSER
from tests.web.asking import ask
from tests.web.browsing import served
from tests.web.conftest import Plan
from tests.web.two_strategies import PAIR, address, harbours, one

pytestmark = IN_A_BROWSER

PLACES = {
    "atlas": (
        "/",
        "/?show=verdict",
        "/countries/XVA/",
        "/countries/XVA/2024/",
        "/countries/XVA/2024/?against=2023",
        "/countries/XAR/2024/",
        "/countries/XTH/2024/",
        "/countries/XMO/years/2023/",
        "/documents/XVA/nss/2023/",
        "/documents/XTH/nds/2020/",
        "/documents/XVA/nss/2023/cite/",
        "/cite/",
        "/claims/XVA/2024/threats/1/",
        "{pdf}",
        "{page}",
        "{hostile}",
        "/search/",
        "/search/?q=security+OR+bezbednost",
        "/search/?q=%22secure+NOT&country=XVA&in-force=yes",
        "/silence/?q=submarine+OR+terrorism",
        "/concepts/",
        "/concepts/matrix/?open=all",
        "/concepts/matrix/?by=texts&open=threats&order=common&country=XX",
        "/compare/",
        "/compare/?country=XVA&country=XTH&country=XAR&country=XMO&country=XKE&edition=2024",
        "/compare/?country=XVA@2023&country=XTH&concept=cyber-threats&heading=%3C",
        "/changes/XVA/nss/2017/XVA/nss/2023/?kinds=moved",
        "/data/",
        "/methodology/",
        "/api/v1/docs",
        "/nothing",
    ),
    "year": (
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
    ),
    "plan": ("{text}?page=1", "{text}?page=2", "{text}?page=3", "{text}?page=all", "{silence}"),
    "pair": (PAIR, "{reworded}", "{dropped}"),
}
"""Addresses of every kind of page, by the monitor that has them; what stands in braces is looked up there."""
WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")
NARROWEST = 360
OPTIONS = {"resultTypes": ["violations"]}
THIN = """
for (const parent of document.querySelectorAll("main, main *:not(tr, select)")) {
  const met = {};
  for (const child of [...parent.children]) {
    const kind = child.tagName + "." + (child.getAttribute("class") ?? "");
    met[kind] = (met[kind] ?? 0) + 1;
    if (met[kind] > 10) child.remove();
  }
}
"""
IS_A_FILE = re.compile(r"\.[^/]*$|^captures/")


@pytest.fixture(scope="session")
def sites(
    atlas: Workspace, site: str, year: str, plan: Plan, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, tuple[str, Mapping[str, str]]]]:
    """The address of each monitor, and of what has to be looked up there."""
    profile = ask(atlas, "/countries/XVA/2024/")
    texts = {
        "pdf": next(link for link in profile.links("/texts/") if link.endswith("#words") and ".pdf-" in link),
        "page": profile.links("/texts/")[-1],
        "hostile": ask(atlas, "/documents/XTH/nds/2020/").text,
    }
    pair = harbours(tmp_path_factory.mktemp("pair"))
    changes = {kind.value: address(one(pair, kind)) for kind in (ChangeKind.REWORDED, ChangeKind.DROPPED)}
    with served(pair, writable=True) as pair_site:
        yield {
            "atlas": (site, texts),
            "year": (year, {}),
            "plan": (plan.site, plan._asdict()),
            "pair": (pair_site, changes),
        }


def test_every_kind_of_page_has_an_address_here(sites: dict[str, tuple[str, Mapping[str, str]]]) -> None:
    paths = [urlsplit(place.format_map(sites[name][1])).path for name, places in PLACES.items() for place in places]
    met = {resolve(path).func for path in paths if path != "/nothing"}
    patterns = [pattern for pattern in urlpatterns if isinstance(pattern, URLPattern)]
    pages = {str(pattern.pattern): pattern.callback for pattern in patterns}
    assert [route for route, view in pages.items() if view not in met and not IS_A_FILE.search(route)] == []


@pytest.mark.parametrize(("name", "place"), [(name, place) for name, places in PLACES.items() for place in places])
def test_a_page_is_accessible_fits_and_keeps_to_itself(
    sites: dict[str, tuple[str, Mapping[str, str]]], browser: Browser, name: str, place: str
) -> None:
    site, found = sites[name]
    wanted = site + place.format_map(found)
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    answered = page.goto(wanted)
    assert answered is not None
    assert answered.status == (404 if place == "/nothing" else 200)
    page.evaluate("for (const item of document.querySelectorAll('main details')) item.open = true")
    broken = {("width", width): too_wide(page, width) for width in (*WIDTHS, NARROWEST)}
    prepare(page)
    broken |= {(scheme, width): violations(page, width, scheme) for width in WIDTHS for scheme in SCHEMES}
    for language in ("sr-Latn", "sr-Cyrl"):
        path, _, part = wanted.partition("#")
        page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}{'#' + part if part else ''}")
        broken[language, NARROWEST] = too_wide(page, NARROWEST)
    prepare(page)
    broken["Serbian", 390] = violations(page, 390, "light", without="color-contrast")
    context.close()
    assert {how: what for how, what in broken.items() if what} == {}
    assert [line for line in said if "404" not in line] == []
    assert [url for url in asked if not url.startswith(site)] == []


def prepare(page: Page) -> None:
    """Brings axe to the page, and leaves a few of what repeats there: it takes a minute for all of a long page."""
    page.evaluate(THIN)
    page.evaluate(Axe().axe_script)


def violations(page: Page, width: int, scheme: str, without: str = "") -> list[str]:
    """The rules, but for one, that the page breaks as it is shown so, each with the first place that breaks it."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    rules = {without: {"enabled": False}} if without else {}
    found = page.evaluate(f"axe.run({json.dumps(OPTIONS | {'rules': rules})}).then(found => found.violations)")
    return [f"{item['id']}: {item['nodes'][0]['html']}" for item in found]


def too_wide(page: Page, width: int) -> list[str]:
    """Says so where the page is wider than a window of this width."""
    page.set_viewport_size({"width": width, "height": 900})
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [f"{wide} wide"] if wide > width else []
