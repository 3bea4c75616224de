import { expect, test } from "vitest";

import type { Poll } from "../../realtime/index.ts";
import { shareOf, voteAfter, winnersOf, withVote } from "./tally.ts";

function poll(votes: (number | null)[], changes: Partial<Poll> = {}): Poll {
  return {
    id: "poll",
    message_id: "message",
    conversation_id: "room",
    question: "Soup?",
    options: votes.map((count, position) => ({ id: `o${position}`, text: `${position}`, position, votes: count })),
    total_voters: 4,
    multiple: false,
    max_votes: null,
    anonymous: false,
    results: "LIVE",
    allow_new_options: false,
    closes_at: null,
    is_closed: false,
    is_final: false,
    my_option_ids: [],
    created_by: null,
    ...changes,
  };
}

test("a share is of the voters, nothing where nobody voted, and unknown while it is hidden", () => {
  expect([shareOf({ total_voters: 4 }, 3), shareOf({ total_voters: 0 }, 0)]).toEqual([0.75, 0]);
  expect([shareOf({ total_voters: null }, 3), shareOf({ total_voters: 4 }, null)]).toEqual([null, null]);
});

test("in a single-choice poll a vote moves, and a second click takes it back", () => {
  expect(voteAfter(poll([3, 1], { my_option_ids: ["o0"] }), "o1")).toEqual(["o1"]);
  expect(voteAfter(poll([3, 1], { my_option_ids: ["o0"] }), "o0")).toEqual([]);
});

test("in a multiple-choice poll votes add up, to as many as it takes", () => {
  const chosen = { multiple: true, my_option_ids: ["o0"] };
  expect(voteAfter(poll([1, 1, 1], chosen), "o1")).toEqual(["o0", "o1"]);
  expect(voteAfter(poll([1, 1, 1], { ...chosen, max_votes: 1 }), "o1")).toBeNull();
});

test("a moved vote is counted once, a first one makes a voter, one taken back unmakes them", () => {
  const before = poll([3, 1], { my_option_ids: ["o0"] });
  const counts = (after: Poll): unknown => [...after.options.map(({ votes }) => votes), after.total_voters];
  expect(counts(withVote(before, ["o1"]))).toEqual([2, 2, 4]);
  expect(counts(withVote(before, []))).toEqual([2, 1, 3]);
  expect(counts(withVote(poll([3, 1]), ["o1"]))).toEqual([3, 2, 5]);
});

test("hidden tallies stay hidden", () => {
  const after = withVote(poll([null, null], { total_voters: null }), ["o1"]);
  expect([...after.options.map(({ votes }) => votes), after.total_voters, ...after.my_option_ids]).toEqual([null, null, null, "o1"]);
});

test("a closed poll has winners, an open one none, nor one that nobody answered", () => {
  expect([...winnersOf(poll([2, 2, 0], { is_closed: true }))]).toEqual(["o0", "o1"]);
  expect([winnersOf(poll([2, 1])).size, winnersOf(poll([0, 0], { is_closed: true })).size]).toEqual([0, 0]);
});
