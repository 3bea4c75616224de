/** Lists that belong to a message or a conversation, read page by page. */
import type { Message } from "../realtime/index.ts";
import { data, http, type Schemas } from "./http.ts";
import { typedMessage } from "./messages.ts";
import type { Page } from "./pages.ts";

export type Reactor = Schemas["Reactor"];
export type MessageReceipt = Schemas["MessageReceipt"];

type Cursor = string | undefined;

function at(cursor: Cursor): { cursor?: string } {
  return cursor === undefined ? {} : { cursor };
}

function typedPage(page: Page<Schemas["Message"]>): Page<Message> {
  return { ...page, data: page.data.map(typedMessage) };
}

/** Who reacted; with an emoji, with that one. The newest first. */
export function reactorPage(message_id: string, emoji: string | null, cursor: Cursor): Promise<Page<Reactor>> {
  const query = { ...(emoji !== null && { emoji }), ...at(cursor) };
  return data(http.GET("/api/v1/messages/{message_id}/reactions", { params: { path: { message_id }, query } }));
}

/** Who has a message, and who has read it. */
export function receiptPage(message_id: string, cursor: Cursor): Promise<Page<MessageReceipt>> {
  const params = { path: { message_id }, query: at(cursor) };
  return data(http.GET("/api/v1/messages/{message_id}/receipts", { params }));
}

export async function replyPage(message_id: string, cursor: Cursor): Promise<Page<Message>> {
  const params = { path: { message_id }, query: at(cursor) };
  return typedPage(await data(http.GET("/api/v1/messages/{message_id}/replies", { params })));
}

export async function pinPage(conversation_id: string, cursor: Cursor): Promise<Page<Message>> {
  const params = { path: { conversation_id }, query: at(cursor) };
  return typedPage(await data(http.GET("/api/v1/conversations/{conversation_id}/pins", { params })));
}
