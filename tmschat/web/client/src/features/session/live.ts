import type { QueryClient } from "@tanstack/react-query";

import type { RealtimeClient, RealtimeEvent } from "../../realtime/index.ts";
import { followConversations } from "../conversations/following.ts";
import { followLists } from "../lists/following.ts";
import { followMembers } from "../members/following.ts";
import { followDelivery } from "../messages/delivering.ts";
import { followMessages } from "../messages/following.ts";
import { followReceipts } from "../messages/receiptsFollowing.ts";
import { followPeople } from "../people/following.ts";

/** Somebody who puts events into their part of the query cache. */
export type Follower = (queryClient: QueryClient, event: RealtimeEvent) => void;

const FOLLOWERS: readonly Follower[] = [
  followConversations,
  followMessages,
  followMembers,
  followReceipts,
  followDelivery,
  followLists,
  followPeople,
];

/** Keep the query cache equal to the server's state. Gives how to stop. */
export function keepTrue(queryClient: QueryClient, realtime: RealtimeClient): () => void {
  return realtime.listen((event) => {
    for (const follow of FOLLOWERS) follow(queryClient, event);
  });
}
