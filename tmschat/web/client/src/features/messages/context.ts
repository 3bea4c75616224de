import { createContext, useContext } from "react";

import type { Conversation } from "../../api/conversations.ts";
import type { Message } from "../../realtime/index.ts";

/** What is being written besides a plain message. */
export type Writing = { kind: "new" } | { kind: "reply"; to: Message } | { kind: "edit"; message: Message };

/** The message to show; null: the last one. Another object asks again. */
export interface Target {
  seq: number | null;
}

/** What the parts of an open conversation share. */
export interface OpenConversation {
  conversation: Conversation;
  writing: Writing;
  write: (writing: Writing) => void;
  target: Target | null;
  /** Show the message with this number; null: the last one. */
  jump: (seq: number | null) => void;
}

export const OpenConversationContext = createContext<OpenConversation | null>(null);

export function useOpenConversation(): OpenConversation {
  const open = useContext(OpenConversationContext);
  if (open === null) throw new Error("not inside of a conversation");
  return open;
}
