"""A client's copy of its conversations, kept true by frames and by the `changes` feed. No I/O.

The rules are those of docs/realtime-client.md, by the same names.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class Copy:
    """One conversation as the client holds it. `number`: everything up to this change is in it."""

    number: int = 0
    conversation: Json = field(default_factory=dict)
    members: dict[str, Json] = field(default_factory=dict)
    messages: dict[str, Json] = field(default_factory=dict)


class Replica:
    """All that a client holds. `behind` names the conversations for which it must ask `changes`."""

    def __init__(self, user_id: str) -> None:
        self.user_id = user_id
        self.copies: dict[str, Copy] = {}
        self.me: dict[str, Json] = {}
        self.behind: set[str] = set()

    def hello(self, frame: Json) -> None:
        """Compare what is held with the server's heads: drop what is not listed, ask for what differs."""
        heads: dict[str, Json] = frame["heads"]
        for conversation_id in self.copies.keys() - heads.keys():
            self._drop(conversation_id)
        for conversation_id, head in heads.items():
            self.me[conversation_id] = head["me"]
            copy = self.copies.setdefault(conversation_id, Copy())
            if copy.number > head["change_seq"]:  # the server has been set back to an earlier state
                copy = self.copies[conversation_id] = Copy()
            if copy.number < head["change_seq"]:
                self.behind.add(conversation_id)

    def take(self, frame: Json) -> None:
        """Take any frame after `hello`."""
        if "change_seq" in frame:
            self._take_durable(frame)
        elif frame["type"] == "me.updated" and frame["conversation_id"] in self.copies:
            self._take_own(frame["conversation_id"], frame["me"])

    def changes(self, conversation_id: str, since: int, page: Json) -> None:
        """Take in a page of `changes` that was asked for with `since`, the number held then."""
        copy, upto = self.copies.get(conversation_id), page["pagination"]["next_since"]
        if copy is None or upto <= copy.number:
            return  # left meanwhile, or overtaken by events
        if since > copy.number:
            self.behind.add(conversation_id)  # begun anew meanwhile: this page continues what is no longer held
            return
        self._apply_entries(copy, page["data"])
        self._note_role(conversation_id, copy)
        copy.number = upto
        if page["pagination"]["has_more"]:
            self.behind.add(conversation_id)

    def gone(self, conversation_id: str, asked: Copy) -> None:
        """The server has answered 404 to what was asked for `asked`: let go of it, unless it was begun anew since."""
        if self.copies.get(conversation_id) is asked:
            self._drop(conversation_id)

    def _take_own(self, conversation_id: str, told: Json) -> None:
        """Take what bears no number and may come late: marks only rise, and members' entries tell the role."""
        held = self.me.get(conversation_id, told)
        if any(told[mark] < held[mark] for mark in ("last_read_seq", "last_delivered_seq")):
            told = held | {flag: told[flag] for flag in ("is_muted", "is_pinned", "is_archived")}
        self.me[conversation_id] = told | {"role": held["role"]}

    def _note_role(self, conversation_id: str, copy: Copy) -> None:
        if conversation_id in self.me and self.user_id in copy.members:
            self.me[conversation_id] = self.me[conversation_id] | {"role": copy.members[self.user_id]["role"]}

    def _take_durable(self, frame: Json) -> None:
        conversation_id, since, change_seq = frame["conversation_id"], frame["since"], frame["change_seq"]
        copy = self.copies.get(conversation_id)
        if frame["type"] == "conversation.joined":
            if copy is None or change_seq > copy.number:
                self.copies[conversation_id] = Copy()
                self.behind.add(conversation_id)
        elif copy is None or change_seq <= copy.number:
            return  # not ours (any more), or known already
        elif frame["type"] == "conversation.left":
            self._drop(conversation_id)
        elif since > copy.number or self._hides(copy, frame):
            self.behind.add(conversation_id)
        elif self._apply(copy, frame):
            self._note_role(conversation_id, copy)
            copy.number = change_seq
        else:
            self.behind.add(conversation_id)

    def _hides(self, copy: Copy, frame: Json) -> bool:
        """Tell whether a frame keeps the tallies of a poll from everybody, and so from its creator: `changes` tells."""
        is_tally = frame["type"] == "poll.updated"
        message: Json = copy.messages.get(frame["message_id"], {}) if is_tally else frame.get("message", {})
        poll: Json = message.get("poll") or {}
        shown = frame if is_tally else poll
        return poll.get("created_by") == self.user_id and shown["total_voters"] is None

    def _apply(self, copy: Copy, frame: Json) -> bool:
        """Apply a frame; gives whether its type is known."""
        match frame["type"]:
            case "changes":
                self._apply_entries(copy, frame["data"])
            case "message.created" | "message.updated" | "message.deleted":
                self._put_message(copy, frame["message"])
            case "reaction.updated":
                self._react(copy, frame)
            case "poll.updated":
                self._tally(copy, frame)
            case "member.added" | "member.updated" | "member.removed":
                _put_member(copy, frame["member"] | {"is_removed": frame["type"] == "member.removed"})
            case "conversation.updated":
                copy.conversation = frame["conversation"]
            case _:
                return False
        return True

    def _apply_entries(self, copy: Copy, entries: Iterable[Json]) -> None:
        for entry in entries:
            if entry["kind"] == "message":
                copy.messages[entry["message"]["id"]] = entry["message"]
            elif entry["kind"] == "member":
                _put_member(copy, entry["member"])
            else:
                copy.conversation = entry["conversation"]

    def _put_message(self, copy: Copy, message: Json) -> None:
        """Put a message as all see it, keeping what only this client knows of it: its own reactions and votes."""
        held = copy.messages.get(message["id"], {})
        own = {each["emoji"] for each in held.get("reactions", ()) if each["reacted"]}
        reactions = [{**each, "reacted": each["emoji"] in own} for each in message["reactions"]]
        put = {**message, "reactions": reactions}
        if put.get("poll"):
            known = held.get("poll") or {}
            put["poll"] = {**put["poll"], "my_option_ids": known.get("my_option_ids", [])}
        copy.messages[message["id"]] = put

    def _react(self, copy: Copy, frame: Json) -> None:
        held = copy.messages.get(frame["message_id"])
        if held is None:
            return
        own = {each["emoji"] for each in held["reactions"] if each["reacted"]}
        for move in frame["changes"]:
            if move["user_id"] == self.user_id:
                (own.add if move["op"] == "add" else own.discard)(move["emoji"])
        held["reactions"] = [{**each, "reacted": each["emoji"] in own} for each in frame["reactions"]]
        held["change_seq"] = frame["change_seq"]

    def _tally(self, copy: Copy, frame: Json) -> None:
        held = copy.messages.get(frame["message_id"])
        if held is None or not held.get("poll"):
            return
        told = ("options", "total_voters", "is_closed", "is_final", "my_option_ids")
        held["poll"].update({name: frame[name] for name in told if name in frame})
        held["change_seq"] = frame["change_seq"]

    def _drop(self, conversation_id: str) -> None:
        self.copies.pop(conversation_id, None)
        self.me.pop(conversation_id, None)
        self.behind.discard(conversation_id)


def _put_member(copy: Copy, member: Json) -> None:
    user_id = member["user"]["id"]
    if member["is_removed"]:
        copy.members.pop(user_id, None)
    else:
        copy.members[user_id] = {name: value for name, value in member.items() if name != "is_removed"}
