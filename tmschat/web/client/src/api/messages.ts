import type { ChangesPage, Message } from "../realtime/index.ts";
import { ApiError } from "./errors.ts";
import { data, http, type Schemas } from "./http.ts";
import { PAGE_SIZE, type Place } from "./places.ts";

/** The polls of messages are open dictionaries in the document; `Poll` says what they are. */
export function typedMessage(found: Schemas["Message"]): Message {
  return found as unknown as Message;
}

/** Messages of one place, the oldest first. */
export async function messagesAt(conversation_id: string, place: Place): Promise<Message[]> {
  const params = { path: { conversation_id }, query: { limit: PAGE_SIZE, ...place } };
  const found = await data(http.GET("/api/v1/messages/conversations/{conversation_id}/messages", { params }));
  return found.data.map(typedMessage).sort((one, other) => one.seq - other.seq);
}

export async function message(message_id: string): Promise<Message> {
  const params = { path: { message_id } };
  return typedMessage((await data(http.GET("/api/v1/messages/{message_id}", { params }))).data);
}

export async function sendMessage(conversation_id: string, body: Schemas["MessageRequest"]): Promise<Message> {
  const params = { path: { conversation_id } };
  const path = "/api/v1/messages/conversations/{conversation_id}/messages";
  return typedMessage((await data(http.POST(path, { params, body }))).data);
}

export async function editMessage(message_id: string, text: string): Promise<Message> {
  const params = { path: { message_id } };
  return typedMessage((await data(http.PATCH("/api/v1/messages/{message_id}", { params, body: { text } }))).data);
}

export async function deleteMessage(message_id: string): Promise<void> {
  await data(http.DELETE("/api/v1/messages/{message_id}", { params: { path: { message_id } } }));
}

export async function setPinned(message_id: string, isPinned: boolean): Promise<void> {
  const params = { path: { message_id } };
  await data(
    isPinned
      ? http.PUT("/api/v1/messages/{message_id}/pin", { params })
      : http.DELETE("/api/v1/messages/{message_id}/pin", { params }),
  );
}

export async function setReaction(message_id: string, emoji: string, isSet: boolean): Promise<void> {
  if (isSet) {
    const params = { path: { message_id } };
    await data(http.POST("/api/v1/messages/{message_id}/reactions", { params, body: { emoji } }));
  } else {
    const params = { path: { message_id, emoji } };
    await data(http.DELETE("/api/v1/messages/{message_id}/reactions/{emoji}", { params }));
  }
}

/** A page of the feed. Null: the conversation is not ours. */
export async function changesSince(conversation_id: string, since: number): Promise<ChangesPage | null> {
  const params = { path: { conversation_id }, query: { since, limit: 100 } };
  try {
    const page = await data(http.GET("/api/v1/messages/conversations/{conversation_id}/changes", { params }));
    return page as unknown as ChangesPage; // an entry's kind tells which of its fields is there: the document cannot
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}
