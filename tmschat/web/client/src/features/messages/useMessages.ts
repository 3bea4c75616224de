import {
  type InfiniteData,
  type QueryClient,
  type QueryKey,
  useInfiniteQuery,
  type UseInfiniteQueryOptions,
  type UseInfiniteQueryResult,
  useQueryClient,
} from "@tanstack/react-query";

import { keys } from "../../api/keys.ts";
import { messagesAt } from "../../api/messages.ts";
import type { Place } from "../../api/places.ts";
import { readAndHear } from "../session/heard.ts";
import { viewerId } from "../session/viewer.ts";
import { afterReading, applyToPage, asRead, type MessagePage, type MessagePages, newerPlace, olderPlace, pageOf } from "./pages.ts";

/** The part of a conversation that is held: its end at first. `followMessages` keeps it true. */
export function useMessages(
  conversationId: string,
  first: Place = null,
): UseInfiniteQueryResult<InfiniteData<MessagePage, Place>> {
  return useInfiniteQuery(messagesQuery(useQueryClient(), conversationId, first));
}

type MessagesQuery = UseInfiniteQueryOptions<MessagePage, Error, MessagePages, QueryKey, Place>;

export function messagesQuery(queryClient: QueryClient, conversationId: string, first: Place): MessagesQuery {
  return {
    queryKey: keys.messages(conversationId),
    queryFn: ({ pageParam }) => readPage(conversationId, pageParam, viewerId(queryClient)),
    initialPageParam: first,
    getPreviousPageParam: olderPlace,
    getNextPageParam: newerPlace,
    // The query's only place to see what is held by now: what it found has the pages as they were when reading began.
    structuralSharing: (held, found) => afterReading(held as MessagePages | undefined, found as MessagePages),
  };
}

/** Read one page, with what happens to it meanwhile. */
export async function readPage(conversationId: string, place: Place, viewer: string): Promise<MessagePage> {
  const read = await readAndHear(
    async () => pageOf(await messagesAt(conversationId, place), place),
    (page, event) =>
      "conversation_id" in event && event.conversation_id === conversationId ? applyToPage(page, event, viewer) : page,
  );
  return asRead(read);
}
