import { useLocation } from "wouter";

import type { Message } from "../../realtime/index.ts";

/** Give a function that shows a message where it was said. */
export function useGo(): (message: Pick<Message, "conversation_id" | "seq">) => void {
  const [, go] = useLocation();
  return ({ conversation_id, seq }) => {
    go(`/c/${conversation_id}?at=${seq}`);
  };
}
