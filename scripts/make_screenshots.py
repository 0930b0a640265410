"""Takes a picture of every kind of page in two widths and two themes; --docs makes those of the documentation anew."""

from __future__ import annotations

import argparse
import datetime as dt
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import waitress
from playwright.sync_api import Browser, Page, sync_playwright

from stratlas.actions import build_demo, open_workspace
from stratlas.web import application

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
WIDTHS = {"wide": 1280, "phone": 390}
SCHEMES = ("light", "dark")
PAGES = {
    "home": "/",
    "country": "/countries/XVA/",
    "profile": "/countries/XVA/2024/",
    "profile-against": "/countries/XVA/2024/?against=2023",
    "proof-of-a-year": "/countries/XVA/years/2023/",
    "events": "/countries/XVA/events/",
    "sources": "/countries/XVA/sources/",
    "years": "/years/",
    "contradictions": "/contradictions/",
    "triage": "/triage/",
    "document": "/documents/XVA/nss/2023/",
    "reader-of-a-page": "{page}",
    "reader-of-a-picture": "{pdf}",
    "changes": "/changes/XVA/nss/2017/XVA/nss/2023/",
    "search": "/search/",
    "search-found": "/search/?q=security",
    "silence": "/silence/?q=terrorism",
    "concepts": "/concepts/",
    "matrix": "/concepts/matrix/",
    "compare": "/compare/",
    "compare-three": "/compare/?country=XVA@2024&country=XAR@2024&country=XMO@2024",
    "cite": "/countries/XVA/2024/cite/",
    "methodology": "/methodology/",
    "data": "/data/",
    "not-found": "/nothing/",
}
"""An address of every kind; what stands in braces is looked up on the profile of `profile`."""
TODAY = dt.datetime(2025, 3, 3, 9, 0, tzinfo=dt.UTC)
"""The day on which the pictures are taken: shortly after the last thing that the example tells of."""
CLAIM = "A democratic order free from"
"""The claim whose words the picture of a profile shows."""


def main() -> None:
    arguments = _arguments()
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("This needs Chromium: sudo apt-get install chromium")
    arguments.out.mkdir(parents=True, exist_ok=True)
    with _example(arguments.monitor) as monitor, _served(monitor) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        if arguments.docs:
            _for_the_documentation(browser, site)
        else:
            _everything(browser, site, arguments.out, arguments.only)
        browser.close()
    print(IMAGES if arguments.docs else arguments.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--monitor", type=Path, help="the folder of an example that is built already")
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()) / "stratlas-screenshots")
    parser.add_argument("--only", nargs="*", choices=PAGES, help="these kinds of pages alone")
    parser.add_argument("--docs", action="store_true", help="make the pictures of the documentation")
    return parser.parse_args()


@contextmanager
def _example(built: Path | None) -> Iterator[Path]:
    """The folder of the example, which is built where it is not given."""
    if built is not None:
        yield built
        return
    with tempfile.TemporaryDirectory() as folder:
        build_demo(Path(folder) / "example")
        yield Path(folder) / "example"


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The address of the example's pages, forms and all."""
    workspace = open_workspace(folder, clock=lambda: TODAY)
    server = waitress.create_server(application(workspace, writable=True), host="127.0.0.1", port=0, threads=2)
    Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


def _everything(browser: Browser, site: str, out: Path, only: list[str] | None) -> None:
    for width_name, width in WIDTHS.items():
        for scheme in SCHEMES:
            page = _window(browser, width, 844 if width < 500 else 900, scheme)
            found = _texts(page, site)
            for name in only or PAGES:
                answered = page.goto(site + PAGES[name].format_map(found))
                if answered is None or (answered.status >= 400 and name != "not-found"):
                    print(f"{name}: {answered and answered.status}", file=sys.stderr)
                    continue
                page.screenshot(path=out / f"{name}-{width_name}-{scheme}.png", full_page=True, animations="disabled")
            page.context.close()


def _for_the_documentation(browser: Browser, site: str) -> None:
    page = _window(browser, 1280, 900, "light")
    found = _texts(page, site)
    for name, height in (("home", 1200), ("profile", 1240), ("compare-three", 900), ("reader-of-a-picture", 900)):
        page.set_viewport_size({"width": 1280, "height": height})
        page.goto(site + PAGES[name].format_map(found))
        if name == "profile":
            page.locator("a.claim-words", has_text=CLAIM).hover()
        page.screenshot(path=IMAGES / f"{name.removesuffix('-of-a-picture').removesuffix('-three')}.png")


def _window(browser: Browser, width: int, height: int, scheme: str) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="UTC",
    )
    return context.new_page()


def _texts(page: Page, site: str) -> dict[str, str]:
    """Where a published page and a PDF are read, at words that a profile rests on."""
    page.goto(site + PAGES["profile"])
    links = [link.get_attribute("href") or "" for link in page.locator("a[href^='/texts/']").all()]
    return {"pdf": next(link for link in links if ".pdf-" in link), "page": links[-1]}


if __name__ == "__main__":
    main()
