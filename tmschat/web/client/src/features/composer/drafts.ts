/** What was begun and not sent, by person and conversation: it waits in this browser, which several may use. */
import { queryClient } from "../../api/queryClient.ts";
import { type Kept, kept } from "../../ui/kept.ts";
import { viewerId } from "../session/viewer.ts";

const isText = (found: unknown): found is string => typeof found === "string";

export function draftOf(conversationId: string): string {
  return draft(conversationId).read() ?? "";
}

export function keepDraft(conversationId: string, text: string): void {
  draft(conversationId).write(text.trim() === "" ? null : text);
}

function draft(conversationId: string): Kept<string> {
  return kept(`draft.${viewerId(queryClient)}.${conversationId}`, isText);
}
