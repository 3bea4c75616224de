"""What must be true of polls whatever happened, flushes pending or not."""

from collections.abc import Iterator

from tmschat.core.invariants import broken

OPTION_TALLY = """
SELECT format('option %s of poll %s stores %s votes, counted are %s', o.id, o.poll_id, o.votes, counted.n)
FROM polls_polloption o
CROSS JOIN LATERAL (
    SELECT count(*) AS n FROM polls_vote v WHERE v.poll_id = o.poll_id AND o.id = ANY(v.counted_option_ids)
) counted
WHERE o.votes <> counted.n
"""

VOTER_TALLY = """
SELECT format('poll %s stores %s voters, counted are %s', p.id, p.total_voters, counted.n)
FROM polls_poll p
CROSS JOIN LATERAL (
    SELECT count(*) AS n FROM polls_vote v WHERE v.poll_id = p.id AND cardinality(v.counted_option_ids) > 0
) counted
WHERE p.total_voters <> counted.n
"""

NUMBERED_IS_COUNTED = """
SELECT format('vote %s of user %s on poll %s is numbered, but counted is another choice', v.id, v.user_id, v.poll_id)
FROM polls_vote v
WHERE v.change_seq IS NOT NULL AND v.option_ids <> v.counted_option_ids
"""

CHOICE_FITS = """
SELECT format('vote %s of user %s on poll %s chooses %s options, allowed are %s', v.id, v.user_id, v.poll_id,
              cardinality(v.option_ids), allowed.n)
FROM polls_vote v
JOIN polls_poll p ON p.id = v.poll_id
CROSS JOIN LATERAL (SELECT CASE WHEN p.multiple THEN COALESCE(p.max_votes, 100) ELSE 1 END AS n) allowed
WHERE cardinality(v.option_ids) > allowed.n
"""

OPTIONS_ARE_THE_POLLS = """
SELECT format('vote %s of user %s chooses %s, which is no option of poll %s',
              v.id, v.user_id, chosen.option_id, v.poll_id)
FROM polls_vote v
CROSS JOIN LATERAL unnest(v.option_ids || v.counted_option_ids) AS chosen(option_id)
WHERE NOT EXISTS (SELECT FROM polls_polloption o WHERE o.id = chosen.option_id AND o.poll_id = v.poll_id)
"""

OPTIONS_CHOSEN_ONCE = """
SELECT format('vote %s of user %s on poll %s chooses an option twice', v.id, v.user_id, v.poll_id)
FROM polls_vote v
WHERE cardinality(v.option_ids) <> (SELECT count(DISTINCT option_id) FROM unnest(v.option_ids) AS chosen(option_id))
"""

FINAL_IS_CLOSED = """
SELECT format('poll %s has a final tally but %s', p.id,
              CASE WHEN p.closed_at IS NULL THEN 'is open' ELSE 'votes that are not in it' END)
FROM polls_poll p
WHERE p.is_final AND (p.closed_at IS NULL
                      OR EXISTS (SELECT FROM polls_vote v WHERE v.poll_id = p.id AND v.change_seq IS NULL))
"""

MESSAGE_FITS = """
SELECT format('poll %s of conversation %s hangs on message %s: %s of conversation %s', p.id, p.conversation_id, m.id,
              CASE WHEN m.deleted_at IS NOT NULL THEN 'deleted' ELSE m.type END, m.conversation_id)
FROM polls_poll p JOIN chat_message m ON m.id = p.message_id
WHERE m.type <> 'POLL' OR m.deleted_at IS NOT NULL OR m.conversation_id <> p.conversation_id
UNION ALL
SELECT format('message %s of conversation %s is a POLL without a poll', m.id, m.conversation_id)
FROM chat_message m
WHERE m.type = 'POLL' AND m.deleted_at IS NULL AND NOT EXISTS (SELECT FROM polls_poll p WHERE p.message_id = m.id)
"""

VOTE_IS_IN_THE_POLLS_CONVERSATION = """
SELECT format('vote %s on poll %s names conversation %s instead of %s',
              v.id, v.poll_id, v.conversation_id, p.conversation_id)
FROM polls_vote v JOIN polls_poll p ON p.id = v.poll_id
WHERE v.conversation_id <> p.conversation_id
"""

ALL = {
    "poll option tally": OPTION_TALLY,
    "poll voters tally": VOTER_TALLY,
    "numbered vote is counted": NUMBERED_IS_COUNTED,
    "vote has no more options than allowed": CHOICE_FITS,
    "vote chooses the poll's options": OPTIONS_ARE_THE_POLLS,
    "vote chooses an option once": OPTIONS_CHOSEN_ONCE,
    "final tally is exact": FINAL_IS_CLOSED,
    "poll hangs on its message": MESSAGE_FITS,
    "vote is in its poll's conversation": VOTE_IS_IN_THE_POLLS_CONVERSATION,
}


def violations() -> Iterator[str]:
    """Give a line for each broken row."""
    for rule, sql in ALL.items():
        yield from broken(rule, sql)
