"""Asks the example monitor every operation of the API again, and writes what the API says of itself.

Three files follow: the examples, the OpenAPI document that the tests compare with, and docs/reference/api.md. Give an
operation its request in REQUESTS.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx

from stratlas.actions import Asked, Workspace, build_demo, compare, find_silence, open_workspace
from stratlas.records import ChangeKind
from stratlas.web import application
from stratlas.web.api.openapi import EXAMPLES, bare_openapi
from stratlas.web.api.told import ApiView, Key, OperationView, ShapeView, api_view

ROOT = Path(__file__).resolve().parent.parent
SNAPSHOT = ROOT / "tests" / "web" / "api" / "openapi.json"
REFERENCE = ROOT / "docs" / "reference" / "api.md"
ACTOR, DAY = "Stratlas example", dt.datetime(2025, 2, 1, 9, tzinfo=dt.UTC)
OLD, NEW, VERSION = "XVA/nss/2017", "XVA/nss/2023", "XVA/nss/2023/en"
REQUESTS = {
    "monitor": "monitor",
    "editions": "editions",
    "countries": "countries?limit=1",
    "country": "countries/XMO?year=2023",
    "map_of_countries": "map?show=verdict&year=2023&limit=1",
    "documents": "documents?country=XVA&limit=1",
    "document": "documents/XMO/nss/2021",
    "version": f"versions/{VERSION}",
    "capture": "captures/{capture}",
    "events": "events?country=XMO&kind=amended&limit=1",
    "text": "texts/{text}",
    "content": "texts/{text}/content?start=0&end=200",
    "pages": "texts/{text}/pages?limit=1",
    "blocks": "texts/{text}/blocks?kind=list-item&limit=1",
    "span": "texts/{text}/spans/0-40",
    "profiles": "profiles?country=XVA&limit=1",
    "profile": "profiles/XAR/2024",
    "profile_changes": "profiles/XMO/2024/changes?against=2023",
    "compared_profiles": "compare?country=XMO@2024&country=XVA@2024&heading=threats&concept=terrorism",
    "matrix": "matrix?edition=2024&within=terrorism&country=XMO&country=XVA&limit=1",
    "claims": "claims?country=XVA&edition=2024&heading=threats&limit=1",
    "claim": "claims/XVA/2024/threats/1",
    "verdicts": "verdicts/2023?limit=1",
    "verdict": "verdicts/2023/XMO",
    "history": "verdicts/2023/XMO/history",
    "contradictions": "contradictions?country=XMO&limit=1",
    "changes": f"changes/{OLD}/{NEW}?kinds=reworded&limit=1",
    "change": f"changes/{OLD}/{NEW}/{{change}}",
    "search": "search?q=%22climate%20change%22&country=XVA&limit=1",
    "frequencies": "frequencies?q=water&country=XVA&limit=1",
    "silence": "silence?q=submarines&country=XVA",
    "silences": "silences?limit=1",
    "recorded_silence": "silences/{silence}",
    "concepts": "concepts?limit=1",
    "concept": "concepts/terrorism",
    "sources": "sources?limit=1",
    "source": "sources/XKE/1",
    "looks": "looks?limit=1",
    "triage": "triage?limit=1",
    "feed": "feed?country=XVA&limit=1",
    "data": "data",
    "table": "data/verdicts?limit=1",
    "citation": "citation?of=/claims/XVA/2024/threats/1/",
}
"""What is asked for each operation; names in braces are found in the monitor."""
HEAD = """\
# The API

<!-- Written by scripts/make_api.py: change the program, then run “make api”. -->

{description}

Every monitor that is served has this page at `/api/v1/docs`, with an answer of the example monitor to each request, and
the OpenAPI document at `/api/v1/openapi.json`. [Use the API](../how-to/use-the-api.md) has programs to begin with.

## What goes wrong

| `type` ends in | status | title |
|---|---|---|
{problems}

`detail` is a sentence for a person. Of invalid parameters `errors` says which (`in`, `name`) and what is wrong.

## Who may read

Nothing is ever written here, and no cookie is set. Pages of other sites may read the API (CORS), except where the
monitor is served to its own machine alone: what is private there stays so. An answer has at most 100 things of a list,
a query at most 1,000 characters, a piece of a text at most 100,000. How often somebody may ask is not limited: where
that is needed, the proxy in front does it.
"""


def made(workspace: Workspace) -> dict[str, dict[str, Any]]:
    """Each operation's request and what the example monitor answers on a certain day."""
    workspace = replace(workspace, actor=ACTOR, clock=lambda: DAY)
    names = dict(_names(workspace))
    client = httpx.Client(transport=httpx.WSGITransport(app=application(workspace)), base_url="http://example")
    found = {}
    for operation, request in REQUESTS.items():
        address = f"/api/v1/{request.format_map(names)}"
        found[operation] = {"request": address, "answer": client.get(address).raise_for_status().json()}
    return found


def _names(workspace: Workspace) -> Iterator[tuple[str, str]]:
    sources = workspace.store.sources
    yield "text", sources.texts_of([VERSION])[VERSION]
    yield "capture", sources.sightings(about=[VERSION])[0].capture
    changes = compare(workspace, OLD, NEW).alignment.changes
    yield "change", next(change.id for change in changes if change.kind is ChangeKind.REWORDED)
    yield "silence", find_silence(workspace, Asked("submarines", countries=("XVA",))).silence.id.partition("/")[2]


def dumped(data: Mapping[str, Any]) -> str:
    """JSON as it stands in the repository."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def rendered(view: ApiView) -> str:
    """The page of the reference."""
    problems = "\n".join(f"| `#{item.name}` | {item.status} | {item.title} |" for item in view.problems)
    parts = [HEAD.format(description="\n\n".join(view.description), problems=problems)]
    for theme in view.themes:
        parts.append(f"\n## {theme.name}\n")
        parts += [_operation(operation) for operation in theme.operations]
    parts.append("\n## Shapes\n")
    parts += [_shape(shape) for shape in view.shapes]
    return "".join(parts)


def _operation(operation: OperationView) -> str:
    lines = [
        f"\n### {operation.summary}\n",
        f"`GET {operation.path}` gives [{operation.shape}](#{operation.shape.lower()}).",
    ]
    lines += ["", operation.description, "", f"Example: `{operation.request}`"]
    rows = [f"| `{key.name}` | {_type(key)} | {key.description} |" for key in operation.parameters]
    return "\n".join([*lines, *(["", "| parameter | type | meaning |", "|---|---|---|", *rows] if rows else []), ""])


def _shape(shape: ShapeView) -> str:
    rows = "\n".join(f"| `{key.name}` | {_type(key)} | {key.description} |" for key in shape.keys)
    return f"\n### {shape.name}\n\n{shape.description}\n\n| key | type | meaning |\n|---|---|---|\n{rows}\n"


def _type(key: Key) -> str:
    return key.type.replace(key.shape, f"[{key.shape}](#{key.shape.lower()})") if key.shape else key.type


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        build_demo(Path(folder) / "atlas")
        EXAMPLES.write_text(dumped(made(open_workspace(Path(folder) / "atlas"))), encoding="utf-8")
    SNAPSHOT.write_text(dumped(bare_openapi()), encoding="utf-8")
    REFERENCE.write_text(rendered(api_view()), encoding="utf-8")


if __name__ == "__main__":
    main()
