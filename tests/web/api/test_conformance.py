"""Whatever is asked, the API answers as its OpenAPI document says: schemathesis asks what people would not think of."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from stratlas.actions import Workspace
from stratlas.web import application
from stratlas.web.api.openapi import openapi

# Not held to: that what fits the document is always taken. No schema can say which cursors were given out, which
# countries a monitor has or which years can be asked about; `test_border.py` holds what is said then.
_EXAMPLES = 6
"""Of each operation and mode; `derandomize` makes them the same each time."""


@pytest.fixture(scope="module")
def described(atlas: Workspace) -> schemathesis.BaseSchema:
    """The API of the monitor as its document describes it."""
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application(atlas))


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("path", sorted(openapi()["paths"]))
def test_every_answer_is_as_described(described: schemathesis.BaseSchema, path: str, mode: GenerationMode) -> None:
    operation = described[path]["GET"]
    if mode is GenerationMode.NEGATIVE and not openapi()["paths"][path]["get"]["parameters"]:
        pytest.skip("nothing that could be wrong can be said")

    @settings(max_examples=_EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def answered(case: Case) -> None:
        plain = {"Accept-Encoding": "identity"}  # schemathesis does not unpack what it asks of a WSGI application
        case.call_and_validate(excluded_checks=[positive_data_acceptance], headers=plain)

    answered()
