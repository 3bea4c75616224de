"""docs/asyncapi.yaml: valid AsyncAPI, the same as the TypeScript types, and what the suite holds each frame to."""

import asyncio
import json
import threading
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from jsonschema_rs import validator_for
from websockets.sync.client import connect
from websockets.sync.server import serve

from chat.services.deletion import delete_message
from chat.services.flush import flush_pending
from polls.drafts import PollDraft
from polls.services import create_poll, vote
from realtime.connection import Connection
from realtime.frames import CloseCode, Frame, server_frame
from tmschat.core.events import Event, announce
from tmschat.testing.factories import make_group, send
from tmschat.testing.frame_schema import document, frame_faults, messages, object_faults
from tmschat.testing.frame_watch import SOCKET_PATH, taken_faults
from tmschat.testing.live import live_server
from tmschat.testing.node import CLIENT, run_node

Json = dict[str, Any]
SCHEMAS = document()["components"]["schemas"]
MESSAGES = document()["components"]["messages"]


def test_the_document_is_valid_asyncapi_3():
    standard = CLIENT / "node_modules" / "@asyncapi" / "specs" / "schemas" / "3.0.0.json"
    faults = [
        f"{error.instance_path}: {error.message}"
        for error in validator_for(standard.read_text()).iter_errors(document())
    ]
    assert faults == []


def test_every_message_belongs_to_exactly_one_operation_and_has_an_example():
    said, taken = messages("tell"), messages("obey")
    assert len(said) + len(taken) == len(MESSAGES) == len(document()["channels"]["socket"]["messages"])
    assert all(message["examples"] for message in MESSAGES.values())


@pytest.mark.parametrize("operation", ["tell", "obey"])
def test_every_example_is_as_its_schema_says(operation):
    for message in messages(operation).values():
        for example in message["examples"]:
            assert frame_faults(example["payload"], operation) == []


def test_the_close_codes_are_those_of_the_server():
    assert {int(code) for code in document()["channels"]["socket"]["x-close-codes"]} == set(CloseCode)


def test_the_server_takes_every_client_frame_and_refuses_others(transactional_db, alice, bob, room):
    own = {"conversation_id": str(room.id), "user_ids": [str(bob.pk)]}
    with live_server() as live:
        ear = live.connect(alice)
        for message in messages("obey").values():
            example = message["examples"][0]["payload"]
            ear.say(**example | {name: value for name, value in own.items() if name in example})
        assert [frame for frame in ear.until_pong() if frame["type"] == "error"] == []
        ear.say(type="sing")
        assert ear.next("error")["code"] == "unknown_type"


def test_the_typescript_types_say_the_same_as_the_schemas():
    ran = run_node("scripts/shapes.ts")
    assert ran.returncode == 0, ran.stderr
    types = json.loads(ran.stdout)
    for name in SCHEMAS.keys() - {"Number", "Tombstone"}:  # the one is `number`, the other a rule
        assert types[name] == shape(SCHEMAS[name]), name
    assert types["ServerFrame"] == " | ".join(sorted(schema_names("tell")))
    assert types["ClientFrame"] == " | ".join(sorted(schema_names("obey")))


def test_rest_answers_with_the_same_objects(db, alice, bob, as_alice):
    room = make_group(alice, bob)
    message = send(alice, room, "Hello", metadata={"a": 1})
    send(bob, room, "An answer", reply_to=message["id"])
    draft = PollDraft(question="Tea?", options=["Yes", "No"])
    poll, _ = create_poll(creator=bob, conversation_id=room.id, draft=draft)
    vote(user=alice, poll_id=poll["id"], option_ids=[UUID(poll["options"][0]["id"])])
    as_alice.post(f"/api/v1/messages/{message['id']}/reactions", {"emoji": "👍"}, format="json")
    delete_message(user=bob, message_id=send(bob, room, "Never mind")["id"])
    flush_pending()

    def get(path: str) -> Any:
        answer = as_alice.get(f"/api/v1/{path}")
        assert answer.status_code == 200, answer.content
        return answer.json()["data"]

    conversation = get(f"conversations/{room.id}")
    assert object_faults(conversation.pop("me"), "Me") == []
    assert object_faults(conversation.pop("last_message"), "Message") == []
    assert conversation.pop("peer") is None  # as `me` it is the viewer's own, and in no frame
    assert object_faults(conversation | {"last_message": None}, "Conversation") == []
    page = get(f"messages/conversations/{room.id}/messages")
    assert len(page) == 4
    assert [fault for each in page for fault in object_faults(each, "Message")] == []
    members = get(f"conversations/{room.id}/members")
    assert [fault for each in members for fault in object_faults(each | {"is_removed": False}, "Member")] == []
    entries = get(f"messages/conversations/{room.id}/changes?since=0")
    assert {entry["kind"] for entry in entries} == {"message", "member", "conversation"}
    assert [fault for each in entries for fault in object_faults(each, "Change")] == []


class TestTheWatch:
    """A frame that does not fit is seen wherever it passes; else the whole suite's check would show nothing."""

    @pytest.mark.django_db(transaction=True)
    def test_sees_what_is_announced(self, room, settings):
        settings.EVENT_SINK = "builtins.id"
        announce(Event("message.created", room.id, {"message": {}}, since=1, change_seq=2))
        assert "is a required property" in taken_faults()[0]

    async def test_sees_what_a_socket_is_sent(self):
        connection = Connection(uuid4(), "token:x", on_stuck=lambda: None)
        connection.begin(Frame("hello", server_frame("hello", user_id="nobody")), swallow)
        connection.close(CloseCode.RESTARTING, after=Frame("bye", server_frame("bye", reconnect_after_ms=-1)))
        await asyncio.sleep(0)
        await connection.ended()
        assert "minimum" in taken_faults()[0]

    async def test_sees_what_a_socket_is_sent_at_once(self):
        connection = Connection(uuid4(), "token:x", on_stuck=lambda: None)
        pong = Frame("pong", server_frame("pong", ref=None, server_time=timezone.now()))
        connection.begin(pong, swallow, lambda _wire: True)
        await asyncio.sleep(0)
        assert taken_faults() == []
        connection.offer(Frame("bye", server_frame("bye", reconnect_after_ms=-1)))
        assert "minimum" in taken_faults()[0]

    def test_sees_what_a_client_hears(self):
        with serve(lambda socket: socket.send('{"type": "message.sung"}'), "127.0.0.1", 0) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            port = server.socket.getsockname()[1]
            with connect(f"ws://127.0.0.1:{port}{SOCKET_PATH}?ticket=x", proxy=None) as socket:
                socket.recv()
            with connect(f"ws://127.0.0.1:{port}/another/path", proxy=None) as socket:
                socket.recv()
            server.shutdown()
        assert [fault.partition("\n")[0] for fault in taken_faults()] == ["no frame has the type 'message.sung'"]

    @pytest.mark.parametrize(
        ("since", "change_seq", "numbers"), [(5, 5, [5]), (7, 6, []), (5, 8, [5]), (5, 8, [7, 6]), (5, 8, [9])]
    )
    def test_sees_numbers_that_do_not_go_forwards(self, since, change_seq, numbers):
        frame = MESSAGES["Changes"]["examples"][0]["payload"]
        entry = frame["data"][0]
        entries = [entry | {"change_seq": number} for number in numbers]
        assert frame_faults(frame | {"since": since, "change_seq": change_seq, "data": entries}) != []


def schema_names(operation: Any) -> list[str]:
    return [message["payload"]["$ref"].rpartition("/")[2] for message in messages(operation).values()]


def shape(schema: Json) -> Any:
    """Give a schema as scripts/shapes.ts gives a type."""
    if "properties" not in schema:
        return text(schema)
    required = schema["required"]
    return {name if name in required else f"{name}?": text(value) for name, value in schema["properties"].items()}


def text(schema: Json) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return name if "properties" in SCHEMAS[name] else text(SCHEMAS[name])
    if "oneOf" in schema:
        return union(text(each) for each in schema["oneOf"])
    if isinstance(schema.get("type"), list):
        return union(text({**schema, "type": each}) for each in schema["type"])
    return plain_text(schema)


def plain_text(schema: Json) -> str:
    match schema:
        case {"const": value}:
            return json.dumps(value)
        case {"enum": values}:
            return union(json.dumps(value) for value in values)
        case {"type": "array", "items": items}:
            return f"[{text(items)}]"
        case {"type": "object"}:
            return f"{{{text(schema['additionalProperties']) if 'additionalProperties' in schema else 'unknown'}}}"
        case _:
            return "number" if schema["type"] == "integer" else str(schema["type"])


def union(texts: Any) -> str:
    return " | ".join(sorted({part for each in texts for part in each.split(" | ")}))


async def swallow(message: Json) -> None:
    pass
