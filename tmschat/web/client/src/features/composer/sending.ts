import type { QueryClient } from "@tanstack/react-query";

import { ApiError, type ErrorItem, mayPass } from "../../api/errors.ts";
import { keys } from "../../api/keys.ts";
import { sendMessage } from "../../api/messages.ts";
import { queryClient } from "../../api/queryClient.ts";
import { systemClock } from "../../realtime/clock.ts";
import { keptMany } from "../../ui/kept.ts";
import { messagesIn } from "../conversations/applyEvent.ts";
import { type MessagePages, putSent } from "../messages/pages.ts";
import { realtime } from "../session/realtime.ts";
import { viewerId } from "../session/viewer.ts";
import { type KeptEntry, Outbox, type Outcome, type Outgoing } from "./outbox.ts";

const keep = keptMany("outbox", (found): found is KeptEntry => typeof found === "object" && found !== null);

/** The page's one outbox. Made when it is first needed: by then it is known who is signed in. */
export function outbox(): Outbox {
  made ??= begin(queryClient);
  return made;
}

let made: Outbox | null = null;

function begin(client: QueryClient): Outbox {
  const box = new Outbox(viewerId(client), {
    send: (entry) => send(client, entry),
    keep,
    clock: systemClock,
    random: Math.random,
  });
  realtime.watchState((state) => {
    if (state.name === "live") box.wake();
  });
  realtime.listen((event) => {
    for (const { client_id } of messagesIn(event)) if (client_id !== null) box.forget(client_id);
  });
  box.wake();
  return box;
}

async function send(client: QueryClient, entry: Outgoing): Promise<Outcome> {
  const { client_id, conversation_id, text, reply_to, attachment_ids } = entry;
  const reply = reply_to === null ? {} : { reply_to: reply_to.id };
  const files = attachment_ids.length === 0 ? {} : { attachment_ids };
  try {
    const sent = await sendMessage(conversation_id, { client_id, ...(text !== "" && { text }), ...reply, ...files });
    client.setQueryData<MessagePages>(keys.messages(conversation_id), (pages) => pages && putSent(pages, sent));
    return { is: "sent" };
  } catch (error) {
    if (mayPass(error)) return { is: "later", afterMs: error instanceof ApiError ? error.retryAfterMs : null };
    return { is: "never", failure: refusalIn(error) };
  }
}

function refusalIn(error: unknown): ErrorItem | null {
  return error instanceof ApiError ? (error.errors[0] ?? null) : null;
}
