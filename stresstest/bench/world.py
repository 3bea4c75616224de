"""What the rows work on: `seed_stress`'s data, and rooms of 100 members for pages, sends and marks."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Self
from uuid import UUID

from django.conf import settings
from django.db import connection

from chat.services.conversations import ConversationDraft, create_conversation
from tmschat.users.models import User

EMOJI = ("👍", "❤️", "😂", "🎉", "🚀", "👀", "🙏", "🔥", "💯", "✅")
PAGE = 50
OLD_MESSAGES = 1000  # in the room of pages
MARKED = 2000  # messages in the room of marks
WINDOW = 100  # ids in one batch of deliveries; each batch rises by one

_MESSAGES = """
WITH room AS (
    UPDATE chat_conversation SET last_seq = last_seq + %(count)s, change_seq = change_seq + %(count)s
    WHERE id = %(room)s RETURNING last_seq - %(count)s AS seq, change_seq - %(count)s AS change_seq
)
INSERT INTO chat_message (id, conversation_id, seq, change_seq, type, sender_id, text, mentions, reaction_counts,
                          reply_count, metadata, created_at)
SELECT uuidv7(), %(room)s, seq + n, change_seq + n, 'TEXT',
       (%(people)s::uuid[])[1 + n %% cardinality(%(people)s::uuid[])],
       'Line ' || n || ': the quick brown fox jumps over the lazy dog, and nobody minds.', '{}', '[]', 0, '{}', now()
FROM room, generate_series(1, %(count)s) n
"""
# Each member has every other emoji on each of the newest messages, counted and numbered as the flusher leaves them.
_REACTIONS = """
WITH room AS (
    UPDATE chat_conversation SET change_seq = change_seq + %(messages)s
    WHERE id = %(room)s RETURNING id, change_seq - %(messages)s AS change_seq
), liked AS (
    SELECT m.id, room.change_seq + row_number() OVER (ORDER BY m.seq) AS change_seq
    FROM room, (
        SELECT id, seq FROM chat_message WHERE conversation_id = %(room)s ORDER BY seq DESC LIMIT %(messages)s
    ) m
), written AS (
    INSERT INTO chat_reaction
        (message_id, conversation_id, user_id, emoji, is_removed, is_counted, change_seq, created_at)
    SELECT liked.id, %(room)s, person, emoji, false, true, liked.change_seq, now()
    FROM liked, unnest(%(people)s::uuid[]) WITH ORDINALITY p(person, i),
         unnest(%(emoji)s::text[]) WITH ORDINALITY e(emoji, j)
    WHERE (i + j) %% 2 = 0
)
UPDATE chat_message m SET change_seq = liked.change_seq, reaction_counts = (
    SELECT jsonb_agg(jsonb_build_object('emoji', emoji, 'count', cardinality(%(people)s::uuid[]) / 2))
    FROM unnest(%(emoji)s::text[]) emoji
)
FROM liked WHERE m.id = liked.id
"""
# For pgbench, whose variables hold numbers: who its clients are, and things to draw by number.
_FOR_PGBENCH = """
CREATE TABLE bench_client AS
SELECT n - 1 AS n, person, (%(extras)s::uuid[])[n] AS extra
FROM unnest(%(people)s::uuid[]) WITH ORDINALITY p(person, n);
CREATE TABLE bench_liked AS
SELECT n - 1 AS n, id FROM unnest(%(liked)s::uuid[]) WITH ORDINALITY l(id, n);
CREATE TABLE bench_window AS
SELECT n, (SELECT array_agg(id ORDER BY seq) FROM chat_message
           WHERE conversation_id = %(marks)s AND seq >= n AND seq < n + %(window)s) AS ids
FROM generate_series(1, %(windows)s) n;
ALTER TABLE bench_client ADD PRIMARY KEY (n);
ALTER TABLE bench_liked ADD PRIMARY KEY (n);
ALTER TABLE bench_window ADD PRIMARY KEY (n)
"""


@dataclass(frozen=True, slots=True)
class Person:
    """One of the hundred: whose token a client bears, and the small room that they are in."""

    id: str
    token: str
    extra: str


@dataclass(frozen=True, slots=True)
class Circle:
    """A hundred of the crowd, and the only conversation that they are in."""

    room: str
    people: list[Person]


@dataclass(frozen=True, slots=True)
class World:
    """The ids that requests are made of. Each room has all the people as members."""

    database: str
    people: list[Person]
    group: str
    liked: list[str]  # the group's messages that are reacted to
    page_room: str
    send_room: str
    mark_room: str
    marked: list[str]  # the messages of the room of marks, oldest first
    poll: str
    options: list[str]
    raw: dict[str, str] = field(default_factory=dict)  # pgbench scripts by row
    crowd: list[Circle] = field(default_factory=list)

    @classmethod
    def read(cls, written: dict[str, Any]) -> Self:
        """Read what `as_json` gave."""
        people = [Person(**person) for person in written["people"]]
        crowd = [Circle(each["room"], [Person(**person) for person in each["people"]]) for each in written["crowd"]]
        return cls(**{**written, "people": people, "crowd": crowd})

    def as_json(self) -> dict[str, Any]:
        """Give plain values."""
        return asdict(self)


def filled(seeded: dict[str, Any]) -> World:
    """Add to what `seed_stress` made and give what there is."""
    people = [user["id"] for user in seeded["users"]]
    page_room, send_room, mark_room = (_room(people, title) for title in ("Pages", "Sends", "Marks"))
    _run(_MESSAGES, room=page_room, people=people, count=OLD_MESSAGES)
    _run(_REACTIONS, room=page_room, people=people, messages=PAGE, emoji=list(EMOJI))
    _run(_MESSAGES, room=mark_room, people=people, count=MARKED)
    world = World(
        database=settings.DATABASE_URL,
        people=_people(seeded),
        group=seeded["group"]["id"],
        liked=[*seeded["group"]["image_message_ids"], *seeded["group"]["file_message_ids"]],
        page_room=page_room,
        send_room=send_room,
        mark_room=mark_room,
        marked=_ids(mark_room),
        poll=seeded["poll"]["id"],
        options=seeded["poll"]["option_ids"],
    )
    _prepare_pgbench(world)
    _run("VACUUM ANALYZE")
    return world


def _people(seeded: dict[str, Any]) -> list[Person]:
    """Take the people in turn from each small room, so that the first fifty are five of each."""
    extras = {name: extra["id"] for extra in seeded["extras"] for name in extra["member_usernames"]}
    known = [Person(user["id"], user["token"], extras[user["username"]]) for user in seeded["users"]]
    places = {person.id: place for place, person in enumerate(known)}
    size = len(known) // len(seeded["extras"])
    return sorted(known, key=lambda person: (places[person.id] % size, places[person.id]))


def _room(people: Sequence[str], title: str) -> str:
    creator, *others = map(UUID, people)
    draft = ConversationDraft(type="GROUP", title=title, member_ids=others)
    return str(create_conversation(creator=User.objects.get(id=creator), draft=draft)[0].id)


def _ids(room: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM chat_message WHERE conversation_id = %s ORDER BY seq", [room])
        return [str(message_id) for (message_id,) in cursor.fetchall()]


def _prepare_pgbench(world: World) -> None:
    values: dict[str, Any] = {
        "people": [person.id for person in world.people],
        "extras": [person.extra for person in world.people],
        "liked": world.liked,
        "marks": world.mark_room,
        "window": WINDOW,
        "windows": MARKED - WINDOW,
    }
    for statement in _FOR_PGBENCH.split(";"):
        _run(statement, **values)


def _run(statement: str, **values: str | int | list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
