"""What happens reaches whom it concerns, once, in order, with numbers that leave no gap."""

import pytest

from chat.services.conversations import delete_conversation, update_conversation
from chat.services.deletion import delete_message
from chat.services.members import add_members, change_role, leave_conversation, remove_member
from chat.services.messages import edit_message, pin_message
from chat.services.reactions import add_reaction
from tmschat.testing.factories import make_group, make_user, send


def test_a_message_reaches_every_member_and_nobody_else(live, alice, bob, room):
    ears = [live.connect(alice), live.connect(bob)]
    stranger = live.connect(make_user("carol"))

    message = send(alice, room, "Hello")

    for ear in ears:
        frame = ear.next("message.created")
        assert frame["message"]["id"] == str(message["id"])
        assert frame["conversation_id"] == str(room.id)
        assert frame["change_seq"] == message["change_seq"] == frame["since"] + 1
        assert "reacted" not in frame["message"]
    assert [frame["type"] for frame in stranger.until_pong()] == []


def test_every_change_comes_in_the_order_of_its_number_without_a_gap(live, alice, bob, room):
    carol = make_user("carol")
    ear = live.connect(bob)
    number = ear.hello["heads"][str(room.id)]["change_seq"]

    first = send(alice, room, "First")["id"]
    second = send(alice, room, "Second")["id"]
    edit_message(user=alice, message_id=first, text="The first")
    pin_message(user=alice, message_id=first)
    update_conversation(user=alice, conversation_id=room.id, changes={"title": "Renamed"})
    add_members(user=alice, conversation_id=room.id, user_ids=[carol.pk])
    change_role(user=alice, conversation_id=room.id, member_id=carol.pk, role="ADMIN")
    remove_member(user=alice, conversation_id=room.id, member_id=carol.pk)
    delete_message(user=alice, message_id=second)

    expected = [
        "message.created",
        "message.created",
        "message.updated",
        "message.updated",
        "conversation.updated",
        "member.added",
        "member.updated",
        "member.removed",
        "message.deleted",
    ]
    frames = [ear.next() for _ in expected]
    assert [frame["type"] for frame in frames] == expected
    for frame in frames:
        assert (frame["since"], frame["change_seq"]) == (number, number + 1)
        number += 1


def test_a_reaction_is_numbered_counted_and_told_with_who_moved(live, alice, bob, room):
    message = send(alice, room)
    ear = live.connect(alice)

    add_reaction(user=bob, message_id=message["id"], emoji="👍")

    frame = ear.next("reaction.updated")
    assert frame["message_id"] == str(message["id"])
    assert frame["reactions"] == [{"emoji": "👍", "count": 1}]
    assert frame["changes"] == [{"user_id": str(bob.pk), "emoji": "👍", "op": "add"}]
    assert frame["change_seq"] == frame["since"] + 1


def test_who_joins_hears_of_it_and_of_all_that_follows_without_reconnecting(live, alice, bob, room):
    carol = make_user("carol")
    newcomer, other = live.connect(carol), live.connect(bob)

    add_members(user=alice, conversation_id=room.id, user_ids=[carol.pk])
    send(alice, room, "Welcome")

    joined, added = newcomer.next(), other.next()
    assert (joined["type"], added["type"]) == ("conversation.joined", "member.added")
    assert joined["change_seq"] == added["change_seq"]
    assert joined["conversation"]["id"] == str(room.id)
    assert newcomer.next("message.created", "changes")["since"] == joined["change_seq"]


def test_a_new_conversation_and_its_first_message_reach_its_members(live, alice, bob):
    ears = [live.connect(alice), live.connect(bob)]

    new = make_group(alice, bob)
    send(alice, new, "First")

    for ear in ears:
        joined = ear.next()
        assert (joined["type"], joined["conversation_id"]) == ("conversation.joined", str(new.id))
        assert ear.next("message.created", "changes")["since"] == joined["change_seq"]


@pytest.mark.parametrize("how", ["leave", "remove"])
def test_who_leaves_hears_that_and_nothing_after_it(how, live, alice, bob, room):
    gone, other = live.connect(bob), live.connect(alice)

    if how == "leave":
        leave_conversation(user=bob, conversation_id=room.id)
    else:
        remove_member(user=alice, conversation_id=room.id, member_id=bob.pk)
    send(alice, room, "Among ourselves")

    left, removed = gone.next(), other.next()
    assert (left["type"], removed["type"]) == ("conversation.left", "member.removed")
    assert left["change_seq"] == removed["change_seq"]
    assert other.next()["type"] == "message.created"
    assert gone.until_pong() == []


def test_a_deleted_conversation_is_left_by_all(live, alice, bob, room):
    ears = [live.connect(alice), live.connect(bob)]

    delete_conversation(user=alice, conversation_id=room.id)

    for ear in ears:
        assert ear.next()["type"] == "conversation.left"


def test_a_person_gets_the_same_on_all_their_sockets(live, alice, bob, room):
    ears = [live.connect(bob), live.connect(bob)]

    send(alice, room)

    assert ears[0].next("message.created") == ears[1].next("message.created")


def test_ones_own_flags_go_to_ones_own_sockets(live, alice, bob, room, as_bob):
    own, other = live.connect(bob), live.connect(alice)

    as_bob.patch(f"/api/v1/conversations/{room.id}/me", {"is_muted": True}, format="json")

    assert own.next("me.updated")["me"]["is_muted"] is True
    assert other.until_pong() == []


def test_a_profile_goes_to_those_who_share_a_conversation(live, alice, bob, room, as_bob):
    ear, own = live.connect(alice), live.connect(bob)
    stranger = live.connect(make_user("carol"))

    as_bob.patch("/api/v1/users/me", {"display_name": "Robert"}, format="json")

    assert ear.next("user.updated")["user"]["display_name"] == "Robert"
    assert own.next("user.updated")["user"]["display_name"] == "Robert"
    assert stranger.until_pong() == []


def test_ending_a_sign_in_ends_the_sockets_that_it_opened_and_no_others(live, alice, as_alice):
    kept = live.connect(alice)
    raw = as_alice._credentials["HTTP_AUTHORIZATION"]
    cut = live.connect(headers={"Authorization": raw})

    as_alice.post("/api/v1/auth/logout")

    assert cut.closing_code() == 4401
    assert kept.until_pong() == []


def test_a_burst_arrives_whole_and_in_order(live, alice, bob, room):
    ear = live.connect(bob)

    sent = [send(alice, room, f"Message {number}")["seq"] for number in range(200)]

    heard = [ear.next("message.created")["message"]["seq"] for _ in sent]
    assert heard == sent
