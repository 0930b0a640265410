"""What all tests share: property tests try the same examples each time, so that a red run can be repeated.

STRATLAS_EXPLORE=1 looks for new ones.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("explore" if os.environ.get("STRATLAS_EXPLORE") else "repeatable")
