"""Bad input at every endpoint of the API: a clear 4xx in the contract's format, and nothing changed."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from tmschat.core.ids import new_id
from tmschat.tests.contract.conftest import BODILESS, World
from tmschat.tests.contract.routes import METHODS, Call, Route, calls, routes

JSON = "application/json"
PUBLIC = {"POST auth/login", "GET auth/csrf"}
WITH_BODY = [call for call in calls("POST", "PUT", "PATCH") if str(call) not in BODILESS]
OF_A_CONVERSATION = {"conversation_id", "message_id", "poll_id", "upload_id"}
BROKEN_JSON = {
    "truncated": b'{"a": ',
    "not JSON": b"a=b",
    "only white space": b" ",
    "a NUL escape": rb'{"a": "\u0000"}',
    "a NUL in a name": rb'{"\u0000": 1}',
    "a NUL byte": b'{"a": "\x00"}',
    "a lone surrogate": rb'{"a": "\ud800"}',
    "a lone surrogate as bytes": b'{"a": "\xed\xa0\x80"}',
    "not UTF-8": b'{"a": "\xff"}',
    "not a number": b'{"a": NaN}',
    "infinite": b'{"a": 1e999}',
    "deep": b'{"a": ' + b"[" * 50 + b"]" * 50 + b"}",
    "very deep": b"[" * 200_000,
}
NO_OBJECT: list[Any] = [[], [{}], "text", 5, None, True]
ODD_VALUES: list[Any] = [
    None, True, 0, -1, 1.5, 2**63, 10**30, 1e300, "", " ", "x", "x" * 20_000, "\u202e", "👍", "../../etc/passwd",
    "'; --", "00000000-0000-0000-0000-000000000000", str(new_id()), [], [[]], [None], ["x"], [{}], {},
    {"a": {"b": []}},
]  # fmt: skip


def check_error(response: Any, *statuses: int) -> Any:
    """Check the contract's error format, whatever the status; gives the body."""
    assert response.status_code in statuses, (response.status_code, response.content[:500])
    assert response.headers["Content-Type"].startswith(JSON)
    body = response.json()
    assert set(body) == {"type", "errors"}
    assert body["type"] in {"validation_error", "client_error"}
    assert body["errors"]
    for error in body["errors"]:
        assert set(error) == {"code", "detail", "attr"}
        assert isinstance(error["code"], str)
        assert isinstance(error["detail"], str)
    return body


def ask(client: APIClient, call: Call, values: dict[str, str], body: Any = None) -> Any:
    send = getattr(client, call.method.lower())
    return send(call.route.url(values), body) if call.method != "GET" else send(call.route.url(values))


def raw(client: APIClient, call: Call, url: str, body: Any, content_type: str = JSON) -> Any:
    return client.generic(call.method, url, body, content_type=content_type)


def named(route: Route | Call) -> str:
    return str(route) if isinstance(route, Call) else route.pattern


def test_the_world_has_all_that_the_routes_need(world: World):
    assert {name for route in routes() for name in route.parameters} <= set(world.values)
    assert {str(call) for call in WITH_BODY} == set(world.bodies())
    assert len(routes()) >= 40


@pytest.mark.parametrize("call", [call for call in calls() if str(call) not in PUBLIC], ids=named)
def test_an_unsigned_caller_is_told_to_sign_in(call: Call, world: World, nothing_changes: None):
    response = ask(APIClient(), call, world.values)
    check_error(response, 401)
    assert response.headers["WWW-Authenticate"] == "Bearer"
    check_error(ask(_with_token("tms_nonsense"), call, world.values), 401)
    check_error(ask(_with_token("\x00é"), call, world.values), 401)


@pytest.mark.parametrize(
    "call", [call for call in calls() if OF_A_CONVERSATION & set(call.route.parameters)], ids=named
)
def test_what_is_not_ones_own_does_not_exist(
    call: Call, world: World, as_stranger: APIClient, as_alice: APIClient, nothing_changes: None
):
    body = world.bodies().get(str(call))
    check_error(ask(as_stranger, call, world.values, body), 404)
    unknown = {**world.values, **{name: str(new_id()) for name in OF_A_CONVERSATION}}
    check_error(ask(as_alice, call, unknown, body), 404)


@pytest.mark.parametrize("call", [call for call in calls() if call.route.parameters], ids=named)
def test_a_malformed_id_is_an_unknown_one(call: Call, world: World, as_alice: APIClient, nothing_changes: None):
    body = world.bodies().get(str(call))
    for name in call.route.parameters:
        if name == "emoji":
            continue
        for odd in ("x", "1", "%00", "%FF", "%ED%A0%80", "%F0%9F%91%8D", "..", "a" * 2000, f"{new_id()}x", "%0A"):
            check_error(ask(as_alice, call, {**world.values, name: odd}, body), 404)


@pytest.mark.parametrize("route", routes(), ids=named)
def test_a_method_that_a_route_does_not_take_is_a_405(
    route: Route, world: World, as_alice: APIClient, nothing_changes: None
):
    for method in set(METHODS) - set(route.methods):
        response = ask(as_alice, Call(method, route), world.values, {})
        check_error(response, 405)
        assert set(route.methods) <= set(response.headers["Allow"].split(", "))


@pytest.mark.parametrize("call", WITH_BODY, ids=named)
def test_a_body_that_is_not_json_is_refused(call: Call, world: World, as_alice: APIClient, nothing_changes: None):
    url = call.route.url(world.values)
    for what, body in BROKEN_JSON.items():
        answer = check_error(raw(as_alice, call, url, body), 400)
        assert answer["errors"][0]["code"] == "parse_error", what
    for value in NO_OBJECT:
        check_error(
            ask(as_alice, call, world.values, value) if value is not None else raw(as_alice, call, url, b"null"), 400
        )


@pytest.mark.parametrize("call", WITH_BODY, ids=named)
def test_another_content_type_is_a_415(call: Call, world: World, as_alice: APIClient, nothing_changes: None):
    url = call.route.url(world.values)
    for content_type in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "a", ""):
        check_error(raw(as_alice, call, url, b'{"text": "x"}', content_type), 415)


@pytest.mark.parametrize("call", WITH_BODY, ids=named)
def test_a_huge_body_is_a_413(call: Call, world: World, as_alice: APIClient, nothing_changes: None):
    url = call.route.url(world.values)
    huge = b'{"text": "' + b"x" * 1024 * 1024 + b'"}'
    check_error(raw(as_alice, call, url, huge), 413)


@pytest.mark.parametrize("call", WITH_BODY, ids=named)
def test_an_unknown_field_is_named(call: Call, world: World, as_alice: APIClient, nothing_changes: None):
    for odd in ("misspelt", "id", "created_at", "\u202e", "a.b", "__proto__", "x" * 1000):
        answer = check_error(ask(as_alice, call, world.values, world.bodies()[str(call)] | {odd: 1}), 400)
        assert odd in {error["attr"] for error in answer["errors"]}


@pytest.mark.parametrize("call", WITH_BODY, ids=named)
def test_a_field_of_the_wrong_type_is_named_and_nothing_breaks(call: Call, world: World, as_alice: APIClient):
    body = world.bodies()[str(call)]
    for field in body:
        for value in ODD_VALUES:
            response = ask(as_alice, call, world.values, body | {field: value})
            if response.status_code < 300:  # an odd value that fits all the same
                continue
            check_error(response, 400, 401, 403, 404, 409, 429)
            if response.status_code == 400:
                attrs = {str(error["attr"]).split(".")[0] for error in response.json()["errors"]}
                assert attrs & set(body), response.content


@pytest.mark.parametrize("call", calls("GET"), ids=named)
def test_a_bad_cursor_or_limit_is_refused_where_there_are_pages(
    call: Call, world: World, as_alice: APIClient, nothing_changes: None
):
    url = call.route.url(world.values)
    response = as_alice.get(url)
    assert response.status_code in {200, 204, 400}, response.content
    if response.status_code != 200 or "pagination" not in response.json():
        return
    huge = ("9" * 400, "00000000199999", "000000001" + "9" * 20, "000000001" + "0" * 5000)
    for limit in ("0", "101", "-1", "x", "", "1.0", "%00", "１", *huge):
        assert check_error(as_alice.get(f"{url}?limit={limit}"), 400)["errors"][0]["attr"] == "limit"
    if "next_cursor" not in response.json()["pagination"]:
        return
    for cursor in (
        "x",
        "%00",
        "%FF",
        "e30",
        "W10",
        "W251bGxd",
        "WzFd" * 500,
        "👍",
        "WyIwMDAwIiwiMDAwMCJd",
        "WzFlNDAsMWU0MF0",
    ):
        assert check_error(as_alice.get(f"{url}?cursor={cursor}"), 400)["errors"][0]["attr"] == "cursor"


@pytest.mark.parametrize(
    "path", ["", "x", "conversations/", "messages/x/y/z", "Conversations", "%00", "%FF", "👍", "a" * 5000]
)
def test_an_unknown_route_is_a_404_for_everybody(path: str, as_alice: APIClient, nothing_changes: None):
    for client in (as_alice, APIClient(), _with_token("x")):
        for method in METHODS:
            check_error(getattr(client, method.lower())(f"/api/v1/{path}"), 404)


@pytest.mark.parametrize("call", calls("GET"), ids=named)
def test_odd_queries_break_nothing(call: Call, world: World, as_alice: APIClient, nothing_changes: None):
    url = call.route.url(world.values)
    names = ("q", "type", "kind", "emoji", "option_id", "since", "before", "after_seq", "sender_id", "conversation_id")
    for name in names:
        for value in ("%00", "%FF", "%ED%A0%80", "", "x" * 3000, "'", "[]", "9" * 40, "-1", "%F0%9F%91%8D"):
            response = as_alice.get(f"{url}?{name}={value}")
            if response.status_code >= 300:
                check_error(response, 400, 404)


def _with_token(token: str) -> APIClient:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    return client
