/** A poll's numbers, and what one's own vote does to them before the server has said so. */
import type { Poll } from "../../realtime/index.ts";

/** The part of the voters that chose an option, from 0 to 1; null while the tally is hidden. */
export function shareOf(poll: Pick<Poll, "total_voters">, votes: number | null): number | null {
  if (votes === null || poll.total_voters === null) return null;
  return poll.total_voters === 0 ? 0 : Math.min(1, votes / poll.total_voters);
}

/** The vote after a click on an option: added, taken back, or in a single-choice poll moved. Null: too many. */
export function voteAfter(poll: Poll, optionId: string): string[] | null {
  const mine = poll.my_option_ids;
  if (mine.includes(optionId)) return mine.filter((id) => id !== optionId);
  if (!poll.multiple) return [optionId];
  return mine.length >= (poll.max_votes ?? poll.options.length) ? null : [...mine, optionId];
}

/** The poll as it will be with this vote. Hidden tallies stay hidden. */
export function withVote(poll: Poll, optionIds: readonly string[]): Poll {
  const step = (id: string): number => Number(optionIds.includes(id)) - Number(poll.my_option_ids.includes(id));
  const options = poll.options.map((option) =>
    option.votes === null ? option : { ...option, votes: Math.max(0, option.votes + step(option.id)) },
  );
  const came = Number(optionIds.length > 0) - Number(poll.my_option_ids.length > 0);
  const total_voters = poll.total_voters === null ? null : Math.max(0, poll.total_voters + came);
  return { ...poll, options, total_voters, my_option_ids: [...optionIds] };
}

/** The options that most people chose, of a poll that is over. */
export function winnersOf(poll: Poll): ReadonlySet<string> {
  const most = Math.max(0, ...poll.options.map((option) => option.votes ?? 0));
  if (!poll.is_closed || most === 0) return new Set();
  return new Set(poll.options.filter((option) => option.votes === most).map((option) => option.id));
}
