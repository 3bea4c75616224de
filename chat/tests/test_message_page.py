"""Reading messages: pages, filters, places; the queries are named, their number does not grow."""

import gc
from typing import Any

import pytest
from rest_framework.request import Request
from rest_framework.test import APIClient

from chat.models import Conversation
from chat.services.flush import flush_pending
from chat.services.reactions import add_reaction
from chat.tests.helpers import data_of, ids, message_url, messages_url, refused, statements, upload, walk
from chat.views.messages import ConversationMessageViewSet
from polls.drafts import PollDraft
from polls.services import create_poll
from tmschat.core.ids import new_id
from tmschat.testing.factories import fill, send
from tmschat.users.models import User


def seqs(client: APIClient, room: Conversation, **query: Any) -> list[int]:
    return [each["seq"] for each in data_of(client.get(messages_url(room), query))]


def test_an_empty_conversation_has_an_empty_page(as_alice: APIClient, room: Conversation):
    answer = as_alice.get(messages_url(room)).json()
    assert answer == {"data": [], "pagination": {"next_cursor": None, "has_more": False}}


def test_a_page_is_newest_first_and_a_message_alone_is_the_same(
    as_bob: APIClient, alice: User, bob: User, room: Conversation
):
    send(alice, room, "first")
    send(bob, room, "second", reply_to=send(alice, room, "asked")["id"])
    page = data_of(as_bob.get(messages_url(room)))
    assert [each["text"] for each in page] == ["second", "asked", "first"]
    assert set(page[0]) == {
        "id", "conversation_id", "seq", "change_seq", "type", "client_id", "sender", "text", "reply_to", "mentions",
        "attachments", "poll", "reactions", "is_edited", "edited_at", "is_deleted", "deleted_at", "is_pinned",
        "reply_count", "metadata", "created_at",
    }  # fmt: skip
    for each in page:
        assert data_of(as_bob.get(message_url(each))) == each
    assert page[0]["created_at"].endswith("Z")
    assert len(page[0]["created_at"]) == len("2026-02-23T10:00:00.000Z")


def test_a_stranger_sees_no_message(as_carol: APIClient, alice: User, room: Conversation):
    message = send(alice, room)
    for path in ("", "/edits", "/replies", "/receipts", "/reactions"):
        refused(as_carol.get(message_url(message) + path), 404, code="not_found")
        refused(as_carol.get(message_url(str(new_id())) + path), 404, code="not_found")


def test_pages_neither_skip_nor_repeat_while_messages_come_in(as_alice: APIClient, alice: User, room: Conversation):
    sent = fill(room, alice, 11)
    seen: list[str] = []
    for page in walk(as_alice, messages_url(room), limit=2):
        seen += ids(page)
        send(alice, room, "newer")
    assert seen == [str(each["id"]) for each in reversed(sent)]


def test_oldest_first_goes_on_into_what_comes_in(as_alice: APIClient, alice: User, room: Conversation):
    fill(room, alice, 4)
    seen: list[int] = []
    for page in walk(as_alice, messages_url(room), limit=2, after_seq=1):
        seen += [each["seq"] for each in page]
        send(alice, room, "newer")
    assert seen == [2, 3, 4, 5]


def test_a_cursor_alone_keeps_its_direction(as_alice: APIClient, alice: User, room: Conversation):
    fill(room, alice, 6)
    first = as_alice.get(messages_url(room), {"after_seq": 1, "limit": 2}).json()
    assert seqs(as_alice, room, cursor=first["pagination"]["next_cursor"], limit=2) == [4, 5]
    newest = as_alice.get(messages_url(room), {"limit": 2}).json()
    assert seqs(as_alice, room, cursor=newest["pagination"]["next_cursor"], limit=2) == [4, 3]


def test_places_in_a_conversation(as_alice: APIClient, alice: User, room: Conversation):
    fill(room, alice, 9)
    assert seqs(as_alice, room, before_seq=4) == [3, 2, 1]
    assert seqs(as_alice, room, before_seq=1) == []
    assert seqs(as_alice, room, after_seq=6) == [7, 8, 9]
    assert seqs(as_alice, room, after_seq=9) == []
    assert seqs(as_alice, room, around_seq=5, limit=4) == [7, 6, 5, 4]
    assert seqs(as_alice, room, around_seq=5, limit=1) == [5]
    assert seqs(as_alice, room, around_seq=9, limit=4) == [9, 8]
    assert seqs(as_alice, room, around_seq=2**63 - 1, limit=4) == [9, 8]
    assert seqs(as_alice, room, before_seq=2**63 - 1, limit=2) == [9, 8]
    around = as_alice.get(messages_url(room), {"around_seq": 5, "limit": 4}).json()
    assert seqs(as_alice, room, around_seq=5, limit=4, cursor=around["pagination"]["next_cursor"]) == [3, 2, 1]


@pytest.mark.parametrize(
    ("query", "attr"),
    [
        ("limit=0", "limit"), ("limit=101", "limit"), ("limit=x", "limit"), ("limit=", "limit"), ("limit=-1", "limit"),
        ("limit=1e2", "limit"), ("limit=%D9%A1", "limit"), ("cursor=x", "cursor"), ("cursor=%00", "cursor"),
        ("cursor=WzFd", "cursor"), ("cursor=W10", "cursor"), ("cursor=WyJ4IiwwXQ", "cursor"), ("cursor=e30", "cursor"),
        ("cursor=WzEuNSwwXQ", "cursor"), ("cursor=WzFlNDAsMF0", "cursor"), ("cursor=%F0%9F%91%8D", "cursor"),
        ("before_seq=x", "before_seq"), ("before_seq=", "before_seq"), ("before_seq=-1", "before_seq"),
        ("after_seq=9223372036854775808", "after_seq"), ("around_seq=1.5", "around_seq"),
        ("before_seq=1&after_seq=1", "after_seq"), ("after_seq=%00", "after_seq"),
        ("type=VIDEO", "type"), ("type=", "type"), ("type=TEXT&type=x", "type"), ("type=%00", "type"),
    ],
)  # fmt: skip
def test_a_bad_query_is_refused_by_name(as_alice: APIClient, room: Conversation, query: str, attr: str):
    refused(as_alice.get(f"{messages_url(room)}?{query}"), 400, attr=attr)


def test_a_cursor_of_another_list_is_refused(as_alice: APIClient, alice: User, room: Conversation):
    fill(room, alice, 3)
    cursor = as_alice.get(messages_url(room), {"limit": 1}).json()["pagination"]["next_cursor"]
    for url in ("/api/v1/conversations", f"/api/v1/conversations/{room.id}/members"):
        refused(as_alice.get(url, {"cursor": cursor}), 400, code="invalid_cursor", attr="cursor")


def test_types_are_filtered_and_deleted_ones_keep_their_place(as_alice: APIClient, alice: User, room: Conversation):
    send(alice, room)
    send(alice, room, "", attachment_ids=[upload(alice).id])
    send(alice, room, "", attachment_ids=[upload(alice, image=True).id])
    create_poll(creator=alice, conversation_id=room.id, draft=PollDraft(question="When?", options=["now", "later"]))
    gone = send(alice, room, "", attachment_ids=[upload(alice).id])
    as_alice.delete(message_url(gone))
    url = messages_url(room)
    assert seqs(as_alice, room, type="FILE") == [5, 2]
    assert [each["type"] for each in data_of(as_alice.get(f"{url}?type=IMAGE&type=POLL"))] == ["POLL", "IMAGE"]
    assert seqs(as_alice, room, type="TEXT") == [1]
    assert seqs(as_alice, room, type="FILE", after_seq=2) == [5]
    assert seqs(as_alice, room, type="SYSTEM") == []
    pages = [[each["seq"] for each in page] for page in walk(as_alice, url, type="FILE", limit=1)]
    assert pages == [[5], [2]]


def test_a_poll_is_in_its_message(as_bob: APIClient, alice: User, room: Conversation):
    made, _ = create_poll(creator=alice, conversation_id=room.id, draft=PollDraft(question="When?", options=["1", "2"]))
    (message,) = data_of(as_bob.get(messages_url(room)))
    assert (message["type"], message["text"]) == ("POLL", "When?")
    assert message["poll"]["id"] == str(made["id"])
    assert message["poll"]["my_option_ids"] == []


@pytest.mark.parametrize("rows", [1, 100])
def test_a_page_costs_the_same_for_any_length(rows: int, as_bob: APIClient, alice: User, bob: User, room: Conversation):
    draft = PollDraft(question="When?", options=["1", "2"])
    for number in range(rows):
        if number % 3 == 0:
            message_id = send(bob, room, "@alice", attachment_ids=[upload(bob).id])["id"]
        elif number % 3 == 1:
            message_id = create_poll(creator=bob, conversation_id=room.id, draft=draft)[0]["message_id"]
        else:
            message_id = send(alice, room, reply_to=message_id)["id"]
        for person in (alice, bob):
            add_reaction(user=person, message_id=message_id, emoji="👍")
    flush_pending()
    expected = 3 if rows > 1 else 2  # messages with their senders, quotes and own reactions; attachments; polls
    assert len(statements(as_bob, messages_url(room), {"limit": 100})) == expected
    assert len(data_of(as_bob.get(messages_url(room), {"limit": 100}))) == rows


def test_one_message_costs_no_more_than_a_page(as_bob: APIClient, alice: User, room: Conversation):
    message = send(alice, room, "", attachment_ids=[upload(alice).id])
    assert len(statements(as_bob, message_url(message))) == 2  # the message, attachments


def test_what_answered_is_gone_with_the_answer(as_alice: APIClient, room: Conversation):
    def kept() -> set[int]:
        return {id(each) for each in gc.get_objects() if type(each) in (ConversationMessageViewSet, Request)}

    gc.collect()
    gc.disable()
    try:
        before = kept()
        assert as_alice.get(messages_url(room)).status_code == 200
        assert as_alice.get(messages_url(room), {"limit": "none"}).status_code == 400
        assert kept() <= before
    finally:
        gc.enable()
