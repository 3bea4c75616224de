import { useQuery, type UseQueryResult } from "@tanstack/react-query";

import { members } from "../../api/conversations.ts";
import { keys } from "../../api/keys.ts";
import type { Member } from "../../realtime/index.ts";

/** All members of a conversation, kept true by events. */
export function useMembers(conversationId: string): UseQueryResult<Member[]> {
  return useQuery({ queryKey: keys.members(conversationId), queryFn: () => members(conversationId) });
}
