"""The picture of a comparison: under each heading the concepts, and which columns speak of them."""

from __future__ import annotations

from stratlas.actions import ProfilesCompared, Workspace
from stratlas.profiles import Row, Theme, Voice
from stratlas.web.compare import column_names, title_of
from stratlas.web.grid_picture import LEVELS, Grid, GridCell, GridRow, level_of
from stratlas.wording import gettext as _

_NOTHING, _ELSEWHERE = "–", "↗"


def compare_grid(workspace: Workspace, found: ProfilesCompared, source: tuple[str, ...]) -> Grid:
    """The concepts by heading as rows, the columns as columns, the number of claims in the cells."""
    counts = (len(claims) for row in found.side.rows for theme in row.themes for claims in theme.claims)
    most = max(LEVELS, *counts, 1)
    rows: list[GridRow] = []
    for heading, row in zip(found.headings, found.side.rows, strict=True):
        if row.themes:
            rows.append(GridRow(heading.label))
            rows += [_row(workspace, theme, row, most) for theme in row.themes]
    return Grid(
        title_of(workspace, found),
        _("Which concepts of the codebook their profiles speak of, by heading; proposed by the words of claims"),
        column_names(workspace, found),
        tuple(rows) or (GridRow(_("No concept of the codebook is spoken of.")),),
        (
            (GridCell("2", level_of(2, most)), _("so many claims speak of it")),
            (GridCell(_ELSEWHERE), _("only under another heading")),
            (GridCell(_NOTHING), _("the profile does not speak of it")),
            (GridCell("", hatched=True), _("no profile in this edition")),
        ),
        source,
    )


def _row(workspace: Workspace, theme: Theme, row: Row, most: int) -> GridRow:
    concept = workspace.codebook.get(theme.concept)
    cells = []
    for claims, elsewhere, voice in zip(theme.claims, theme.elsewhere, row.voices, strict=True):
        if claims:
            cells.append(GridCell(str(len(claims)), level_of(len(claims), most)))
        elif voice is Voice.ABSENT:
            cells.append(GridCell("", hatched=True))
        else:
            cells.append(GridCell(_ELSEWHERE if elsewhere else _NOTHING))
    return GridRow(concept.label() if concept else theme.concept, 1, tuple(cells))
