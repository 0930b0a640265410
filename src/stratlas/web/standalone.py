"""A profile as one file that needs nothing else."""

from __future__ import annotations

from django.utils.safestring import mark_safe

from stratlas.actions import Workspace
from stratlas.records import Profile
from stratlas.web.pages import render, stylesheet
from stratlas.web.profile import profile_view


def profile_html(workspace: Workspace, profile: Profile) -> str:
    """The profile as one self-contained HTML file; its claims lead to their words inside the file."""
    style = mark_safe(stylesheet())  # noqa: S308 -- our own file, not anybody's input
    return render(workspace, "profile_file", profile_view(workspace, profile), style=style, standalone=True)
