"""What must be true of conversations whatever happened, flushes pending or not. A rule is one pass over its tables."""

from collections.abc import Iterator

from tmschat.core.invariants import broken

SEQ_IS_CONTIGUOUS = """
SELECT format('message %s of conversation %s is number %s, after number %s', id, conversation_id, seq, before)
FROM (
    SELECT id, conversation_id, seq, lag(seq, 1, 0) OVER (PARTITION BY conversation_id ORDER BY seq) AS before
    FROM chat_message
) m
WHERE seq <> before + 1
"""

LAST_SEQ = """
SELECT format('conversation %s says last_seq %s, its newest message is number %s', c.id, c.last_seq, newest.seq)
FROM chat_conversation c
CROSS JOIN LATERAL (SELECT COALESCE(max(m.seq), 0) AS seq FROM chat_message m WHERE m.conversation_id = c.id) newest
WHERE c.last_seq <> newest.seq
"""

CHANGE_NUMBERS_ONCE = """
SELECT format('change %s of conversation %s is borne by %s', change_seq, conversation_id, string_agg(bearer, ', '))
FROM (
    SELECT conversation_id, change_seq, 'message ' || id AS bearer FROM chat_message
    UNION ALL SELECT conversation_id, change_seq, 'member ' || user_id FROM chat_member
    UNION ALL SELECT id, own_change_seq, 'the conversation' FROM chat_conversation
) numbered
GROUP BY conversation_id, change_seq HAVING count(*) > 1
"""

# A reaction's number is its message's at that flush, so it is bounded, not unique.
CHANGE_NUMBERS_BOUNDED = """
SELECT format('%s of conversation %s bears change %s, given out are 1 to %s', bearer, c.id, n.change_seq, c.change_seq)
FROM (
    SELECT conversation_id, change_seq, 'message ' || id AS bearer FROM chat_message
    UNION ALL SELECT conversation_id, change_seq, 'member ' || user_id FROM chat_member
    UNION ALL SELECT id, own_change_seq, 'the conversation' FROM chat_conversation
    UNION ALL SELECT conversation_id, NULLIF(change_seq, 0), 'reaction ' || id FROM chat_reaction
) n JOIN chat_conversation c ON c.id = n.conversation_id
WHERE n.change_seq NOT BETWEEN 1 AND c.change_seq
"""

LAST_ACTIVITY = """
SELECT format('conversation %s says %s, its newest message is of %s', c.id, c.last_activity_at, m.created_at)
FROM chat_conversation c JOIN chat_message m ON m.conversation_id = c.id AND m.seq = c.last_seq
WHERE c.last_activity_at <> m.created_at
"""

MEMBER_COUNT = """
SELECT format('conversation %s says %s members, standing are %s', c.id, c.member_count, COALESCE(standing.n, 0))
FROM chat_conversation c
LEFT JOIN (
    SELECT conversation_id, count(*) AS n FROM chat_member WHERE NOT is_removed GROUP BY conversation_id
) standing ON standing.conversation_id = c.id
WHERE c.member_count <> COALESCE(standing.n, 0)
"""

DIRECT_IS_A_PAIR = """
SELECT format('direct conversation %s has %s, its pair is %s', c.id, COALESCE(string_agg(who, ', '), 'nobody'),
              c.direct_key)
FROM chat_conversation c
LEFT JOIN (
    SELECT conversation_id, user_id, is_removed, role,
           format('%s %s%s', role, user_id, CASE WHEN is_removed THEN ' (removed)' END) AS who
    FROM chat_member
) v ON v.conversation_id = c.id
WHERE c.type = 'DIRECT'
GROUP BY c.id
HAVING count(v.user_id) <> 2 OR NOT bool_and(v.role = 'MEMBER' AND NOT v.is_removed)
    OR string_agg(v.user_id::text, ':' ORDER BY v.user_id::text) <> c.direct_key
"""

GROUP_HAS_AN_OWNER = """
SELECT format('group %s has no owner', c.id)
FROM chat_conversation c
WHERE c.type = 'GROUP' AND c.deleted_at IS NULL AND NOT EXISTS (
    SELECT FROM chat_member v WHERE v.conversation_id = c.id AND v.role = 'OWNER' AND NOT v.is_removed
)
"""

MARKS_FIT = """
SELECT format('mark %s of user %s in conversation %s: read %s, delivered %s, of %s messages', k.id, k.user_id,
              k.conversation_id, k.read_seq, k.delivered_seq, c.last_seq)
FROM chat_mark k JOIN chat_conversation c ON c.id = k.conversation_id
WHERE k.read_seq > k.delivered_seq OR k.delivered_seq > c.last_seq
"""

MARKS_ARE_MEMBERS = """
SELECT format('mark %s of user %s, never a member of conversation %s', k.id, k.user_id, k.conversation_id)
FROM chat_mark k LEFT JOIN chat_member v ON v.conversation_id = k.conversation_id AND v.user_id = k.user_id
WHERE v.id IS NULL
"""

REPLY_COUNT = """
SELECT format('message %s says %s replies, standing are %s', m.id, m.reply_count, COALESCE(standing.n, 0))
FROM chat_message m
LEFT JOIN (
    SELECT reply_to_id, count(*) AS n FROM chat_message
    WHERE reply_to_id IS NOT NULL AND deleted_at IS NULL GROUP BY reply_to_id
) standing ON standing.reply_to_id = m.id
WHERE m.reply_count <> COALESCE(standing.n, 0)
"""

REPLIES_STAY_IN = """
SELECT format('message %s of conversation %s answers %s of conversation %s', m.id, m.conversation_id, p.id,
              p.conversation_id)
FROM chat_message m JOIN chat_message p ON p.id = m.reply_to_id
WHERE p.conversation_id <> m.conversation_id
"""

# A reaction that crossed with the deletion is still there, unnumbered, until the next flush removes it.
TOMBSTONES_ARE_EMPTY = """
SELECT format('deleted message %s still has %s', m.id, hanging.what)
FROM chat_message m
CROSS JOIN LATERAL (
    SELECT 'text' WHERE m.text <> ''
    UNION ALL SELECT 'metadata' WHERE m.metadata <> '{}'
    UNION ALL SELECT 'counted reactions' WHERE m.reaction_counts <> '[]'
    UNION ALL SELECT 'mentions'
    WHERE m.mentions <> '{}' OR EXISTS (SELECT FROM chat_mention t WHERE t.message_id = m.id)
    UNION ALL SELECT 'a pin' WHERE m.pinned_at IS NOT NULL
    UNION ALL SELECT 'earlier texts' WHERE EXISTS (SELECT FROM chat_edit e WHERE e.message_id = m.id)
    UNION ALL SELECT 'attachments' WHERE EXISTS (SELECT FROM chat_attachment a WHERE a.message_id = m.id)
    UNION ALL SELECT 'reactions'
    WHERE EXISTS (SELECT FROM chat_reaction r WHERE r.message_id = m.id AND r.change_seq IS NOT NULL)
) AS hanging(what)
WHERE m.deleted_at IS NOT NULL
"""

EDITED_HAS_EARLIER_TEXTS = """
SELECT format('message %s is edited at %s and has %s earlier texts', m.id, COALESCE(m.edited_at::text, 'no time'),
              COALESCE(earlier.n, 0))
FROM chat_message m
LEFT JOIN (SELECT message_id, count(*) AS n FROM chat_edit GROUP BY message_id) earlier ON earlier.message_id = m.id
WHERE m.deleted_at IS NULL AND (m.edited_at IS NULL) <> (earlier.n IS NULL)
"""

MENTIONS_MATCH = """
SELECT format('message %s mentions user %s %s', COALESCE(told.id, kept.message_id),
              COALESCE(told.user_id, kept.user_id),
              CASE WHEN kept.user_id IS NULL THEN 'but keeps no row of it' ELSE 'in a row alone' END)
FROM (
    SELECT m.id, m.conversation_id, m.seq, named.user_id
    FROM chat_message m CROSS JOIN LATERAL unnest(m.mentions) AS named(user_id)
    WHERE m.mentions <> '{}' AND named.user_id IS DISTINCT FROM m.sender_id
) told
FULL JOIN chat_mention kept ON kept.message_id = told.id AND kept.user_id = told.user_id
    AND kept.conversation_id = told.conversation_id AND kept.seq = told.seq
WHERE told.id IS NULL OR kept.id IS NULL
"""

ATTACHMENTS_FIT = """
SELECT format('attachment %s of message %s: %s', a.id, a.message_id, wrong.what)
FROM chat_attachment a
JOIN chat_message m ON m.id = a.message_id
JOIN media_upload u ON u.id = a.upload_id
CROSS JOIN LATERAL (
    SELECT 'its upload ' || u.id || ' is not claimed' WHERE u.claimed_at IS NULL OR u.completed_at IS NULL
    UNION ALL SELECT 'it names conversation ' || a.conversation_id || ' instead of ' || m.conversation_id
    WHERE a.conversation_id <> m.conversation_id
    UNION ALL SELECT format('it is of kind %s, its upload %s', a.kind, u.kind) WHERE a.kind <> u.kind
    UNION ALL SELECT format('a %s in a message of type %s', a.kind, m.type)
    WHERE m.type NOT IN ('IMAGE', 'FILE') OR (m.type = 'IMAGE' AND a.kind <> 'IMAGE')
) AS wrong(what)
"""

FILES_ARE_THERE = """
SELECT format('message %s of type %s has no attachment', m.id, m.type)
FROM chat_message m JOIN chat_conversation c ON c.id = m.conversation_id
WHERE m.type IN ('IMAGE', 'FILE') AND m.deleted_at IS NULL AND c.deleted_at IS NULL
  AND NOT EXISTS (SELECT FROM chat_attachment a WHERE a.message_id = m.id)
"""

CLAIMED_IS_ATTACHED = """
SELECT format('upload %s (%s) is claimed, but no message holds it', u.id, u.name)
FROM media_upload u LEFT JOIN chat_attachment a ON a.upload_id = u.id
WHERE u.claimed_at IS NOT NULL AND a.id IS NULL
"""

REACTION_COUNTS = """
SELECT format('message %s says %s times %s, counted are %s', COALESCE(stored.id, counted.message_id),
              COALESCE(stored.n, 0), COALESCE(stored.emoji, counted.emoji), COALESCE(counted.n, 0))
FROM (
    SELECT m.id, item->>'emoji' AS emoji, (item->>'count')::bigint AS n
    FROM chat_message m CROSS JOIN LATERAL jsonb_array_elements(m.reaction_counts) AS item
    WHERE m.reaction_counts <> '[]'
) stored
FULL JOIN (
    SELECT message_id, emoji, count(*) AS n FROM chat_reaction WHERE is_counted GROUP BY message_id, emoji
) counted ON counted.message_id = stored.id AND counted.emoji = stored.emoji
WHERE stored.n IS DISTINCT FROM counted.n
"""

NUMBERED_REACTION_IS_COUNTED = """
SELECT format('reaction %s on message %s is numbered %s, but %s', id, message_id, change_seq,
              CASE WHEN is_removed THEN 'removed' ELSE 'not counted' END)
FROM chat_reaction WHERE change_seq IS NOT NULL AND (is_removed OR NOT is_counted)
"""

REACTIONS_HANG_ON = """
SELECT format('reaction %s by user %s on message %s: %s', r.id, r.user_id, r.message_id,
              CASE WHEN m.id IS NULL THEN 'there is no such message'
                   WHEN u.id IS NULL THEN 'there is no such user'
                   ELSE format('it names conversation %s instead of %s', r.conversation_id, m.conversation_id) END)
FROM chat_reaction r
LEFT JOIN chat_message m ON m.id = r.message_id
LEFT JOIN users_user u ON u.id = r.user_id
WHERE m.id IS NULL OR u.id IS NULL OR r.conversation_id <> m.conversation_id
"""

ALL = {
    "seq is contiguous": SEQ_IS_CONTIGUOUS,
    "last_seq is the newest message's": LAST_SEQ,
    "change number is given once": CHANGE_NUMBERS_ONCE,
    "change number is given out": CHANGE_NUMBERS_BOUNDED,
    "last activity is the newest message's": LAST_ACTIVITY,
    "member count": MEMBER_COUNT,
    "direct conversation is a pair": DIRECT_IS_A_PAIR,
    "group has an owner": GROUP_HAS_AN_OWNER,
    "marks fit": MARKS_FIT,
    "marks are members'": MARKS_ARE_MEMBERS,
    "reply count": REPLY_COUNT,
    "replies stay in their conversation": REPLIES_STAY_IN,
    "deleted message is empty": TOMBSTONES_ARE_EMPTY,
    "edited message has its earlier texts": EDITED_HAS_EARLIER_TEXTS,
    "mentions match": MENTIONS_MATCH,
    "attachment fits": ATTACHMENTS_FIT,
    "message has its files": FILES_ARE_THERE,
    "claimed upload is attached": CLAIMED_IS_ATTACHED,
    "reaction counts": REACTION_COUNTS,
    "numbered reaction is counted": NUMBERED_REACTION_IS_COUNTED,
    "reaction hangs on its message": REACTIONS_HANG_ON,
}


def violations() -> Iterator[str]:
    """Give a line for each broken row."""
    for rule, sql in ALL.items():
        yield from broken(rule, sql)
