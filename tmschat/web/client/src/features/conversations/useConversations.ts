import { type QueryClient, useQuery, type UseQueryOptions, useQueryClient, type UseQueryResult } from "@tanstack/react-query";

import { type Conversation, conversationPage } from "../../api/conversations.ts";
import { keys } from "../../api/keys.ts";
import { all } from "../../api/pages.ts";
import { readAndHear } from "../session/heard.ts";
import { viewerId } from "../session/viewer.ts";
import { applyEvent } from "./applyEvent.ts";

type ConversationsQuery = Required<Pick<UseQueryOptions<Conversation[]>, "queryKey">> & { queryFn: () => Promise<Conversation[]> };

/** All conversations of the viewer, in no order, kept true by events. */
export function conversationsQuery(queryClient: QueryClient): ConversationsQuery {
  return {
    queryKey: keys.conversations,
    queryFn: () =>
      readAndHear(
        () => all(conversationPage),
        (list, event) => applyEvent(list, event, viewerId(queryClient)),
      ),
  };
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
