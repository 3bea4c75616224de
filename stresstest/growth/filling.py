"""Making the world, inside the private server's environment."""

from itertools import count
from typing import Any
from uuid import UUID

from django.db import connection

from chat.models import Conversation
from chat.services.conversations import ConversationDraft, create_conversation
from stresstest.growth.sizes import EMOJI, LINES, MEMBERS, MESSAGES, REACTIONS, Sizes
from stresstest.growth.world import Place, World
from stresstest.seed.copying import copy_tuples
from stresstest.seed.tokens import working_tokens
from tmschat.core.ids import new_id
from tmschat.users.models import User

AT_ONCE = 100_000  # messages a statement
PAGE = 50

# Every fiftieth message is a picture or a file. Its upload has no object: what is measured signs its URL and no more.
_MESSAGES = """
WITH room AS (
    UPDATE chat_conversation
    SET last_seq = last_seq + %(count)s, change_seq = change_seq + %(count)s, last_activity_at = clock_timestamp()
    WHERE id = %(room)s RETURNING last_seq - %(count)s AS seq, change_seq - %(count)s AS change_seq, last_activity_at
), said AS (
    INSERT INTO chat_message (id, conversation_id, seq, change_seq, type, sender_id, text, mentions, reaction_counts,
                              reply_count, metadata, created_at)
    SELECT uuidv7(), %(room)s, seq + n, change_seq + n,
           CASE WHEN n %% 50 > 0 THEN 'TEXT' WHEN n %% 100 > 0 THEN 'FILE' ELSE 'IMAGE' END,
           (%(people)s::uuid[])[1 + n %% cardinality(%(people)s::uuid[])],
           'Line ' || n || ': the quick brown fox jumps over the lazy dog, and nobody minds.', '{}', '[]', 0, '{}',
           last_activity_at
    FROM room, generate_series(1, %(count)s) n RETURNING id, type, sender_id
), stored AS (
    INSERT INTO media_upload (id, owner_id, kind, name, content_type, size, sha256, width, height, placeholder,
                              object_key, thumbnail_key, thumbnail_tries, infection, created_at, completed_at,
                              claimed_at)
    SELECT id, sender_id, type, 'A name', CASE type WHEN 'FILE' THEN 'application/pdf' ELSE 'image/webp' END, 1, '', 1,
           1, '', 'uploads/' || id, '', 0, '', now(), now(), now()
    FROM said WHERE type <> 'TEXT' RETURNING id, kind
)
INSERT INTO chat_attachment (id, conversation_id, message_id, upload_id, kind, position)
SELECT id, %(room)s, id, id, kind, 0 FROM stored
"""
# Counted and numbered as the flusher leaves them.
_REACTIONS = """
WITH reacted AS (
    INSERT INTO chat_reaction (message_id, conversation_id, user_id, emoji, is_removed, is_counted, change_seq,
                               created_at)
    SELECT m.id, m.conversation_id, person, chr(128512 + e), false, true, m.change_seq, now()
    FROM chat_message m, unnest((%(people)s::uuid[])[:%(each)s]) person, generate_series(0, %(emoji)s - 1) e
    WHERE m.conversation_id = %(room)s
)
UPDATE chat_message SET reaction_counts = (
    SELECT jsonb_agg(jsonb_build_object('emoji', chr(128512 + e), 'count', %(each)s))
    FROM generate_series(0, %(emoji)s - 1) e
) WHERE conversation_id = %(room)s
"""
# All but the last page has been read, and search has caught up: neither is what is measured here.
_CAUGHT_UP = """
INSERT INTO chat_searchhead (conversation_id, change_seq) SELECT id, change_seq FROM chat_conversation
ON CONFLICT (conversation_id) DO UPDATE SET change_seq = EXCLUDED.change_seq;
UPDATE chat_mark k SET read_seq = GREATEST(c.last_seq - 50, 0), delivered_seq = GREATEST(c.last_seq - 50, 0)
FROM chat_conversation c WHERE c.id = k.conversation_id;
VACUUM ANALYZE
"""


class Filling:
    """People by number, and rooms for them."""

    def __init__(self, sizes: Sizes) -> None:
        self._sizes = sizes
        self._numbers = count(1)
        self._crowd = self._people(max(*sizes.members, MEMBERS))

    def world(self) -> World:
        """Make all of it."""
        sizes = self._sizes
        world = World(
            messages=[self._place(size, members=MEMBERS, messages=size) for size in sizes.messages],
            members=[self._place(size, members=size, messages=MESSAGES) for size in sizes.members],
            conversations=self._viewers(sizes.conversations),
            reactions=[self._reacted(size) for size in REACTIONS],
        )
        for statement in _CAUGHT_UP.split(";"):
            _run(statement)
        return world

    def _place(self, size: int, *, members: int, messages: int) -> Place:
        (viewer,) = self._people(1)
        people = [viewer, *self._crowd[: members - 1]]
        room = _room(people)
        for done in range(0, messages, AT_ONCE):
            _run(_MESSAGES, room=room, people=people[:MEMBERS], count=min(AT_ONCE, messages - done))
        return Place(size, str(room), _token(viewer))

    def _reacted(self, size: int) -> Place:
        place = self._place(size, members=MEMBERS, messages=PAGE)
        if size:
            _run(_REACTIONS, room=place.room, people=self._crowd, each=size // EMOJI, emoji=EMOJI)
        return place

    def _viewers(self, sizes: tuple[int, ...]) -> list[Place]:
        """Give one who is in the first so many of the conversations, each."""
        viewers = self._people(len(sizes))
        rooms = []
        for number in range(sizes[-1]):
            inside = [viewer for viewer, size in zip(viewers, sizes, strict=True) if number < size]
            rooms.append(_room([*self._crowd[:3], *inside]))
            _run(_MESSAGES, room=rooms[-1], people=self._crowd[:3], count=LINES)
        return [Place(size, str(rooms[0]), _token(viewer)) for size, viewer in zip(sizes, viewers, strict=True)]

    def _people(self, count: int) -> list[UUID]:
        rows = [(new_id(), f"growth_{next(self._numbers):05d}", "!") for _ in range(count)]
        copy_tuples(User, ("id", "username", "password"), rows, lambda _: None)
        return [user_id for user_id, _, _ in rows]


def _room(people: list[UUID]) -> UUID:
    creator, *others = people
    draft = ConversationDraft(type=Conversation.Type.GROUP, title="Growing", member_ids=others)
    conversation: Conversation = create_conversation(creator=User.objects.get(id=creator), draft=draft)[0]
    return conversation.id


def _token(user_id: UUID) -> str:
    return working_tokens([user_id])[user_id]


def _run(statement: str, **values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
