import type { PollUpdated, ReactionUpdated } from "./frames.ts";
import type { Id, Message, Poll, Reaction, ReactionCount, SharedMessage, SharedPoll } from "./objects.ts";

/**
 * Put what came in the place of what is held. What all see lacks the viewer's own `reacted` and `my_option_ids`: those
 * stay as they are held. Something older than what is held changes nothing.
 */
export function mergedMessage(held: Message | undefined, incoming: SharedMessage | Message): Message {
  if (held !== undefined && incoming.change_seq < held.change_seq) return held;
  return {
    ...incoming,
    reactions: ownReactions(incoming.reactions, reactedWith(held)),
    poll: incoming.poll === null ? null : ownPoll(incoming.poll, held?.poll),
  };
}

/** Put the new counts on a message; `viewerId` tells which of the changes are the viewer's own. */
export function mergedReactions(held: Message, frame: ReactionUpdated, viewerId: Id): Message {
  if (frame.change_seq < held.change_seq) return held;
  const mine = reactedWith(held);
  for (const { user_id, emoji, op } of frame.changes) {
    if (user_id !== viewerId) continue;
    if (op === "add") mine.add(emoji);
    else mine.delete(emoji);
  }
  return { ...held, change_seq: frame.change_seq, reactions: ownReactions(frame.reactions, mine) };
}

/**
 * Put the new tallies on a message's poll. Tallies that are hidden until the poll is closed are hidden here from its
 * creator too (`hidesOwnTallies`).
 */
export function mergedPoll(held: Message, frame: PollUpdated): Message {
  if (held.poll === null || frame.change_seq < held.change_seq) return held;
  const { options, total_voters, is_closed, is_final, my_option_ids = held.poll.my_option_ids } = frame;
  const poll = { ...held.poll, options, total_voters, is_closed, is_final, my_option_ids };
  return { ...held, change_seq: frame.change_seq, poll };
}

/**
 * Tell whether frames have hidden a poll's tallies from its creator, who may see them: `GET /messages/{id}` shows them.
 */
export function hidesOwnTallies(held: Message, viewerId: Id): boolean {
  return held.poll?.created_by === viewerId && held.poll.total_voters === null;
}

function reactedWith(held: Message | undefined): Set<string> {
  return new Set(held?.reactions.filter((reaction) => reaction.reacted).map((reaction) => reaction.emoji));
}

function ownReactions(counts: readonly (ReactionCount | Reaction)[], mine: ReadonlySet<string>): Reaction[] {
  return counts.map((count) => ("reacted" in count ? count : { ...count, reacted: mine.has(count.emoji) }));
}

function ownPoll(poll: SharedPoll | Poll, held: Poll | null | undefined): Poll {
  return "my_option_ids" in poll ? poll : { ...poll, my_option_ids: held?.my_option_ids ?? [] };
}
