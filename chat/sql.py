"""The few hand-written statements. Each is here because the ORM cannot say it in one round trip, or because building
its query costs more than the database takes to answer it (a page: 0.4 ms of Python for 0.2 ms of PostgreSQL).
"""

from media.render import COLUMNS

# One send, numbered without gaps: the conversation's row is locked inside PostgreSQL for this one statement, not for
# the several round trips of a transaction. `clock_timestamp()` is read after the lock is had, so times rise with `seq`.
# Who is a member is read before the lock. Of what changed while it was waited for, PostgreSQL looks at this row alone
# (READ COMMITTED), so the row tells that somebody has gone: then nothing is sent, and the whole is tried again.
SEND = """
WITH member AS (
    SELECT role FROM chat_member
    WHERE conversation_id = %(conversation_id)s AND user_id = %(sender_id)s AND NOT is_removed
), repeated AS (
    SELECT id FROM chat_message WHERE sender_id = %(sender_id)s AND client_id = %(client_id)s
), numbered AS (
    UPDATE chat_conversation
    SET last_seq = last_seq + 1, change_seq = change_seq + 1, last_activity_at = clock_timestamp()
    WHERE id = %(conversation_id)s AND deleted_at IS NULL
      AND EXISTS (SELECT FROM member) AND NOT EXISTS (SELECT FROM repeated)
      AND departures = (SELECT departures FROM chat_conversation WHERE id = %(conversation_id)s)
    RETURNING last_seq, change_seq, last_activity_at
)
INSERT INTO chat_message (id, conversation_id, seq, change_seq, type, sender_id, client_id, text, reply_to_id, mentions,
                          reaction_counts, reply_count, metadata, created_at)
SELECT %(id)s, %(conversation_id)s, last_seq, change_seq, %(type)s, %(sender_id)s, %(client_id)s, %(text)s,
       %(reply_to_id)s, %(mentions)s::uuid[], '[]', 0, %(metadata)s, last_activity_at
FROM numbered
RETURNING seq, change_seq, created_at
"""

# Where the flusher finds something to do. The ORM builds the parts' union anew each second, for 1 ms.
UNNUMBERED_REACTIONS = "SELECT conversation_id FROM chat_reaction WHERE change_seq IS NULL"

# Many replies may quote one message: as one statement they cost the same round trip.
RENUMBER = """
UPDATE chat_message m SET change_seq = n.change_seq
FROM unnest(%(message_ids)s::uuid[], %(numbers)s::bigint[]) AS n(message_id, change_seq)
WHERE m.id = n.message_id
"""

# The viewer's own reactions to a message as words: an emoji and a mark (`chat.selectors.reactions.MARKS`) that says
# whether it stands and whether the stored count holds it. As JSON they cost PostgreSQL 0.13 ms more a page, of 0.46.
OWN_REACTIONS = """
(SELECT string_agg(r.emoji || CASE WHEN r.is_removed THEN CASE WHEN r.is_counted THEN '-' ELSE '0' END
                                   ELSE CASE WHEN r.is_counted THEN '=' ELSE '+' END END, ' ')
 FROM chat_reaction r WHERE r.message_id = m.id AND r.user_id = %(viewer_id)s::uuid) AS own_reactions
"""

# What a message looks like, with its sender, the message that it answers and the viewer's own reactions: a page needs
# these for every row, and a round trip of their own would cost more than finding them.
MESSAGES = (
    """
SELECT m.id, m.conversation_id, m.seq, m.change_seq, m.type, m.client_id, m.sender_id,
       s.username, s.display_name, s.avatar_url, m.text, m.mentions, m.reaction_counts::text,
       m.reply_to_id, p.seq AS reply_seq, p.sender_id AS reply_sender_id, left(p.text, 300) AS reply_text,
       m.edited_at, m.deleted_at, m.pinned_at IS NOT NULL AS is_pinned, m.reply_count, m.metadata::text, m.created_at,
       """
    + OWN_REACTIONS
    + """
FROM chat_message m
LEFT JOIN users_user s ON s.id = m.sender_id
LEFT JOIN chat_message p ON p.id = m.reply_to_id
"""
)

SEQS = "(SELECT m.seq FROM chat_message m WHERE {where} {order})"

# What is attached to the messages of a page: as model instances 50 of them cost 2.8 ms, as rows 0.4.
ATTACHMENTS = f"""
SELECT a.message_id, {", ".join(f"u.{column}" for column in COLUMNS)}
FROM chat_attachment a JOIN media_upload u ON u.id = a.upload_id
WHERE a.message_id = ANY(%(message_ids)s::uuid[])
ORDER BY a.message_id, a.position
"""

IS_MEMBER = """
EXISTS (SELECT FROM chat_member v JOIN chat_conversation c ON c.id = v.conversation_id
        WHERE v.conversation_id = m.conversation_id AND v.user_id = %(viewer_id)s
          AND NOT v.is_removed AND c.deleted_at IS NULL)
"""

# Whether others may know is asked with the mark: who asks may have been read when their socket opened, days ago.
_RISEN = """
conversation_id, user_id, delivered_seq, read_seq,
(SELECT u.shares_read_marks FROM users_user u WHERE u.id = k.user_id) AS is_shared
"""

# Marks only rise, so any number of them, in any order, from any number of devices, is one statement.
READ = (
    """
INSERT INTO chat_mark AS k (conversation_id, user_id, delivered_seq, read_seq, delivered_at, read_at)
SELECT c.id, v.user_id, LEAST(%(seq)s, c.last_seq), LEAST(%(seq)s, c.last_seq), now(), now()
FROM chat_member v JOIN chat_conversation c ON c.id = v.conversation_id
WHERE v.conversation_id = %(conversation_id)s AND v.user_id = %(user_id)s AND NOT v.is_removed AND c.deleted_at IS NULL
ON CONFLICT (conversation_id, user_id) DO UPDATE SET
    read_seq = EXCLUDED.read_seq, read_at = EXCLUDED.read_at,
    delivered_seq = GREATEST(k.delivered_seq, EXCLUDED.delivered_seq),
    delivered_at = CASE WHEN EXCLUDED.delivered_seq > k.delivered_seq THEN now() ELSE k.delivered_at END
WHERE EXCLUDED.read_seq > k.read_seq
RETURNING """
    + _RISEN
)

_DELIVER = (
    """
INSERT INTO chat_mark AS k (conversation_id, user_id, delivered_seq, read_seq, delivered_at)
{marks}
ON CONFLICT (conversation_id, user_id) DO UPDATE SET
    delivered_seq = EXCLUDED.delivered_seq, delivered_at = EXCLUDED.delivered_at
WHERE EXCLUDED.delivered_seq > k.delivered_seq
RETURNING """
    + _RISEN
)

DELIVER_UP_TO = _DELIVER.format(
    marks="""
SELECT c.id, v.user_id, LEAST(%(seq)s, c.last_seq), 0, now()
FROM chat_member v JOIN chat_conversation c ON c.id = v.conversation_id
WHERE v.conversation_id = %(conversation_id)s AND v.user_id = %(user_id)s AND NOT v.is_removed AND c.deleted_at IS NULL
"""
)

# Rows are taken in the order of their conversations, so that two batches of one person cannot deadlock.
DELIVER_MESSAGES = (
    """
WITH visible AS (
    SELECT m.id, m.conversation_id, m.seq FROM chat_message m
    WHERE m.id = ANY(%(message_ids)s::uuid[]) AND """
    + IS_MEMBER
    + """
), risen AS ("""
    + _DELIVER.format(
        marks="""
    SELECT conversation_id, %(viewer_id)s, max(seq), 0, now() FROM visible
    GROUP BY conversation_id ORDER BY conversation_id
"""
    )
    + """)
SELECT visible.id, risen.delivered_seq, risen.read_seq, risen.is_shared, visible.conversation_id
FROM visible LEFT JOIN risen ON risen.conversation_id = visible.conversation_id
"""
)

# Adding is deciding: the message's being there, the row's being removed before and whether there is room are judged in
# one statement, which also gives what the answer shows.
_REACT = (
    """
WITH seen AS (
    SELECT m.id, m.conversation_id, m.deleted_at, m.reaction_counts, """
    + OWN_REACTIONS
    + """ FROM chat_message m WHERE m.id = %(message_id)s AND """
    + IS_MEMBER
    + """
), added AS (
    INSERT INTO chat_reaction AS r (message_id, conversation_id, user_id, emoji, is_removed, is_counted, created_at)
    SELECT seen.id, seen.conversation_id, %(viewer_id)s, %(emoji)s::text, false, false, clock_timestamp()
    FROM seen WHERE seen.deleted_at IS NULL AND {room}
    ON CONFLICT (message_id, user_id, emoji) DO UPDATE
        SET is_removed = false, change_seq = NULL, created_at = EXCLUDED.created_at
        WHERE r.is_removed
    RETURNING is_counted
)
SELECT seen.*, added.is_counted FROM seen LEFT JOIN added ON true
"""
)

# With somebody who has put the same emoji there already, it needs no room of its own.
REACT_ALONG = _REACT.format(
    room="""
EXISTS (SELECT FROM chat_reaction e WHERE e.message_id = seen.id AND e.emoji = %(emoji)s::text AND NOT e.is_removed)
"""
)

EMOJI_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('emoji ' || %(message_id)s::text, 0))"

# Else it must be one of the first 50; who counts holds the lock, so that two do not both take the last place.
REACT_NEW = _REACT.format(
    room="""
(SELECT count(DISTINCT e.emoji) FROM chat_reaction e
 WHERE e.message_id = seen.id AND NOT e.is_removed AND e.emoji <> %(emoji)s::text) < %(max_emoji)s
"""
)

UNREACT = (
    """
WITH seen AS (
    SELECT m.id, m.conversation_id FROM chat_message m WHERE m.id = %(message_id)s AND """
    + IS_MEMBER
    + """
), removed AS (
    UPDATE chat_reaction r SET is_removed = true, change_seq = NULL FROM seen
    WHERE r.message_id = seen.id AND r.user_id = %(viewer_id)s AND r.emoji = %(emoji)s AND NOT r.is_removed
    RETURNING r.id
)
SELECT seen.conversation_id, removed.id IS NOT NULL AS is_removed FROM seen LEFT JOIN removed ON true
"""
)

# Counts what is numbered, and of what is not only the rows taken here: others' unnumbered moves are a later flush's.
COUNT_REACTIONS = """
UPDATE chat_message m
SET reaction_counts = COALESCE(counted.counts, '[]'), change_seq = n.change_seq
FROM (SELECT unnest(%(message_ids)s::uuid[]) AS message_id, unnest(%(numbers)s::bigint[]) AS change_seq) n
LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('emoji', emoji, 'count', n) ORDER BY first_id) AS counts
    FROM (
        SELECT emoji, count(*) AS n, min(id) AS first_id FROM chat_reaction r
        WHERE r.message_id = n.message_id
          AND CASE WHEN r.id = ANY(%(taken)s::bigint[]) THEN NOT r.is_removed ELSE r.is_counted END
        GROUP BY emoji
    ) by_emoji
) counted ON true
WHERE m.id = n.message_id
RETURNING m.id, m.reaction_counts, m.change_seq
"""

SEARCH_BEGIN = """
SELECT set_config('statement_timeout', %(max_ms)s, true), set_config('plan_cache_mode', 'force_custom_plan', true),
       (SELECT count(*) FROM chat_member v WHERE v.user_id = %(viewer_id)s AND NOT v.is_removed) AS conversations
"""
_SEARCHED = """
SELECT v.conversation_id FROM chat_member v JOIN chat_conversation c ON c.id = v.conversation_id
WHERE v.user_id = %(viewer_id)s AND NOT v.is_removed AND c.deleted_at IS NULL
  AND (%(conversation_id)s::uuid IS NULL OR v.conversation_id = %(conversation_id)s)
"""
# A common word stands in many of the newest messages, so these are looked through first. A word that does not fill the
# page from there is rare among what this person may see, and the index gives its few places: in each of a few
# conversations, or in all where there are many. So neither a common nor a rare word costs much, whatever the planner
# believes (docs/decisions/0041 has the plans and times). What a person may see is decided in the statement that finds
# it; IS TRUE keeps the planner from joining it, OFFSET 0 from looking for the words in all conversations after all.
SEARCH_NEWEST = f"""
SELECT e.message_id FROM (
    SELECT * FROM chat_searchentry e WHERE {{range}} ORDER BY e.message_id DESC LIMIT {{recent}}
) e WHERE (e.conversation_id IN ({_SEARCHED})) IS TRUE AND {{where}} ORDER BY e.message_id DESC LIMIT %(limit)s
"""
SEARCH_IN_EACH = f"""
SELECT found.message_id FROM ({_SEARCHED}) own CROSS JOIN LATERAL (
    SELECT e.message_id FROM chat_searchentry e
    WHERE e.conversation_id = own.conversation_id AND {{range}} AND {{where}} OFFSET 0
) found ORDER BY found.message_id DESC LIMIT %(limit)s
"""
SEARCH_IN_ALL = f"""
WITH found AS MATERIALIZED (
    SELECT e.message_id FROM chat_searchentry e
    WHERE (e.conversation_id IN ({_SEARCHED})) IS TRUE AND {{range}} AND {{where}}
)
SELECT message_id FROM found ORDER BY message_id DESC LIMIT %(limit)s
"""
