"""The hand-written statements, each with its reason."""

# A page's polls in one round trip: the options come along as one JSON value a poll, the viewer's own vote beside them.
POLLS = """
SELECT p.id, p.message_id, p.conversation_id, p.question, p.multiple, p.max_votes, p.anonymous, p.results,
       p.allow_new_options, p.closes_at, p.closed_at, p.is_final, p.total_voters, p.created_by_id,
       listed.options, v.option_ids AS own_ids, v.counted_option_ids AS own_counted_ids
FROM polls_poll p
CROSS JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('id', o.id, 'text', o.text, 'position', o.position, 'votes', o.votes)
                     ORDER BY o.position)::text AS options
    FROM polls_polloption o WHERE o.poll_id = p.id
) listed
LEFT JOIN polls_vote v ON v.poll_id = p.id AND v.user_id = %(viewer_id)s::uuid
"""

# Where the flusher finds something to do.
UNNUMBERED_VOTES = "SELECT conversation_id FROM polls_vote WHERE change_seq IS NULL"

# The polls whose time is up.
DUE = """
SELECT p.id, p.conversation_id FROM polls_poll p JOIN chat_conversation c ON c.id = p.conversation_id
WHERE p.closed_at IS NULL AND p.closes_at <= statement_timestamp() AND c.deleted_at IS NULL
"""

IS_MEMBER = """
EXISTS (SELECT FROM chat_member m JOIN chat_conversation c ON c.id = m.conversation_id
        WHERE m.conversation_id = p.conversation_id AND m.user_id = %(viewer_id)s::uuid
          AND NOT m.is_removed AND c.deleted_at IS NULL)
"""

# The whole vote: being open, being a member and the row's being there before are judged in one statement. The share
# lock on the poll is the one that the foreign key takes anyway: voters never wait for each other through it, and a
# close waits for the votes that began before it. A vote that waited for a close sees the closed row and does nothing.
VOTE = f"""
WITH open AS (
    SELECT p.id, p.conversation_id FROM polls_poll p
    WHERE p.id = %(poll_id)s AND p.closed_at IS NULL AND (p.closes_at IS NULL OR p.closes_at > clock_timestamp())
      AND {IS_MEMBER}
    FOR KEY SHARE OF p
)
INSERT INTO polls_vote AS v (poll_id, conversation_id, user_id, option_ids, counted_option_ids, voted_at)
SELECT id, conversation_id, %(viewer_id)s, %(option_ids)s::uuid[], '{{}}', clock_timestamp() FROM open
ON CONFLICT (poll_id, user_id) DO UPDATE
    SET option_ids = EXCLUDED.option_ids, voted_at = EXCLUDED.voted_at, change_seq = NULL
    WHERE v.option_ids <> EXCLUDED.option_ids
RETURNING conversation_id
"""  # noqa: S608 (a constant)

# Tallies are what the stamped rows say. Only flushes and closes stamp, and the conversation's row keeps those apart.
COUNT_OPTIONS = """
UPDATE polls_polloption o
SET votes = COALESCE(counted.n, 0)
FROM unnest(%(poll_ids)s::uuid[]) AS touched(poll_id)
LEFT JOIN polls_polloption t ON t.poll_id = touched.poll_id
LEFT JOIN (
    SELECT v.poll_id, chosen.option_id, count(*) AS n
    FROM polls_vote v CROSS JOIN LATERAL unnest(v.counted_option_ids) AS chosen(option_id)
    WHERE v.poll_id = ANY(%(poll_ids)s::uuid[])
    GROUP BY v.poll_id, chosen.option_id
) counted ON counted.poll_id = t.poll_id AND counted.option_id = t.id
WHERE o.id = t.id AND o.votes <> COALESCE(counted.n, 0)
"""

COUNT_VOTERS = """
UPDATE polls_poll p
SET total_voters = (
    SELECT count(*) FROM polls_vote v WHERE v.poll_id = p.id AND cardinality(v.counted_option_ids) > 0
)
WHERE p.id = ANY(%(poll_ids)s::uuid[])
"""
