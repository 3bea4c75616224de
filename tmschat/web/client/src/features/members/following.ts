import type { QueryClient } from "@tanstack/react-query";

import { keys } from "../../api/keys.ts";
import type { Member, RealtimeEvent } from "../../realtime/index.ts";

/** Put what happens to members into the lists that are held. */
export function followMembers(queryClient: QueryClient, event: RealtimeEvent): void {
  for (const [conversationId, member] of membersIn(event)) {
    queryClient.setQueryData<Member[]>(keys.members(conversationId), (held) => held && withMember(held, member));
  }
  if (event.type === "gone") queryClient.removeQueries({ queryKey: keys.members(event.conversation_id) });
}

function membersIn(event: RealtimeEvent): [string, Member][] {
  switch (event.type) {
    case "member.added":
    case "member.removed":
    case "member.updated":
      return [[event.conversation_id, event.member]];
    case "changes":
      return event.data
        .filter((change) => change.kind === "member")
        .map((change) => [event.conversation_id, change.member]);
    default:
      return [];
  }
}

/** The list with a member put in, replaced or removed; something older than what is held changes nothing. */
export function withMember(held: readonly Member[], member: Member): Member[] {
  const found = held.find((each) => each.user.id === member.user.id);
  if (found !== undefined && found.change_seq > member.change_seq) return [...held];
  const others = held.filter((each) => each.user.id !== member.user.id);
  return member.is_removed ? others : [...others, member];
}
