"""Members: who is in, in which role, and who may change that."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections, transaction
from rest_framework.test import APIClient

from chat.models import Conversation, Member, Message
from chat.services.members import add_members, remove_member
from chat.tests.helpers import conversation_url, data_of, refused, statements, walk
from tmschat.core.errors import NotFound
from tmschat.core.ids import new_id
from tmschat.testing.concurrency import race, wait_until, waits_for_a_lock
from tmschat.testing.factories import client_of, make_admin, make_group, make_user, send
from tmschat.users.models import User


def members_url(room: Conversation, *parts: object) -> str:
    return conversation_url(room, "members", *parts)


def roles(client: APIClient, room: Conversation) -> dict[str, str]:
    found = data_of(client.get(members_url(room), {"limit": 100}))
    return {each["user"]["username"]: each["role"] for each in found}


def test_members_are_listed_in_the_order_of_their_joining(
    as_bob: APIClient, room: Conversation, alice: User, bob: User
):
    listed = data_of(as_bob.get(members_url(room)))
    assert [each["user"]["username"] for each in listed] == ["alice", "bob"]
    assert set(listed[0]) == {"user", "role", "joined_at", "change_seq"}
    assert listed[0]["user"] == {
        "id": str(alice.id), "username": "alice", "display_name": "Alice", "avatar_url": None,
    }  # fmt: skip


def test_pages_neither_skip_nor_repeat_while_people_join(as_alice: APIClient, alice: User, room: Conversation):
    seen: list[str] = []
    for number, page in enumerate(walk(as_alice, members_url(room), limit=1)):
        seen += [each["user"]["username"] for each in page]
        if number < 3:
            data_of(as_alice.post(members_url(room), {"user_ids": [str(make_user(f"late{number}").id)]}), 201)
    assert seen == ["alice", "bob", "late0", "late1", "late2"]


@pytest.mark.parametrize("rows", [1, 100])
def test_a_list_costs_the_same_for_any_length(rows: int, as_alice: APIClient, alice: User):
    room = make_group(alice, *(make_user() for _ in range(rows - 1)))
    assert len(statements(as_alice, members_url(room), {"limit": 100})) == 2  # membership, members
    assert len(data_of(as_alice.get(members_url(room), {"limit": 100}))) == rows


def test_adding_gives_the_members_and_whoever_is_in_stays_as_they_are(
    as_alice: APIClient, room: Conversation, alice: User, bob: User, carol: User
):
    make_admin(room, alice, bob)
    wanted = [str(carol.id), str(bob.id), str(carol.id)]
    added = data_of(as_alice.post(members_url(room), {"user_ids": wanted}), 201)
    assert [(each["user"]["username"], each["role"]) for each in added] == [("bob", "ADMIN"), ("carol", "MEMBER")]
    before = data_of(as_alice.get(conversation_url(room)))
    assert before["member_count"] == 3
    data_of(as_alice.post(members_url(room), {"user_ids": wanted}), 201)
    assert data_of(as_alice.get(conversation_url(room))) == before


@pytest.mark.parametrize(
    "body",
    [
        {}, {"user_ids": []}, {"user_ids": None}, {"user_ids": "x"}, {"user_ids": ["x"]}, {"user_ids": [7]},
        {"user_ids": [str(new_id())]}, {"user_ids": {}}, {"users": []}, [],
    ],
)  # fmt: skip
def test_a_malformed_list_of_people_is_refused(as_alice: APIClient, room: Conversation, body: Any):
    refused(as_alice.post(members_url(room), body), 400)
    assert set(roles(as_alice, room)) == {"alice", "bob"}


def test_plain_members_change_nothing(
    as_alice: APIClient, as_bob: APIClient, room: Conversation, alice: User, carol: User
):
    data_of(as_alice.post(members_url(room), {"user_ids": [str(carol.id)]}), 201)
    for response in (
        as_bob.post(members_url(room), {"user_ids": [str(make_user().id)]}),
        as_bob.patch(members_url(room, carol.id), {"role": "ADMIN"}),
        as_bob.patch(members_url(room, alice.id), {"role": "MEMBER"}),
        as_bob.delete(members_url(room, carol.id)),
        as_bob.delete(members_url(room, alice.id)),
    ):
        refused(response, 403, code="permission_denied")
    assert roles(as_alice, room) == {"alice": "OWNER", "bob": "MEMBER", "carol": "MEMBER"}


def test_only_an_owner_makes_unmakes_or_removes_an_owner(
    as_alice: APIClient, as_bob: APIClient, room: Conversation, alice: User, bob: User, carol: User
):
    data_of(as_alice.post(members_url(room), {"user_ids": [str(carol.id)]}), 201)
    make_admin(room, alice, bob)
    refused(as_bob.patch(members_url(room, carol.id), {"role": "OWNER"}), 403)
    refused(as_bob.patch(members_url(room, alice.id), {"role": "ADMIN"}), 403)
    refused(as_bob.delete(members_url(room, alice.id)), 403)
    assert data_of(as_bob.patch(members_url(room, carol.id), {"role": "ADMIN"}))["role"] == "ADMIN"
    assert data_of(as_alice.patch(members_url(room, carol.id), {"role": "OWNER"}))["role"] == "OWNER"
    assert data_of(client_of(carol).patch(members_url(room, alice.id), {"role": "MEMBER"}))["role"] == "MEMBER"
    assert roles(as_bob, room) == {"alice": "MEMBER", "bob": "ADMIN", "carol": "OWNER"}


def test_the_last_owner_neither_leaves_nor_steps_down(as_alice: APIClient, room: Conversation, alice: User, bob: User):
    for response in (
        as_alice.post(conversation_url(room, "leave")),
        as_alice.delete(members_url(room, alice.id)),
        as_alice.patch(members_url(room, alice.id), {"role": "ADMIN"}),
    ):
        refused(response, 409, code="last_owner")
    data_of(as_alice.patch(members_url(room, bob.id), {"role": "OWNER"}))
    assert as_alice.post(conversation_url(room, "leave")).status_code == 204


def test_who_is_removed_is_gone_and_who_is_not_there_is_not_found(
    as_alice: APIClient, as_bob: APIClient, room: Conversation, bob: User, carol: User
):
    refused(as_alice.delete(members_url(room, carol.id)), 404)
    refused(as_alice.patch(members_url(room, carol.id), {"role": "ADMIN"}), 404)
    refused(as_alice.patch(members_url(room, "nobody"), {"role": "ADMIN"}), 404)
    assert as_alice.delete(members_url(room, bob.id)).status_code == 204
    refused(as_alice.delete(members_url(room, bob.id)), 404)
    refused(as_bob.get(conversation_url(room)), 404)
    assert data_of(as_alice.get(conversation_url(room)))["member_count"] == 1
    for role in ("KING", None, 1, "", ["OWNER"]):
        refused(as_alice.patch(members_url(room, bob.id), {"role": role}), 400, attr="role")


def test_a_member_may_remove_themselves(as_bob: APIClient, room: Conversation, bob: User):
    assert as_bob.delete(members_url(room, bob.id)).status_code == 204
    refused(as_bob.get(conversation_url(room)), 404)


@pytest.mark.django_db(transaction=True)
def test_of_two_owners_who_demote_each_other_at_once_one_stays_an_owner(alice: User, bob: User, room: Conversation):
    client_of(alice).patch(members_url(room, bob.id), {"role": "OWNER"})
    clients = [(client_of(alice), bob), (client_of(bob), alice)]

    def demote(number: int) -> int:
        client, other = clients[number]
        return int(client.patch(members_url(room, other.id), {"role": "MEMBER"}).status_code)

    assert sorted(race(2, demote)) == [200, 403]  # the second is no owner any more
    assert sorted(roles(client_of(alice), room).values()) == ["MEMBER", "OWNER"]


@pytest.mark.django_db(transaction=True)
def test_of_owners_who_all_leave_at_once_one_stays(alice: User):
    owners = [alice, *(make_user() for _ in range(5))]
    room = make_group(*owners)
    for owner in owners[1:]:
        client_of(alice).patch(members_url(room, owner.id), {"role": "OWNER"})
    clients = [client_of(owner) for owner in owners]
    left = race(6, lambda number: clients[number].post(conversation_url(room, "leave")).status_code)
    assert sorted(left) == [204] * 5 + [409]


@pytest.mark.django_db(transaction=True)
def test_counts_and_numbers_hold_while_people_join_and_leave_at_once(alice: User, room: Conversation):
    people = [make_user() for _ in range(12)]
    as_alice = client_of(alice)
    data_of(as_alice.post(members_url(room), {"user_ids": [str(each.id) for each in people[:6]]}), 201)
    leaving = [client_of(each) for each in people[:6]]

    def move(number: int) -> int:
        if number < 6:
            return int(leaving[number].post(conversation_url(room, "leave")).status_code)
        # each newcomer is added by two calls at once, in different company
        wanted = [people[number % 6 + 6], people[(number + 1) % 6 + 6]]
        return int(
            client_of(alice).post(members_url(room), {"user_ids": [str(each.id) for each in wanted]}).status_code
        )

    assert race(18, move) == [204] * 6 + [201] * 12
    assert data_of(as_alice.get(conversation_url(room)))["member_count"] == 8
    assert len(roles(as_alice, room)) == 8
    standing = Member.objects.filter(conversation=room, is_removed=False)
    assert len(set(standing.values_list("change_seq", flat=True))) == 8


@pytest.mark.django_db(transaction=True)
def test_both_sides_that_create_their_direct_conversation_at_once_get_the_same_one(alice: User, bob: User):
    sides = [(client_of(alice), bob), (client_of(bob), alice)]

    def create(number: int) -> tuple[int, str]:
        client, other = sides[number % 2]
        answer = client.post("/api/v1/conversations", {"type": "DIRECT", "member_ids": [str(other.id)]})
        return answer.status_code, answer.json()["data"]["id"]

    made = race(8, create)
    assert sorted(status for status, _ in made) == [200] * 7 + [201]
    assert len({each for _, each in made}) == 1
    assert Conversation.objects.count() == 1


class TestASendThatWaitsForItsTurn:
    """A send whose conversation is busy; whoever holds it up lets somebody go."""

    @pytest.mark.django_db(transaction=True)
    @pytest.mark.parametrize("text", ["Am I still here?", "Is @bob still here?"])  # the second one in a transaction
    def test_is_refused_when_its_sender_has_gone_meanwhile(self, alice, bob, room, text):
        with transaction.atomic():
            remove_member(user=alice, conversation_id=room.id, member_id=bob.pk)
            sending = meanwhile(lambda: send(bob, room, text))

        with pytest.raises(NotFound):
            sending.result(timeout=10)
        assert not Message.objects.filter(conversation=room).exists()

    @pytest.mark.django_db(transaction=True)
    def test_is_sent_when_somebody_else_has(self, alice, bob, room):
        carol = make_user("carol")
        add_members(user=alice, conversation_id=room.id, user_ids=[carol.pk])
        with transaction.atomic():
            remove_member(user=alice, conversation_id=room.id, member_id=carol.pk)
            sending = meanwhile(lambda: send(bob, room, "I am"))

        assert sending.result(timeout=10)["seq"] == 1
        assert Message.objects.filter(conversation=room).count() == 1


def meanwhile(act: Callable[[], Any]) -> Future[Any]:
    """Begin `act` in a thread of its own and give its result to come, once it waits for a lock."""
    pool = ThreadPoolExecutor(1)
    result = pool.submit(closing, act)
    wait_until(waits_for_a_lock)
    pool.shutdown(wait=False)
    return result


def closing(act: Callable[[], Any]) -> Any:
    try:
        return act()
    finally:
        connections.close_all()
