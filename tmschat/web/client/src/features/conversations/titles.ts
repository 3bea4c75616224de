import type { Conversation } from "../../api/conversations.ts";
import type { Catalogue } from "../../i18n/en/index.ts";

/** What a conversation is called: its title or, of two people, the other one's name. */
export function titleOf(conversation: Conversation, text: Catalogue): string {
  const named = conversation.peer?.display_name ?? conversation.title;
  return named === "" ? text.conversations.untitled : named;
}

/** Letters without case and marks, so that what is typed finds what is meant. */
export function folded(words: string): string {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}
