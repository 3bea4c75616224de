/** What is told of a message in a dialog, each loaded when it is first asked for. */
import { lazy } from "react";

import type { Message } from "../../realtime/index.ts";
import { openOverlay } from "../../ui/overlays.tsx";

const Replies = lazy(() => import("./Replies.tsx"));
const Reactors = lazy(() => import("./Reactors.tsx"));
const SeenBy = lazy(() => import("./SeenBy.tsx"));

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
