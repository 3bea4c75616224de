import type { Conversation } from "../../api/conversations.ts";
import type { Catalogue } from "../../i18n/en/index.ts";
import { folded, titleOf } from "./titles.ts";

/** Those that are kept at the top first, then by last activity. */
function before(one: Conversation, other: Conversation): number {
  if (one.me.is_pinned !== other.me.is_pinned) return one.me.is_pinned ? -1 : 1;
  return other.last_activity_at.localeCompare(one.last_activity_at);
}

/**
 * The conversations to list, in order. With words only those whose names have a word that begins so; then archived ones
 * as well, which else are listed apart.
 */
export function listed(
  conversations: readonly Conversation[],
  wanted: { words: string; archived: boolean },
  text: Catalogue,
): Conversation[] {
  const words = folded(wanted.words.trim());
  const fits = (each: Conversation): boolean =>
    words === "" ? each.me.is_archived === wanted.archived : ` ${folded(titleOf(each, text))}`.includes(` ${words}`);
  return conversations.filter(fits).sort(before);
}
