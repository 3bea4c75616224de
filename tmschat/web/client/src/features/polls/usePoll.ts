import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";

import { keys } from "../../api/keys.ts";
import { addOption, closePoll, readPoll, vote } from "../../api/polls.ts";
import type { Poll } from "../../realtime/index.ts";
import { toastError } from "../../ui/toasts.tsx";
import { changed, type MessagePages } from "../messages/pages.ts";
import { readAndHear } from "../session/heard.ts";
import { withVote } from "./tally.ts";

export interface PollActions {
  /** Vote for exactly these options: shown at once, and as the server has it if it refuses. */
  choose: (optionIds: string[]) => void;
  add: (text: string) => Promise<void>;
  close: () => void;
}

/** A poll's last vote on its way, so that votes arrive in the order of the clicks. */
const underway = new Map<string, Promise<unknown>>();

/** Do something to a poll; its answer may be older than tallies that are heard before it. */
function withNewest(pollId: string, act: () => Promise<Poll>): Promise<Poll> {
  return readAndHear(act, (poll, event) => {
    if (event.type !== "poll.updated" || event.poll_id !== pollId || event.total_voters === null) return poll;
    const { options, total_voters, is_closed, is_final } = event;
    return { ...poll, options, total_voters, is_closed, is_final };
  });
}

export function usePoll(poll: Poll): PollActions {
  const queryClient = useQueryClient();
  const { id, message_id, conversation_id } = poll;
  const show = useCallback(
    (change: (held: Poll) => Poll) => {
      queryClient.setQueryData<MessagePages>(
        keys.messages(conversation_id),
        (pages) =>
          pages && changed(pages, message_id, (held) => (held.poll === null ? held : { ...held, poll: change(held.poll) })),
      );
    },
    [queryClient, conversation_id, message_id],
  );
  const asItIs = async (error: unknown): Promise<void> => {
    toastError(error);
    const found = await readPoll(id);
    show(() => found);
  };
  return {
    choose(optionIds) {
      show((held) => withVote(held, optionIds));
      const sent = (underway.get(id) ?? Promise.resolve()).then(() => withNewest(id, () => vote(id, optionIds)));
      const settled = sent.then((found) => {
        if (underway.get(id) === settled) show(() => found); // else a later click has already been shown
      }, asItIs).catch(() => undefined); // the toast has said it
      underway.set(id, settled);
    },
    async add(text) {
      const found = await withNewest(id, () => addOption(id, text));
      show(() => found);
    },
    close() {
      withNewest(id, () => closePoll(id)).then((found) => {
        show(() => found);
      }, toastError);
    },
  };
}
