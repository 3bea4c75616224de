/** What was begun and not sent, by conversation: it waits in this browser. */
import { kept } from "../../ui/kept.ts";

const isText = (found: unknown): found is string => typeof found === "string";

export function draftOf(conversationId: string): string {
  return kept(`draft.${conversationId}`, isText).read() ?? "";
}

export function keepDraft(conversationId: string, text: string): void {
  kept(`draft.${conversationId}`, isText).write(text.trim() === "" ? null : text);
}
