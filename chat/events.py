"""What chat announces. Each event carries the whole state of what it is about, so the newest alone is enough."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from chat.models import Conversation
from chat.selectors.conversations import conversation_for_all
from chat.selectors.members import members_numbered
from chat.selectors.messages import messages_by_id
from tmschat.core.events import Event

Json = dict[str, Any]


def message_created(message: Json) -> Event:
    """A message was sent; `message` as every member sees it."""
    return _durable("message.created", message["conversation_id"], message["change_seq"], {"message": message})


def messages_updated(message_ids: Sequence[UUID]) -> list[Event]:
    """Messages changed visibly; read after the change, in order of number."""
    found = sorted(messages_by_id(message_ids, None).values(), key=lambda message: int(message["change_seq"]))
    return [
        _durable("message.updated", message["conversation_id"], message["change_seq"], {"message": message})
        for message in found
    ]


def message_deleted(message_id: UUID) -> Event:
    """A message was emptied."""
    message = messages_by_id([message_id], None)[message_id]
    return _durable("message.deleted", message["conversation_id"], message["change_seq"], {"message": message})


def reaction_updated(conversation_id: UUID, counted: Json, moves: Sequence[Json]) -> Event:
    """Absolute counts beside who moved. `counted`: a message's id, reaction_counts and change_seq."""
    body = {"message_id": counted["id"], "reactions": counted["reaction_counts"], "changes": list(moves)}
    return _durable("reaction.updated", conversation_id, counted["change_seq"], body)


def conversation_updated(conversation: Conversation) -> Event:
    """Title, topic or avatar changed."""
    body = {"conversation": conversation_for_all(conversation.id)}
    return _durable("conversation.updated", conversation.id, conversation.own_change_seq, body)


def conversation_created(conversation: Conversation, member_ids: Iterable[UUID]) -> Event:
    """A new conversation: each member has joined it, and there is nobody else to tell."""
    return Event(
        "conversation.joined",
        conversation.id,
        {"conversation": conversation_for_all(conversation.id)},
        since=0,
        change_seq=conversation.change_seq,
        to=tuple(member_ids),
    )


def members_added(conversation_id: UUID, numbers: list[int]) -> list[Event]:
    """People joined: each hears `conversation.joined`, the others `member.added`, with the same number."""
    return _membership_events("member.added", "conversation.joined", conversation_id, numbers)


def members_removed(conversation_id: UUID, numbers: list[int]) -> list[Event]:
    """People left or were removed: each hears `conversation.left`, the others `member.removed`."""
    return _membership_events("member.removed", "conversation.left", conversation_id, numbers)


def member_updated(conversation_id: UUID, number: int) -> Event:
    """A member's role changed."""
    member = members_numbered(conversation_id, [number])[0]
    return _durable("member.updated", conversation_id, number, {"member": member})


def conversation_deleted(conversation: Conversation, member_ids: Iterable[UUID], last: Json) -> Event:
    """The conversation is gone for every member. `last` is how it looked."""
    number = conversation.change_seq
    return Event(
        "conversation.left",
        conversation.id,
        {"conversation": last},
        since=number - 1,
        change_seq=number,
        to=tuple(member_ids),
    )


def me_updated(user_id: UUID, conversation_id: UUID, me: Json) -> Event:
    """The person's own flags or marks changed; for the person's own sockets. `heads` heals a lost one."""
    return Event("me.updated", conversation_id, {"me": me}, to=(user_id,))


def receipt_updated(mark: Json) -> Event:
    """A member's marks rose. `mark`: conversation_id, user_id, delivered_seq, read_seq."""
    receipt = {name: mark[name] for name in ("user_id", "delivered_seq", "read_seq")}
    return Event("receipt.updated", mark["conversation_id"], {"receipts": [receipt]})


def flush_wanted(conversation_id: UUID) -> Event:
    """Something countable moved; a nudge for the flusher, which finds out by itself if this is lost."""
    return Event("_flush", conversation_id)


def _membership_events(others: str, own: str, conversation_id: UUID, numbers: list[int]) -> list[Event]:
    conversation = conversation_for_all(conversation_id)
    events = []
    for member in members_numbered(conversation_id, numbers):
        number, person = member["change_seq"], member["user"]["id"]
        bounds = {"since": number - 1, "change_seq": number}
        events.append(Event(others, conversation_id, {"member": member}, not_to=(person,), **bounds))
        events.append(Event(own, conversation_id, {"conversation": conversation}, to=(person,), **bounds))
    return events


def _durable(kind: str, conversation_id: UUID, change_seq: int, body: Json) -> Event:
    return Event(kind, conversation_id, body, since=change_seq - 1, change_seq=change_seq)
