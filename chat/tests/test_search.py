"""Searching: what is found, for whom, and how soon."""

import threading
from typing import Any

import pytest
from rest_framework.test import APIClient

from chat import sql
from chat.folding import fold, highlight, terms_of
from chat.models import SearchEntry
from chat.selectors import search
from chat.services.deletion import delete_message
from chat.services.indexing import index_pending
from chat.services.members import add_members, remove_member
from chat.services.messages import edit_message
from tmschat.testing.concurrency import race, wait_until
from tmschat.testing.factories import client_of, make_group, send

URL = "/api/v1/search/messages"


def found(client: APIClient, q: str, **filters: Any) -> list[str]:
    answer = client.get(URL, {"q": q, **filters})
    assert answer.status_code == 200, answer.content
    return [message["text"] for message in answer.json()["data"]]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("The quarterly report is ready", "report"),
        ("The quarterly report is ready", "QUARTERLY ready"),
        ("The quarterly report is ready", "uarter"),
        ("Ça été décidé à Zürich", "zurich decide"),
        ("明日の会議は東京都庁で", "会議"),
        ("明日の会議は東京都庁で", "東京都"),
        ("明日の会議は東京都庁で", "庁"),
        ("회의는 서울에서 합니다", "서울"),
        ("我们明天在北京开会", "北京"),
        ("It is ok to go", "ok"),
        ("release v2-rc is out", "v2-rc"),
        ("100% sure_thing\\here", "sure_thing\\here"),
        ("اجتماع الغد", "الغد"),
        ("Встреча переносится на завтра", "перенос"),
        ("Встреча переносится на завтра", "на"),
        ("Η συνάντηση αναβάλλεται", "ναβαλ"),
        ("कल की बैठक कितने बजे है?", "बैठक"),
        ("การประชุมพรุ่งนี้", "ประชุม"),
        ("המפתח של חדר הישיבות", "ישיבות"),
        ("Wi-Fiшный роутер", "iшный"),
        ("snake_case_name", "case"),
    ],
)
def test_words_and_parts_of_words_are_found_in_any_script(text, query, as_bob, alice, room):
    send(alice, room, text)
    send(alice, room, "Something else")
    index_pending()
    assert found(as_bob, query) == [text]


@pytest.mark.parametrize("query", ["annual", "re port", '"ready report"', "京東", "か", "%", "k", "o"])
def test_what_is_not_there_is_not_found(query, as_bob, alice, room):
    send(alice, room, "The quarterly report is ready: 東京で会議が ok")
    index_pending()
    assert found(as_bob, query) == []


def test_a_quoted_phrase_stands_together_and_filters_combine(as_alice, alice, bob, room):
    send(alice, room, "big red house")
    send(bob, room, "red big house")
    other = make_group(alice, bob)
    send(bob, other, "a big red house")
    index_pending()
    assert found(as_alice, '"big red"') == ["a big red house", "big red house"]
    assert found(as_alice, '"big red"', conversation_id=room.id) == ["big red house"]
    assert found(as_alice, "house", sender_id=bob.id, conversation_id=room.id) == ["red big house"]
    assert found(as_alice, "house", type="FILE") == []
    assert found(as_alice, "house", before="2020-01-01T00:00:00Z") == []
    assert found(as_alice, "house", before="1900-01-01T00:00:00Z") == []
    assert len(found(as_alice, "house", after="2020-01-01T00:00:00Z")) == 3


@pytest.mark.parametrize(
    "time", ["0001-01-01T00:00:00+14:00", "0001-01-01", "9999-12-31T23:59:59-12:00", "9999-12-31", "soon", ""]
)
def test_a_time_that_has_no_place_in_every_zone_is_refused(time, as_alice):
    for name in ("before", "after"):
        answer = as_alice.get("/api/v1/search/messages", {"q": "house", name: time})
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["attr"] == name


def test_only_ones_own_conversations_are_searched(as_carol, as_bob, alice, bob, room):
    send(alice, room, "for our eyes only")
    index_pending()
    assert found(as_carol, "eyes") == []
    assert as_carol.get(URL, {"q": "eyes", "conversation_id": room.id}).status_code == 404
    assert found(as_bob, "eyes") == ["for our eyes only"]
    remove_member(user=alice, conversation_id=room.id, member_id=bob.id)
    assert found(as_bob, "eyes") == []


def test_edited_and_deleted_messages_are_right_at_once_and_after_indexing(as_bob, alice, room):
    edited, deleted = send(alice, room, "apples"), send(alice, room, "apples too")
    index_pending()
    edit_message(user=alice, message_id=edited["id"], text="pears")
    delete_message(user=alice, message_id=deleted["id"])
    assert found(as_bob, "apples") == []
    index_pending()
    assert found(as_bob, "apples") == []
    assert found(as_bob, "pears") == ["pears"]
    assert index_pending() == 0


def test_times_narrow_down_exactly(as_bob, alice, room):
    sent_at = [send(alice, room, f"tick {number}")["created_at"].isoformat() for number in range(4)]
    index_pending()
    assert found(as_bob, "tick", before=sent_at[2]) == ["tick 1", "tick 0"]
    assert found(as_bob, "tick", after=sent_at[1]) == ["tick 3", "tick 2"]
    assert found(as_bob, "tick", after=sent_at[0], before=sent_at[2]) == ["tick 1"]


@pytest.mark.parametrize("few", [0, 200])
def test_few_or_many_conversations_the_same_is_found(few, as_bob, alice, bob, room, monkeypatch):
    monkeypatch.setattr(search, "FEW", few)
    monkeypatch.setattr(search, "RECENT", 1)
    monkeypatch.setattr(search, "RECENT_OF_MANY", 1)  # so that nothing comes from among the newest
    elsewhere = make_group(alice)
    send(alice, make_group(alice, bob), "needle one")
    send(alice, room, "needle two 会議")
    send(alice, elsewhere, "needle three 会議")
    index_pending()
    assert found(as_bob, "needle") == ["needle two 会議", "needle one"]
    assert found(as_bob, "会議") == ["needle two 会議"]
    assert found(as_bob, "needle", conversation_id=room.id) == ["needle two 会議"]
    assert found(as_bob, "needle", type="TEXT", sender_id=alice.id) == ["needle two 会議", "needle one"]


def test_a_search_that_takes_too_long_is_ended_and_says_so(as_bob, alice, room, monkeypatch):
    send(alice, room, "needle")
    index_pending()
    monkeypatch.setattr(search, "MAX_MS", 100)
    monkeypatch.setattr(sql, "SEARCH_IN_EACH", "SELECT e.message_id FROM chat_searchentry e, pg_sleep(30)")
    answer = as_bob.get(URL, {"q": "needle"})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "search_too_broad")
    monkeypatch.undo()
    assert found(as_bob, "needle") == ["needle"]


@pytest.mark.django_db(transaction=True)
def test_nobody_finds_what_was_said_where_they_are_no_member_any_more(alice, bob, room):
    send(alice, room, "for our eyes only")
    index_pending()
    for _ in range(5):
        gone = threading.Event()

        def runner(number: int, gone: threading.Event = gone) -> list[tuple[bool, list[str]]]:
            if number == 0:
                remove_member(user=alice, conversation_id=room.id, member_id=bob.id)
                gone.set()
                return []
            return [look(client_of(bob), gone) for _ in range(8)]

        looks = [each for looked in race(6, runner) for each in looked]
        assert {tuple(texts) for was_gone, texts in looks if was_gone} == {()}
        assert {tuple(texts) for _, texts in looks} <= {(), ("for our eyes only",)}
        add_members(user=alice, conversation_id=room.id, user_ids=[bob.id])
        assert found(client_of(bob), "eyes") == ["for our eyes only"]


def look(client: APIClient, gone: threading.Event) -> tuple[bool, list[str]]:
    """Give whether the membership had ended before the search began, and what it found."""
    was_gone = gone.is_set()
    return was_gone, found(client, "eyes")


@pytest.mark.django_db(transaction=True)
def test_workers_that_index_at_once_leave_what_is_true(alice, room):
    messages = [send(alice, room, f"draft {number}") for number in range(20)]

    def runner(number: int) -> None:
        for message in messages[number::4]:
            edit_message(user=alice, message_id=message["id"], text=f"final {message['seq']}")
            index_pending()

    race(4, runner)
    wait_until(lambda: index_pending() == 0)
    assert set(SearchEntry.objects.values_list("folded", flat=True)) == {f"final {seq}" for seq in range(1, 21)}


def test_pages_are_newest_first_without_skips_or_repeats(as_bob, alice, room):
    for number in range(25):
        send(alice, room, f"needle {number}")
    index_pending()
    seen: list[str] = []
    place: dict[str, str] = {}
    for has_more in (True, True, False):
        answer = as_bob.get(URL, {"q": "needle", "limit": 10, **place}).json()
        seen += [message["text"] for message in answer["data"]]
        assert answer["pagination"]["has_more"] is has_more
        place = {"cursor": answer["pagination"]["next_cursor"] or ""}
    assert seen == [f"needle {number}" for number in reversed(range(25))]


def test_the_highlight_shows_where_in_code_points(as_bob, alice, room):
    send(alice, room, "👍🏽 Über alles: Über")
    index_pending()
    message = as_bob.get(URL, {"q": "uber"}).json()["data"][0]
    shown = message["highlight"]
    assert [shown["text"][start:end] for start, end in shown["ranges"]] == ["Über", "Über"]


def test_a_highlight_in_a_long_text_is_cut_around_the_first_match():
    text = "x " * 500 + "needle" + " y" * 500
    shown = highlight(terms_of("needle"), text)
    assert len(shown["text"]) == 200
    assert [shown["text"][start:end] for start, end in shown["ranges"]] == ["needle"]


@pytest.mark.parametrize("query", ["", "   ", "x" * 201, "a\x00b"])
def test_a_query_is_1_to_200_characters(query, as_bob, room):
    answer = as_bob.get(URL, {"q": query})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["attr"] == "q"


@pytest.mark.parametrize("rows", [1, 100])
def test_a_search_costs_the_same_for_any_number_of_hits(rows, as_bob, alice, room, django_assert_num_queries):
    for number in range(rows):
        send(alice, room, f"needle {number}")
    index_pending()
    as_bob.get(URL, {"q": "needle"})
    with django_assert_num_queries(7):  # token; savepoint, time limit, newest, index, release; messages
        assert len(as_bob.get(URL, {"q": "needle", "limit": 100}).json()["data"]) == rows


def test_folding_keeps_letters_apart_that_only_look_accented():
    assert fold("ÉCLAIR  Straße") == "eclair strasse"
    assert fold("が") != fold("か")
    assert fold("한국") == "한국"
