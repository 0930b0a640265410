"""Whatever is asked, the API answers as its OpenAPI document says: schemathesis asks what people would not think of."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case

from stratlas.actions import Workspace
from stratlas.web import application

_EXAMPLES = 8


@pytest.fixture(scope="session")
def described(atlas: Workspace) -> schemathesis.BaseSchema:
    """The API of the monitor as its document describes it."""
    config = schemathesis.Config.from_dict({"generation": {"deterministic": True}})
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application(atlas), config=config)


api = schemathesis.pytest.from_fixture("described")


@api.parametrize()
@settings(max_examples=_EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case: Case) -> None:
    case.call_and_validate()
