"""The statements that give a person's conversations: with what is unread, and for lists with what else they show."""

from chat.sql import MESSAGES

_OWN_COLUMNS = """
SELECT c.id, c.type, c.title, c.topic, c.avatar_url, c.created_by_id, c.created_at, c.last_seq, c.change_seq,
       c.own_change_seq, c.member_count, c.last_activity_at,
       v.role, v.is_muted, v.is_pinned, v.is_archived
"""
_OWN_CONVERSATIONS = (
    _OWN_COLUMNS
    + """
FROM chat_member v
JOIN chat_conversation c ON c.id = v.conversation_id
WHERE v.user_id = %(viewer_id)s AND NOT v.is_removed AND c.deleted_at IS NULL
"""
)

# Those of some conversations. OFFSET keeps the memberships, and below the marks, one look at the index each: joined
# freely, a plan that takes a person's rows for few reads all of them for each conversation.
_THESE_OWN = (
    _OWN_COLUMNS
    + """
FROM chat_conversation c
CROSS JOIN LATERAL (
    SELECT o.role, o.is_muted, o.is_pinned, o.is_archived FROM chat_member o
    WHERE o.conversation_id = c.id AND o.user_id = %(viewer_id)s AND NOT o.is_removed
    OFFSET 0
) v
WHERE c.id = ANY({conversation_ids}) AND c.deleted_at IS NULL
"""
)

# Which are the newest is found by their times alone, and all else read of these. As an array, a thousand ids are looked
# up in one walk along the index, in half the time of a look each.
_NEWEST = """
ARRAY(
    SELECT n.id FROM chat_conversation n
    WHERE n.id = ANY(ARRAY(
        SELECT o.conversation_id FROM chat_member o WHERE o.user_id = %(viewer_id)s AND NOT o.is_removed
    )) AND n.deleted_at IS NULL
      AND (%(before)s::timestamptz IS NULL
           OR (n.last_activity_at, n.id) < (%(before)s::timestamptz, %(before_id)s::uuid))
    ORDER BY n.last_activity_at DESC, n.id DESC LIMIT %(limit)s
)
"""

# Unread is counted from the ends: all after the mark, less one's own, less what never counts. So its cost grows with
# one's own unread lines, not with everybody's; where all has been read nothing is looked for.
_WITH_UNREAD = """
SELECT mine.*, mine.last_seq - mine.read_seq - own.n - uncounted.n AS unread_count, mentioned.n AS mention_count
FROM (
    SELECT chosen.*, COALESCE(k.read_seq, 0) AS read_seq, COALESCE(k.delivered_seq, 0) AS delivered_seq
    FROM ({own_conversations}) chosen
    LEFT JOIN LATERAL (
        SELECT o.read_seq, o.delivered_seq FROM chat_mark o
        WHERE o.conversation_id = chosen.id AND o.user_id = %(viewer_id)s
        OFFSET 0
    ) k ON TRUE
) mine
CROSS JOIN LATERAL (
    SELECT count(*) AS n FROM chat_message m
    WHERE m.conversation_id = mine.id AND m.sender_id = %(viewer_id)s AND m.seq > mine.read_seq
      AND mine.last_seq > mine.read_seq
) own
CROSS JOIN LATERAL (
    SELECT count(*) AS n FROM chat_message m
    WHERE m.conversation_id = mine.id AND m.seq > mine.read_seq AND mine.last_seq > mine.read_seq
      AND (m.deleted_at IS NOT NULL OR m.type = 'SYSTEM') AND m.sender_id IS DISTINCT FROM %(viewer_id)s
) uncounted
CROSS JOIN LATERAL (
    SELECT count(*) AS n FROM chat_mention t
    WHERE t.conversation_id = mine.id AND t.user_id = %(viewer_id)s AND t.seq > mine.read_seq
      AND mine.last_seq > mine.read_seq
) mentioned
"""

# In a DIRECT the other person is what it is called by: without them a list would cost a request a row. The last message
# comes along, too: found by a statement of its own a page took 0.3 ms more of 0.9.
_SHOWN = (
    """
SELECT listed.*, peer.*, said.*
FROM ({conversations}) listed
LEFT JOIN LATERAL (
    SELECT u.id AS peer_id, u.username AS peer_username, u.display_name AS peer_display_name,
           u.avatar_url AS peer_avatar_url
    FROM chat_member o JOIN users_user u ON u.id = o.user_id
    WHERE listed.type = 'DIRECT' AND o.conversation_id = listed.id AND o.user_id <> %(viewer_id)s
    LIMIT 1
) peer ON TRUE
LEFT JOIN LATERAL ("""
    + MESSAGES
    + """
    WHERE m.conversation_id = listed.id AND m.seq = listed.last_seq
) said ON TRUE
"""
)
LAST_OF_CONVERSATION = "peer_avatar_url"  # the column after which the last message's begin

_PAGE = _WITH_UNREAD.format(own_conversations=_THESE_OWN.format(conversation_ids=_NEWEST))
CONVERSATIONS = _SHOWN.format(conversations=_PAGE) + "ORDER BY listed.last_activity_at DESC, listed.id DESC"
HEADS = _WITH_UNREAD.format(own_conversations=_OWN_CONVERSATIONS)
THESE_HEADS = _WITH_UNREAD.format(own_conversations=_THESE_OWN.format(conversation_ids="%(conversation_ids)s::uuid[]"))
THESE_CONVERSATIONS = _SHOWN.format(conversations=THESE_HEADS)
