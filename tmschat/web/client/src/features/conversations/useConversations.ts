import { type QueryClient, useQuery, type UseQueryOptions, useQueryClient, type UseQueryResult } from "@tanstack/react-query";

import { type Conversation, conversationPage } from "../../api/conversations.ts";
import { keys } from "../../api/keys.ts";
import { all } from "../../api/pages.ts";
import { readAndHear } from "../session/heard.ts";
import { realtime } from "../session/realtime.ts";
import { withConversation } from "./applyEvent.ts";
import { listAfter } from "./following.ts";

type ConversationsQuery = Required<Pick<UseQueryOptions<Conversation[]>, "queryKey">> & { queryFn: () => Promise<Conversation[]> };

/** All conversations of the viewer, in no order, kept true by events. */
export function conversationsQuery(queryClient: QueryClient): ConversationsQuery {
  return {
    queryKey: keys.conversations,
    queryFn: () =>
      readAndHear(
        async () => held(await all(conversationPage)),
        (list, event) => listAfter(queryClient, list, event),
      ),
  };
}

/** What of these conversations is read from now on is no older than they are: their changes are told from here. */
function held(list: Conversation[]): Conversation[] {
  for (const { id, change_seq } of list) realtime.hold(id, change_seq);
  return list;
}

/** Put a conversation into the list that was made just now. */
export function showMade(queryClient: QueryClient, made: Conversation): void {
  held([made]);
  queryClient.setQueryData<Conversation[]>(keys.conversations, (list) => withConversation(list ?? [], made));
}

export function useConversations(): UseQueryResult<Conversation[]> {
  return useQuery(conversationsQuery(useQueryClient()));
}

/** One of them. Undefined where there is none, or the list is not there yet. */
export function useConversation(conversationId: string): Conversation | undefined {
  return useQuery({
    ...conversationsQuery(useQueryClient()),
    select: (list: Conversation[]) => list.find((each) => each.id === conversationId),
  }).data;
}
