/** Desktop notifications of what comes while nobody looks. Muted conversations are silent. */
import type { QueryClient } from "@tanstack/react-query";

import type { Conversation } from "../../api/conversations.ts";
import { keys } from "../../api/keys.ts";
import type { Catalogue } from "../../i18n/en/index.ts";
import type { RealtimeEvent, SharedMessage } from "../../realtime/index.ts";
import { kept } from "../../ui/kept.ts";
import { Store } from "../../ui/store.ts";
import { plain } from "../conversations/excerpt.ts";
import { titleOf } from "../conversations/titles.ts";
import { viewerId } from "../session/viewer.ts";

export const NOTIFY = ["all", "mentions", "none"] as const;
/** What is notified of: everything, what names the person or is said to them alone, nothing. */
export type Notify = (typeof NOTIFY)[number];

const storage = kept("notify", (found): found is Notify => NOTIFY.includes(found as Notify));

/** The person's choice; null: not asked yet. */
export const notify = new Store<Notify | null>(storage.read());

export function setNotify(chosen: Notify): void {
  storage.write(chosen);
  notify.set(chosen);
}

export const canNotify = (): boolean => "Notification" in globalThis;

/** Ask the browser's leave, from a click, and note what was said. */
export async function askToNotify(): Promise<void> {
  setNotify((await Notification.requestPermission()) === "granted" ? "all" : "none");
}

/** Whether a message is to be told of. */
export function deserves(message: SharedMessage, conversation: Conversation, viewer: string, chosen: Notify): boolean {
  if (chosen === "none" || conversation.me.is_muted) return false;
  if (message.is_deleted || message.sender === null || message.sender.id === viewer) return false;
  return chosen === "all" || conversation.type === "DIRECT" || message.mentions.includes(viewer);
}

/** Tell of what an event brings. `open` is called with the address of what is clicked. */
export function notifyOf(
  queryClient: QueryClient,
  event: RealtimeEvent,
  text: Catalogue,
  open: (address: string) => void,
): void {
  const chosen = allowed();
  if (event.type !== "message.created" || chosen === null) return;
  const list = queryClient.getQueryData<Conversation[]>(keys.conversations);
  const conversation = list?.find((each) => each.id === event.conversation_id);
  if (conversation === undefined || !deserves(event.message, conversation, viewerId(queryClient), chosen)) return;
  const shown = new Notification(headline(event.message, conversation, text), {
    body: plain(event.message.text),
    tag: conversation.id,
  });
  shown.onclick = () => {
    window.focus();
    open(`/c/${conversation.id}`);
    shown.close();
  };
}

/** What to notify of now: nothing while somebody looks, or the browser does not let us. */
function allowed(): Notify | null {
  return !document.hasFocus() && canNotify() && Notification.permission === "granted" ? notify.get() : null;
}

function headline(message: SharedMessage, conversation: Conversation, text: Catalogue): string {
  const name = message.sender?.display_name ?? "";
  return conversation.type === "DIRECT" ? name : text.chat.from(name, titleOf(conversation, text));
}
