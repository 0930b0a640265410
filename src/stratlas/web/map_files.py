"""The map of the home page to take away: as a table, as SVG, and as PNG, with its title, legend and disclaimer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine

from stratlas.actions import written
from stratlas.errors import UnknownId
from stratlas.web import addresses
from stratlas.web.citable import citation
from stratlas.web.downloads import drawing_file, file_name, source_lines, table_file
from stratlas.web.grid_picture import token
from stratlas.web.home import fact_rows, map_view, title_of
from stratlas.web.map_choice import map_choice
from stratlas.web.map_facts import steps
from stratlas.web.pages import plain_xml, workspace_of

_FOOT, _LINE = 86, 22
"""How much room title, disclaimer and source have, and a line of the legend."""
_COLOURS = (
    *("surface", "ink", "soft", "broken-tint", "land-none", "land-line", "land-ink", "land-primary"),
    *("land-secondary", "land-secondary-line", "land-1", "land-2", "land-3"),
)


def map_csv(request: HttpRequest) -> HttpResponse:
    """What the map shows, as a table."""
    workspace = workspace_of(request)
    choice = map_choice(workspace, request.GET)
    labels = {step.key: step.label for step in steps(choice.fact)}
    rows = [(row.code, row.name, row.value.words, labels[row.value.step]) for row in fact_rows(workspace, choice)]
    return table_file(written(("code", "country", "value", "group"), rows), file_name("map", choice.fact.value))


def map_picture(request: HttpRequest, ending: str) -> HttpResponse:
    """The map as `svg` or `png`; UnknownId where the monitor has none."""
    workspace = workspace_of(request)
    choice = map_choice(workspace, request.GET)
    drawn = map_view(workspace, fact_rows(workspace, choice))
    if drawn is None or ending not in {"svg", "png"}:
        raise UnknownId("There is no such picture: a map is named in stratlas.toml, and taken away as svg or png.")
    title = title_of(workspace, choice)
    legend = [(step, 46 + drawn.height + _LINE * at) for at, step in enumerate(steps(choice.fact))]
    height = drawn.height + _FOOT + _LINE * len(legend)
    facts = {
        "map": drawn,
        "title": title,
        "monitor": workspace.config.title,
        "legend": legend,
        "height": height,
        "foot": height - 26,
        "source": ", ".join(source_lines(citation(request, title, addresses.home(choice.query)))),
        "source_at": height - 10,
        "colour": {name.replace("-", "_"): token(name) for name in _COLOURS},
    }
    text = Engine.get_default().get_template("stratlas/map.svg").render(Context(facts, use_l10n=False))
    return drawing_file(plain_xml(text), ending, file_name("map", choice.fact.value))
