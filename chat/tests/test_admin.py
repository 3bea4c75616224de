"""Moderators in the admin: find conversations and messages, look at them, delete a message with a reason."""

import re
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chat.models import Conversation, Message
from chat.services.deletion import delete_message
from chat.services.indexing import index_pending
from chat.services.messages import edit_message
from chat.tests.helpers import Announced, data_of, message_url, upload
from tmschat.core.ids import new_id
from tmschat.testing.factories import client_of, fill, make_group, make_user, send
from tmschat.users.models import MODERATORS, User

CONVERSATIONS, MESSAGES = "/admin/chat/conversation/", "/admin/chat/message/"


@pytest.fixture
def moderator(db: None) -> User:
    person = make_user("morgan", is_staff=True)
    person.groups.add(Group.objects.get_or_create(name=MODERATORS)[0])
    return person


@pytest.fixture
def browser(moderator: User) -> Client:
    signed_in = Client()
    signed_in.force_login(moderator)
    return signed_in


def shown(answer: Any) -> list[Any]:
    assert answer.status_code == 200
    return list(answer.context["cl"].result_list)


def delete(browser: Client, *messages: dict[str, Any], reason: str = "") -> Any:
    chosen = [str(message["id"]) for message in messages]
    body = {"action": "delete_for_a_reason", "_selected_action": chosen, "reason": reason}
    return browser.post(MESSAGES, body, follow=True)


def test_conversations_are_found_by_title_member_and_id(browser: Client, alice: User, bob: User):
    lunch, work = make_group(alice, bob, title="What's for lunch"), make_group(alice, title="Work")
    assert shown(browser.get(CONVERSATIONS)) == [work, lunch]
    assert shown(browser.get(CONVERSATIONS, {"q": "LUNCH"})) == [lunch]
    assert shown(browser.get(CONVERSATIONS, {"q": "@Bob"})) == [lunch]
    assert shown(browser.get(CONVERSATIONS, {"q": str(work.id)})) == [work]
    assert shown(browser.get(CONVERSATIONS, {"q": str(new_id())})) == []
    assert shown(browser.get(CONVERSATIONS, {"q": "%_"})) == []
    assert browser.get(CONVERSATIONS, {"q": "a\x00"}).status_code == 200


def test_messages_are_found_by_words_sender_and_ids(browser: Client, alice: User, bob: User, room: Conversation):
    soup, bread = send(alice, room, "Tomato soup"), send(bob, room, "With bread")
    index_pending()
    numbers = {"q": str(room.id)}
    assert [message.seq for message in shown(browser.get(MESSAGES, numbers))] == [2, 1]
    for sought, found in (
        ("soup", soup), ("TOMATO so", soup), ("@Bob", bread), (str(bread["id"]), bread)
    ):  # fmt: skip
        assert [message.pk for message in shown(browser.get(MESSAGES, {"q": sought}))] == [found["id"]], sought
    for sought in ("nothing", "@nobody", str(new_id()), "%"):
        assert shown(browser.get(MESSAGES, {"q": sought})) == [], sought


def test_a_message_is_shown_with_what_it_said_before_and_cannot_be_rewritten(
    browser: Client, alice: User, room: Conversation
):
    message = send(alice, room, "<b>Helo</b>", attachment_ids=[upload(alice, name="menu.txt").id])
    edit_message(user=alice, message_id=message["id"], text="Hello")
    page = browser.get(f"{MESSAGES}{message['id']}/change/")
    assert page.status_code == 200
    text = page.content.decode()
    assert "&lt;b&gt;Helo&lt;/b&gt;" in text
    assert "menu.txt" in text
    assert not re.search(r'<(input|textarea|select)[^>]*name="(text|sender|conversation|seq)"', text)
    assert browser.post(f"{MESSAGES}{message['id']}/change/", {"text": "x"}).status_code == 403
    assert browser.get(f"{MESSAGES}add/").status_code == 403
    assert browser.post(f"{MESSAGES}{message['id']}/delete/", {"post": "yes"}).status_code == 403
    shown_room = browser.get(f"{CONVERSATIONS}{room.id}/change/")
    assert f"?q={room.id}" in shown_room.content.decode()
    assert browser.post(f"{CONVERSATIONS}{room.id}/change/", {"title": "x"}).status_code == 403
    assert data_of(client_of(alice).get(message_url(message)))["text"] == "Hello"


@pytest.mark.django_db(transaction=True)
def test_a_moderator_deletes_with_a_reason_and_both_are_in_the_log(
    browser: Client, moderator: User, alice: User, bob: User, room: Conversation, announced: Announced
):
    first, second, kept = (send(bob, room, text) for text in ("spam", "more spam", "fine"))
    announced.clear()
    assert "A deletion needs a reason." in delete(browser, first).content.decode()
    assert not LogEntry.objects.exists()
    answer = delete(browser, first, second, reason="Advertising")
    assert "2 messages deleted." in answer.content.decode()
    for message in (first, second):
        assert data_of(client_of(alice).get(message_url(message)))["is_deleted"] is True
    assert data_of(client_of(alice).get(message_url(kept)))["is_deleted"] is False
    entries = LogEntry.objects.filter(user=moderator).values_list("object_id", "change_message")
    assert set(entries) == {(str(message["id"]), "Deleted: Advertising") for message in (first, second)}
    assert Message.objects.get(id=first["id"]).deleted_by == moderator
    assert [event.type for event in announced.of(room.id)] == ["message.deleted", "message.deleted"]
    delete(browser, first, reason="Again")
    assert LogEntry.objects.count() == 2


def test_a_moderators_deletion_over_rest_is_in_the_log_and_a_members_own_is_not(
    moderator: User, alice: User, room: Conversation
):
    theirs = send(alice, room)
    assert client_of(moderator).delete(message_url(theirs)).status_code == 204
    assert LogEntry.objects.get().object_id == str(theirs["id"])
    own = send(moderator, make_group(moderator))
    assert client_of(moderator).delete(message_url(own)).status_code == 204
    assert LogEntry.objects.count() == 1


def test_a_message_of_a_deleted_conversation_can_be_deleted_too(browser: Client, alice: User, room: Conversation):
    message = send(alice, room)
    assert client_of(alice).delete(f"/api/v1/conversations/{room.id}").status_code == 204
    delete(browser, message, reason="Law")
    assert Message.objects.get(id=message["id"]).text == ""


def test_who_is_no_moderator_sees_and_deletes_nothing(alice: User, room: Conversation):
    message = send(alice, room)
    staff = Client()
    staff.force_login(make_user("staff", is_staff=True))
    for url in (CONVERSATIONS, MESSAGES, f"{MESSAGES}{message['id']}/change/"):
        assert staff.get(url).status_code == 403
    assert delete(staff, message, reason="Because").status_code == 403
    plain = Client()
    plain.force_login(alice)
    assert plain.get(MESSAGES).status_code == 302
    assert data_of(client_of(alice).get(message_url(message)))["is_deleted"] is False


@pytest.mark.parametrize("rows", [1, 60])
def test_a_list_costs_the_same_for_any_length_and_counts_no_table(
    rows: int, browser: Client, alice: User, room: Conversation
):
    for place in range(rows):
        sender = make_user() if place else alice
        send(sender, make_group(sender))
    browser.get(MESSAGES)
    with CaptureQueriesContext(connection) as captured:
        assert len(shown(browser.get(MESSAGES))) == min(rows, 50)
    told = [query["sql"] for query in captured.captured_queries if "chat_message" in query["sql"]]
    assert len(told) == 2  # how many there are, up to 10,000; the page with senders and conversations
    assert "LIMIT 10001" in told[0]
    assert 'ORDER BY "chat_message"."id" DESC' in told[1]


@pytest.mark.parametrize("sought", ["", "@alice", "id", "words"])
def test_no_list_sorts_or_scans_a_table_of_messages(sought: str, browser: Client, alice: User, room: Conversation):
    fill(room, alice, 30)
    index_pending()
    query = {"id": str(room.id), "words": "Message 17"}.get(sought, sought)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    with CaptureQueriesContext(connection) as captured:
        assert shown(browser.get(MESSAGES, {"q": query}))
    lists = [each["sql"] for each in captured.captured_queries if each["sql"].startswith('SELECT "chat_message"')]
    with connection.cursor() as cursor:
        for each in lists:
            cursor.execute(f"EXPLAIN {each}")
            plan = "\n".join(row[0] for row in cursor.fetchall())
            assert "Seq Scan on chat_message" not in plan


def test_who_is_deleted_says_so(browser: Client, alice: User, room: Conversation):
    delete_message(user=alice, message_id=send(alice, room)["id"])
    assert "(deleted)" in browser.get(MESSAGES).content.decode()
