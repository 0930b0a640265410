"""An address of every operation of a monitor's API, made of what its own lists answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import stratlas.store  # noqa: F401 -- readies Django, which the API asks for its settings
from stratlas.web.api.openapi import openapi
from stratlas.web.programs import VERSION

_ASKED = {
    "search": {"q": "security"},
    "frequencies": {"q": "security"},
    "silence": {"q": "harbour"},
    "matrix": {"by": "texts"},
    "map": {"show": "verdict"},
}
"""What is asked of operations that tell nothing, or less, when they are asked for nothing."""


def operations(got: Callable[[str], Any]) -> dict[str, str]:
    """The path of each operation → an address; `got` gives the data at an address, or None where there are none.

    An operation on one of what the monitor has none of is left out.
    """
    found = _known(lambda address: got(f"{VERSION}{address}"))
    addresses = {}
    for path in openapi()["paths"]:
        name = path.removeprefix(VERSION).split("/")[0]
        special = found.get(name, {})
        try:
            address = path.format_map({**found["all"], **special})
        except KeyError:
            continue
        asked = _ASKED.get(name, {}) | special.get("?", {})
        addresses[path] = f"{address}?{urlencode(asked, doseq=True)}" if asked and "{" not in path else address
    return addresses


def _known(got: Callable[[str], Any]) -> dict[str, dict[str, Any]]:
    """What stands for the parameters of operations: of `all`, and of those whose path begins otherwise."""
    documents = got("documents?limit=100")["documents"]
    new = next(item for item in documents if item["supersedes"] and item["versions"])
    country, kind, year = new["supersedes"].split("/")
    version = next(item for item in new["versions"] if item["text"])
    profiles = got(f"profiles?country={country}")["profiles"]
    edition = profiles[-1]["edition"]
    claim = got(f"claims?country={country}&edition={edition['id']}")["claims"][0]["id"].split("/")
    every = {
        "country": country,
        "kind": kind,
        "year": year,
        "language": version["language"],
        "text": version["text"],
        "edition": edition["id"],
        "start": 0,
        "end": 40,
    }
    every |= dict(zip(("new_country", "new_kind", "new_year"), new["id"].split("/"), strict=True))
    every["sha256"] = got(f"texts/{version['text']}")["capture"]
    every["concept"] = got("concepts")["concepts"][0]["concept"]
    pair = "changes/{country}/{kind}/{year}/{new_country}/{new_kind}/{new_year}".format_map(every)
    every["change"] = got(pair)["changes"][0]["id"]
    for silence in got("silences")["silences"][:1]:
        every["digest"] = silence["id"].rpartition("/")[2]
    own = {"kind": new["id"].split("/")[1], "year": new["id"].split("/")[2]}
    others = [item["country"] for item in got(f"profiles?edition={edition['id']}")["profiles"]]
    return {
        "all": every,
        "versions": own,
        "documents": own,
        "claims": {"heading": claim[2], "number": claim[3]},
        "sources": {"number": got(f"sources?country={country}")["sources"][0]["id"].split("/")[2]},
        "verdicts": {"year": edition["reference_year"]},
        "compare": {"?": {"country": [f"{code}@{edition['id']}" for code in others[:3]]}},
        "citation": {"?": {"of": f"/countries/{country}/"}},
        "data": {"table": "documents"},
    }
