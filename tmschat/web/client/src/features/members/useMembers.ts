import { useQuery, type UseQueryOptions, type UseQueryResult } from "@tanstack/react-query";

import { members } from "../../api/conversations.ts";
import { keys } from "../../api/keys.ts";
import type { Member } from "../../realtime/index.ts";
import { readAndHear } from "../session/heard.ts";
import { applyEvent } from "./following.ts";

type MembersQuery = Required<Pick<UseQueryOptions<Member[]>, "queryKey">> & { queryFn: () => Promise<Member[]> };

/** All members of a conversation, kept true by events. */
export function membersQuery(conversationId: string): MembersQuery {
  return {
    queryKey: keys.members(conversationId),
    queryFn: () =>
      readAndHear(
        () => members(conversationId),
        (held, event) => applyEvent(held, event, conversationId),
      ),
  };
}

export function useMembers(conversationId: string): UseQueryResult<Member[]> {
  return useQuery(membersQuery(conversationId));
}
