import type { QueryClient } from "@tanstack/react-query";

import { keys } from "../../api/keys.ts";
import type { Member, RealtimeEvent } from "../../realtime/index.ts";

/** Put what happens to members into the lists that are held. */
export function followMembers(queryClient: QueryClient, event: RealtimeEvent): void {
  if (!("conversation_id" in event)) return;
  const { conversation_id } = event;
  const queryKey = keys.members(conversation_id);
  if (event.type === "gone") queryClient.removeQueries({ queryKey });
  else queryClient.setQueryData<Member[]>(queryKey, (held) => held && applyEvent(held, event, conversation_id));
}

/** A conversation's members after an event. */
export function applyEvent(held: Member[], event: RealtimeEvent, conversationId: string): Member[] {
  const isOurs = "conversation_id" in event && event.conversation_id === conversationId;
  return isOurs ? membersIn(event).reduce(withMember, held) : held;
}

/** The members that an event brings. */
export function membersIn(event: RealtimeEvent): Member[] {
  switch (event.type) {
    case "member.added":
    case "member.removed":
    case "member.updated":
      return [event.member];
    case "changes":
      return event.data.filter((change) => change.kind === "member").map((change) => change.member);
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
