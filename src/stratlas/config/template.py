"""The `stratlas.toml` that a new monitor starts with."""

from __future__ import annotations

import json

_TEMPLATE = """\
# This monitor's settings. Every line can be changed; docs/reference/settings.md explains each.

[monitor]
title = {title}
notice = ""                    # a sentence printed on every page
address = ""                   # where its pages are found for good, as "https://atlas.example.org"
publisher = ""                 # who keeps it; citations name them
licence = ""                   # what may be done with its data, as "CC BY 4.0"
methodology = ""               # a file in Markdown in this folder, shown on the page of the method

[editions]                     # a yearly edition and the year it reports on
# "2024" = 2023

[countries]                    # all of ISO 3166-1 is known; list codes to narrow it
only = []
# names = {{ XKX = {{ en = "Kosovo", sq = "Kosova", sr = "Косово" }} }}

[map]
file = ""                      # a GeoJSON file in this folder; each feature has a property "code"
disclaimer = "Boundaries and names shown on this map do not imply endorsement or acceptance."

[limits]                       # megabytes; what reading one file may take
file_mb = 200
unpacked_mb = 500
memory_mb = 2000
seconds_per_100_pages = 60

[ocr]                          # reading pages of scans from their pictures, with tesseract
pages = "auto"                 # or "never", "always"
resolution = 300
seconds_per_page = 120

[watch]                        # looking at the official sources of documents
contact = ""                   # an address of yours, which every request names
interval_days = 7
delay_seconds = 2              # between two requests to one host
seconds = 120                  # what one document may take
retries = 2
hosts = 4                      # so many are asked at a time
list_documents = 50            # so many documents of a page that lists them are looked at
allow_private = false          # true: addresses of your own network may be asked, too

[kinds.nss]
label = {{ en = "National security strategy", sr = "Стратегија националне безбедности" }}

[kinds.nds]
label = {{ en = "National defence strategy", sr = "Стратегија одбране" }}

[[headings]]
key = "interests"
kind = "list"
label = {{ en = "National interests and goals", sr = "Национални интереси и циљеви" }}

[[headings]]
key = "threats"
kind = "list"
label = {{ en = "Main threats", sr = "Главне претње" }}

[[headings]]
key = "principles"
kind = "list"
label = {{ en = "Main principles of national security policy", sr = "Главна начела политике националне безбедности" }}

[[headings]]
key = "regional-cooperation"
kind = "prose"
label = {{ en = "Regional cooperation", sr = "Регионална сарадња" }}

[[headings]]
key = "regional-threats"
kind = "prose"
label = {{ en = "Regional threats", sr = "Регионалне претње" }}

[[headings]]
key = "nato"
kind = "prose"
label = {{ en = "Relations with NATO", sr = "Односи са НАТО" }}

[[headings]]
key = "eu"
kind = "prose"
label = {{ en = "Relations with the EU", sr = "Односи са ЕУ" }}
aliases = ["Relations with the European Union"]

[[headings]]
key = "military-cooperation"
kind = "prose"
label = {{ en = "International military cooperation", sr = "Међународна војна сарадња" }}
"""


def default_toml(title: str) -> str:
    """The text of a new monitor's settings."""
    # TOML takes JSON's strings, but for one control character that JSON leaves as it is.
    return _TEMPLATE.format(title=json.dumps(title, ensure_ascii=False).replace("\x7f", "\\u007f"))
