/** What is told of a message in a dialog, each loaded when it is first asked for. */
import type { Message } from "../../realtime/index.ts";
import { lazily } from "../../ui/lazily.ts";
import { openOverlay } from "../../ui/overlays.tsx";

const Replies = lazily(() => import("./Replies.tsx"));
const Reactors = lazily(() => import("./Reactors.tsx"));
const SeenBy = lazily(() => import("./SeenBy.tsx"));

export function showReplies(message: Message): void {
  openOverlay(Replies, { message });
}

/** Who reacted; with an emoji, first those who did with that one. */
export function showReactors(message: Message, emoji: string | null = null): void {
  openOverlay(Reactors, { message, emoji });
}

export function showSeenBy(message: Message): void {
  openOverlay(SeenBy, { message });
}
