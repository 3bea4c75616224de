import type { Message } from "../realtime/index.ts";
import { data, http, type Schemas } from "./http.ts";
import type { Page } from "./pages.ts";

export type Highlight = Schemas["Highlight"];

/** A message that was found, with where the words stand in it. */
export interface Found {
  message: Message;
  highlight: Highlight;
}

/** What is searched for. `before` and `after` are times, RFC 3339. */
export interface Query {
  q: string;
  conversation_id?: string;
  sender_id?: string;
  type?: string[];
  before?: string;
  after?: string;
}

/** A page of what was found, the newest first. */
export async function searchPage(query: Query, cursor: string | undefined, signal?: AbortSignal): Promise<Page<Found>> {
  const params = { query: { ...query, limit: 30, ...(cursor !== undefined && { cursor }) } };
  const page = await data(http.GET("/api/v1/search/messages", { params, ...(signal && { signal }) }));
  // The polls of messages are open dictionaries in the document.
  return { ...page, data: page.data.map(({ highlight, ...message }) => ({ message: message as unknown as Message, highlight })) };
}
