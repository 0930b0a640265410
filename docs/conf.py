"""Sphinx settings."""

project = "Stratlas"
copyright = "2026, the Stratlas founders"  # noqa: A001
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "Stratlas"
exclude_patterns = ["_build"]
