"""A monitor of any size, invented: `python -m benchmarks.scaled DIR` makes one of 60 countries and 10 editions.

For measuring pages and for tests of how they grow. Begin with `plan.py`, which thinks everything up, then `build.py`.
"""

from benchmarks.scaled.build import build
from benchmarks.scaled.plan import Size

__all__ = ["Size", "build"]
