import {
  type InfiniteData,
  useInfiniteQuery,
  type UseInfiniteQueryResult,
  useQueryClient,
} from "@tanstack/react-query";

import { keys } from "../../api/keys.ts";
import { messagesAt } from "../../api/messages.ts";
import type { Place } from "../../api/places.ts";
import { readAndHear } from "../session/heard.ts";
import { viewerId } from "../session/viewer.ts";
import { applyToPage, type MessagePage, newerPlace, olderPlace, pageOf } from "./pages.ts";

/** The part of a conversation that is held: its end at first. `followMessages` keeps it true. */
export function useMessages(
  conversationId: string,
  first: Place = null,
): UseInfiniteQueryResult<InfiniteData<MessagePage, Place>> {
  const queryClient = useQueryClient();
  return useInfiniteQuery({
    queryKey: keys.messages(conversationId),
    queryFn: ({ pageParam }) => readPage(conversationId, pageParam, viewerId(queryClient)),
    initialPageParam: first,
    getPreviousPageParam: olderPlace,
    getNextPageParam: newerPlace,
  });
}

/** Read one page, with what happens to it meanwhile. */
export function readPage(conversationId: string, place: Place, viewer: string): Promise<MessagePage> {
  return readAndHear(
    async () => pageOf(await messagesAt(conversationId, place), place),
    (page, event) =>
      "conversation_id" in event && event.conversation_id === conversationId ? applyToPage(page, event, viewer) : page,
  );
}
