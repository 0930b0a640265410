"""Takes the README's picture: the example's profile page in Chromium, a claim focused so that its words show."""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

from stratlas import web
from stratlas.actions import build_demo, open_workspace

TARGET = Path(__file__).resolve().parent.parent / "docs" / "images" / "profile.png"
PORT = 8765


def main() -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("This needs Chromium: sudo apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        build_demo(Path(folder) / "example")
        workspace = open_workspace(Path(folder) / "example")
        threading.Thread(target=web.serve, args=(workspace, "127.0.0.1", PORT), daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page(viewport={"width": 1280, "height": 1060}, device_scale_factor=1)
            page.goto(f"http://127.0.0.1:{PORT}/countries/XVA/2024/")
            page.locator("a.claim-words", has_text="A democratic order free from").hover()
            page.screenshot(path=TARGET)
            browser.close()


if __name__ == "__main__":
    main()
