"""The OpenAPI document: valid, of every endpoint, with examples that fit, and true of what the server answers."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema
from hypothesis import HealthCheck, given, settings
from jsonschema_rs import Draft4Validator
from rest_framework.test import APIClient

from tmschat.testing.factories import make_token
from tmschat.tests.contract.conftest import World
from tmschat.tests.contract.routes import Call, calls, routes
from tmschat.users.models import User
from tmschat.wsgi import application

Json = dict[str, Any]
NOT_DOCUMENTED_AS_JSON = {"GET auth/csrf"}


@cache
def document() -> Json:
    with GENERATOR_STATS.silence():
        made: Json = SchemaGenerator().get_schema(request=None, public=True)
    return made


def path_of(call: Call) -> str:
    parts = call.route.pattern.split("/")
    return "/" + "/".join("{" + part[1:-1].split(":")[-1] + "}" if part.startswith("<") else part for part in parts)


def operation(call: Call) -> Json:
    found: Json = document()["paths"][path_of(call)][call.method.lower()]
    return found


def faults(schema: Json, value: Any) -> list[str]:
    whole = _as_json_schema({**schema, "components": document()["components"]})
    return [f"{list(error.instance_path)}: {error.message}" for error in Draft4Validator(whole).iter_errors(value)]


def test_the_document_is_valid_and_its_making_regrets_nothing(client: APIClient):
    GENERATOR_STATS.reset()
    with GENERATOR_STATS.silence():
        validate_schema(SchemaGenerator().get_schema(request=None, public=True))
    assert not GENERATOR_STATS._warn_cache
    assert not GENERATOR_STATS._error_cache
    answer = client.get("/api/v1/schema")
    assert answer.status_code == 200
    assert answer.json()["openapi"].startswith("3.")
    page = client.get("/api/docs")
    assert page.status_code == 200
    assert "https://" not in page.content.decode()  # nothing is fetched from elsewhere


def test_every_route_is_in_it_and_nothing_else():
    described = {(method.upper(), path) for path, item in document()["paths"].items() for method in item}
    assert described == {(call.method, path_of(call)) for call in calls()}
    assert len(described) >= len(routes())


@pytest.mark.parametrize("call", calls(), ids=str)
def test_each_operation_says_what_it_is_and_its_examples_fit(call: Call):
    described = operation(call)
    assert described["summary"]
    good = {status: answer for status, answer in described["responses"].items() if status < "300"}
    assert good
    assert {"429", "503"} <= set(described["responses"])
    for status, answer in good.items():
        content = answer.get("content", {}).get("application/json")
        assert (content is None) == (status == "204")
        if content is None:
            continue
        assert content["examples"]
        for example in content["examples"].values():
            assert faults(content["schema"], example["value"]) == []


@pytest.mark.parametrize("call", [call for call in calls("GET") if str(call) not in NOT_DOCUMENTED_AS_JSON], ids=str)
def test_what_is_read_is_as_described(call: Call, world: World, as_alice: APIClient):
    answer = as_alice.get(call.route.url(world.values), {"q": "alice"})
    assert answer.status_code == 200
    assert faults(_described(call, answer), answer.json()) == []
    assert answer.json()["data"]  # a list of nothing would fit any description


@pytest.mark.parametrize("call", calls("POST", "PATCH"), ids=str)
def test_what_is_written_is_answered_as_described(call: Call, world: World, as_alice: APIClient):
    answer = getattr(as_alice, call.method.lower())(call.route.url(world.values), world.bodies().get(str(call)))
    status = str(answer.status_code)
    assert status in operation(call)["responses"], answer.content
    if status != "204":
        assert faults(_described(call, answer), answer.json()) == []


@pytest.mark.parametrize("call", calls(), ids=str)
def test_whatever_fits_or_not_is_answered_as_described(call: Call, world: World, one_connection: None, token: str):
    @given(case=api()[path_of(call)][call.method].as_strategy())
    @settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def holds(case: schemathesis.Case[Any]) -> None:
        case.path_parameters = {**(case.path_parameters or {}), **_some(world, case)}
        case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, checks=CHECKS)

    holds()


@cache
def api() -> Any:
    return schemathesis.openapi.from_wsgi("/api/v1/schema", application)


CHECKS = [
    schemathesis.checks.not_a_server_error,
    schemathesis.checks.status_code_conformance,
    schemathesis.checks.content_type_conformance,
    schemathesis.checks.response_schema_conformance,
]


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Keep the test's connection, as Django's own test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def token(alice: User) -> str:
    return make_token(alice)


def _some(world: World, case: schemathesis.Case[Any]) -> dict[str, str]:
    """Let two of three calls be about what is there."""
    about_nothing = len(repr(case.body)) % 3 == 0
    return {} if about_nothing else {name: world.values[name] for name in case.path_parameters or {}}


def _described(call: Call, answer: Any) -> Json:
    content = operation(call)["responses"][str(answer.status_code)]["content"]
    described: Json = content["application/json"]["schema"]
    return described


def _as_json_schema(schema: Any) -> Any:
    """Spell OpenAPI 3.0's `nullable` as JSON Schema does."""
    if isinstance(schema, list):
        return [_as_json_schema(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {name: _as_json_schema(each) for name, each in schema.items() if name != "nullable"}
    return {"anyOf": [plain, {"type": "null"}]} if schema.get("nullable") is True else plain
