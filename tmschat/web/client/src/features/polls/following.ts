import type { QueryClient } from "@tanstack/react-query";

import { keys } from "../../api/keys.ts";
import { readPoll } from "../../api/polls.ts";
import type { Poll, RealtimeEvent } from "../../realtime/index.ts";
import { changed, flat, type MessagePages } from "../messages/pages.ts";
import { viewerId } from "../session/viewer.ts";

/** Who asked a poll with hidden results sees them, but events hide them from everybody: the creator's are read. */
export function followOwnPolls(queryClient: QueryClient, event: RealtimeEvent): void {
  if (event.type !== "poll.updated" || event.is_closed || event.total_voters !== null) return;
  const queryKey = keys.messages(event.conversation_id);
  const held = queryClient.getQueryData<MessagePages>(queryKey);
  const poll = held && flat(held).find((message) => message.id === event.message_id)?.poll;
  if (poll?.created_by !== viewerId(queryClient)) return;
  readPoll(poll.id).then((found: Poll) => {
    queryClient.setQueryData<MessagePages>(
      queryKey,
      (pages) => pages && changed(pages, event.message_id, (message) => ({ ...message, poll: found })),
    );
  }, () => undefined); // the next vote tells of it again
}
