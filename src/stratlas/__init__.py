"""Stratlas: an open atlas of national strategies."""

from importlib.metadata import version

__version__ = version("stratlas")
__all__ = ["__version__"]
