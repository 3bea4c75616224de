"""One's own profile and the directory."""

import pytest
from django.db import connection

from tmschat.testing.factories import client_of, make_user
from tmschat.users.models import User
from tmschat.users.selectors import directory

ME = "/api/v1/users/me"
USERS = "/api/v1/users"
CAFE_DECOMPOSED = "Cafe\u0301"


def listed(client, **query):
    """All pages' usernames."""
    names, cursor = [], None
    while True:
        page = client.get(USERS, query | ({"cursor": cursor} if cursor else {})).json()
        names += [person["username"] for person in page["data"]]
        cursor = page["pagination"]["next_cursor"]
        if cursor is None:
            return names


def test_ones_own_profile_has_all_its_fields(alice, as_alice):
    assert as_alice.get(ME).json()["data"] == {
        "id": str(alice.pk),
        "username": "alice",
        "display_name": "Alice",
        "avatar_url": None,
        "status_text": "",
        "time_zone": "UTC",
        "locale": "",
        "is_moderator": False,
        "shares_read_marks": True,
        "shares_presence": True,
    }


CHANGES = {
    "display_name": "Alice L.",
    "avatar_url": "https://example.org/a.png",
    "status_text": "In a meeting",
    "time_zone": "Europe/Berlin",
    "locale": "de-AT",
    "shares_read_marks": False,
    "shares_presence": False,
}


@pytest.mark.django_db(transaction=True)
def test_a_changed_profile_is_seen_at_once_and_told_to_others(alice, as_alice, events):
    for _ in range(3):
        as_alice.get(ME)
    answer = as_alice.patch(ME, CHANGES, format="json")
    assert answer.status_code == 200
    mine = as_alice.get(ME).json()["data"]
    assert answer.json()["data"] == mine
    assert {name: mine[name] for name in CHANGES} == CHANGES
    told = [event.body["user"] for event in events if event.type == "user.updated"]
    assert [(user["id"], user["display_name"], user["status_text"]) for user in told] == [
        (alice.pk, "Alice L.", "In a meeting")
    ]


@pytest.mark.django_db(transaction=True)
def test_a_change_that_others_do_not_see_is_not_told_and_none_at_all_changes_nothing(as_alice, events):
    assert as_alice.patch(ME, {"locale": "fr"}, format="json").status_code == 200
    assert as_alice.patch(ME, {}, format="json").status_code == 200
    assert as_alice.patch(ME, {"display_name": "Alice"}, format="json").status_code == 200
    assert events == []


def test_text_is_kept_as_nfc_and_its_length_counted_after_that(as_alice):
    long = CAFE_DECOMPOSED * 25  # 125 code points, 100 of them after normalising
    assert as_alice.patch(ME, {"display_name": long}, format="json").json()["data"]["display_name"] == "Café" * 25
    assert as_alice.patch(ME, {"display_name": long + "x"}, format="json").status_code == 400


def test_an_avatar_is_taken_away_with_null(as_alice):
    as_alice.patch(ME, {"avatar_url": "https://example.org/a.png"}, format="json")
    assert as_alice.patch(ME, {"avatar_url": None}, format="json").json()["data"]["avatar_url"] is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("display_name", 5),
        ("display_name", None),
        ("display_name", "a\nb"),
        ("display_name", "x" * 101),
        ("status_text", "x" * 201),
        ("avatar_url", "javascript:alert(1)"),
        ("avatar_url", "https://[broken"),
        ("avatar_url", "https://example.org/" + "x" * 500),
        ("time_zone", "Mars/Olympus"),
        ("time_zone", "../../etc/passwd"),
        ("locale", "en_US!"),
        ("shares_presence", "yes"),
        ("shares_presence", 1),
        ("shares_read_marks", None),
        ("username", "root"),
        ("id", "0192f0c1-2345-7abc-8def-0123456789ab"),
        ("is_moderator", True),
        ("is_superuser", True),
        ("displayname", "misspelt"),
    ],
)
def test_a_field_that_does_not_fit_is_a_400_that_names_it_and_changes_nothing(alice, as_alice, field, value):
    answer = as_alice.patch(
        ME, {field: value, "status_text": value if field == "status_text" else "new"}, format="json"
    )
    assert answer.status_code == 400
    assert [error["attr"] for error in answer.json()["errors"]] == [field]
    assert User.objects.get(pk=alice.pk).status_text == ""


@pytest.fixture
def people(alice):
    """Alice (the caller), and others."""
    make_user("bert").__class__.objects.filter(username="bert").update(display_name="Älfred Äsop")
    for username, name in [("Albert", "Zoe"), ("zoe", "albertine"), ("al_x", "100% sure"), ("al.y", "Someone")]:
        User.objects.create_user(username, None, display_name=name)


def test_the_directory_finds_by_the_beginning_of_either_name_in_any_case(people, as_alice):
    assert listed(as_alice, q="aLb") == ["Albert", "zoe"]
    assert listed(as_alice, q="al") == ["al.y", "Albert", "alice", "al_x", "zoe"]
    assert listed(as_alice, q="älf") == ["bert"]
    assert listed(as_alice, q="A\u0308lf") == ["bert"]
    assert listed(as_alice, q="bertine") == []


def test_no_character_is_a_wildcard(people, as_alice):
    assert listed(as_alice, q="al_") == ["al_x"]
    assert listed(as_alice, q="100%") == ["al_x"]
    assert listed(as_alice, q="%") == []


@pytest.mark.parametrize("limit", [1, 2, 3, 100])
def test_the_directory_pages_without_gap_or_repeat(people, as_alice, limit):
    everybody = {"alice", "bert", "Albert", "zoe", "al_x", "al.y"}
    assert sorted(listed(as_alice, limit=limit)) == sorted(everybody)
    assert listed(as_alice, q="al", limit=limit) == ["al.y", "Albert", "alice", "al_x", "zoe"]


@pytest.mark.parametrize("rows", [1, 100])
def test_a_page_of_the_directory_costs_the_same_for_any_length(alice, as_alice, rows, django_assert_num_queries):
    User.objects.bulk_create(User(username=f"many{number}", display_name=f"Many {number}") for number in range(rows))
    as_alice.get(ME)
    with django_assert_num_queries(3):  # who asks; found by username; found by display name
        assert len(as_alice.get(USERS, {"q": "many", "limit": 100}).json()["data"]) == rows


@pytest.mark.parametrize("query", ["", "al"])
def test_the_directory_is_served_by_its_indexes(alice, query):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
    statements = []

    def noted(run, sql, params, *rest):
        statements.append((sql, params))
        return run(sql, params, *rest)

    with connection.execute_wrapper(noted):
        directory(query, after=(0, "AA", alice.pk), limit=10)
    with connection.cursor() as cursor:
        for sql, params in statements:
            cursor.execute("EXPLAIN " + sql, params)
            plan = "\n".join(row[0] for row in cursor.fetchall())
            assert "Index Cond" in plan, plan
            assert "Sort" not in plan, plan


@pytest.mark.parametrize(
    "query", [{"cursor": "x"}, {"cursor": "WyJhIl0"}, {"limit": "0"}, {"limit": "x"}, {"q": "a" * 101}]
)
def test_a_bad_cursor_limit_or_query_is_a_400(as_alice, query):
    answer = as_alice.get(USERS, query)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["attr"] in query


def test_a_null_character_in_the_query_is_a_400(as_alice):
    assert as_alice.get(USERS, {"q": "a\x00"}).status_code == 400


def test_a_person_is_read_by_id_and_an_unknown_one_is_a_404(alice, bob, as_alice):
    assert as_alice.get(f"{USERS}/{bob.pk}").json()["data"] == {
        "id": str(bob.pk),
        "username": "bob",
        "display_name": "Bob",
        "avatar_url": None,
        "status_text": "",
        "time_zone": "UTC",
        "is_suspended": False,
    }
    for unknown in ("0192f0c1-2345-7abc-8def-0123456789ab", "nonsense", "%00"):
        assert as_alice.get(f"{USERS}/{unknown}").status_code == 404


def test_who_is_not_signed_in_sees_nobody(alice, nobody):
    for call in (nobody.get(ME), nobody.patch(ME, {}), nobody.get(USERS), nobody.get(f"{USERS}/{alice.pk}")):
        assert call.status_code == 401


def test_a_moderator_is_told_so_without_a_query(moderator, django_assert_num_queries):
    client = client_of(moderator)
    for _ in range(2):
        client.get(ME)
    with django_assert_num_queries(0):
        assert client.get(ME).json()["data"]["is_moderator"] is True
