"""docs/asyncapi.yaml as something that frames and REST's objects can be held to."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal

import yaml
from jsonschema_rs import Draft7Validator

from tmschat.env import BASE_DIR

ASYNCAPI = BASE_DIR / "docs" / "asyncapi.yaml"

Json = dict[str, Any]
Operation = Literal["tell", "obey"]


@cache
def document() -> Json:
    """Give the whole document."""
    read: Json = yaml.safe_load(ASYNCAPI.read_text())
    return read


@cache
def schema_of(name: str) -> Draft7Validator:
    """Give one of the document's schemas, by its name there."""
    return Draft7Validator(
        {"$ref": f"#/components/schemas/{name}", "components": {"schemas": document()["components"]["schemas"]}}
    )


@cache
def messages(operation: Operation) -> Mapping[str, Json]:
    """Give the messages that the server says (`tell`) or takes (`obey`), by the `type` that their frames bear."""
    references = [each["$ref"] for each in document()["operations"][operation]["messages"]]
    named = [document()["components"]["messages"][reference.rpartition("/")[2]] for reference in references]
    return {message["name"]: message for message in named}


def frame_faults(frame: Json, operation: Operation = "tell") -> list[str]:
    """Give what is wrong with a frame, a line each; nothing where it is as the document says."""
    message = messages(operation).get(frame.get("type", ""))
    if message is None:
        return [f"no frame has the type {frame.get('type')!r}"]
    return [*object_faults(frame, message["payload"]["$ref"].rpartition("/")[2]), *_misnumbered(frame)]


def object_faults(found: Any, schema: str) -> list[str]:
    """Give what is wrong with an object, a line each."""
    return [
        f"{'.'.join(map(str, error.instance_path))}: {error.message}" for error in schema_of(schema).iter_errors(found)
    ]


def text_faults(text: str | bytes) -> list[str]:
    """Give what is wrong with a server frame as it goes over the wire, with the frame's beginning."""
    return [f"{fault}\n    in {text[:600]!r}" for fault in frame_faults(json.loads(text))]


def _misnumbered(frame: Json) -> Iterator[str]:
    """What a schema cannot say: a frame goes forwards, and what it carries lies in its span."""
    if not isinstance(frame.get("change_seq"), int) or not isinstance(frame.get("since"), int):
        return
    since, upto = frame["since"], frame["change_seq"]
    if since > upto or (since == upto and frame["type"] != "changes"):
        yield f"the frame leads from {since} to {upto}"
    numbers = [entry["change_seq"] for entry in frame.get("data", ())]
    if numbers != sorted(numbers) or any(not since < number <= upto for number in numbers):
        yield f"entries {numbers} are not in order in ({since}, {upto}]"
