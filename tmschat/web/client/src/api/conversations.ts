import type { Conversation as ForAll, Me, Member, Person } from "../realtime/index.ts";
import { data, http, type Schemas } from "./http.ts";
import { all, type Page } from "./pages.ts";

/** A conversation as the viewer sees it. */
export interface Conversation extends ForAll {
  me: Me;
  /** In a DIRECT the other person. */
  peer: Person | null;
}

/** The polls of messages are open dictionaries in the document; `Poll` says what they are. */
function typed(found: Schemas["Conversation"]): Conversation {
  return found as unknown as Conversation;
}

export async function conversationPage(cursor: string | undefined): Promise<Page<Conversation>> {
  const query = { limit: 100, ...(cursor !== undefined && { cursor }) };
  const page = await data(http.GET("/api/v1/conversations", { params: { query } }));
  return { ...page, data: page.data.map(typed) };
}

export async function conversation(conversation_id: string): Promise<Conversation> {
  const path = { conversation_id };
  return typed((await data(http.GET("/api/v1/conversations/{conversation_id}", { params: { path } }))).data);
}

/** Make one; of a DIRECT that is there already, give it. */
export async function createConversation(body: Schemas["ConversationRequest"]): Promise<Conversation> {
  return typed((await data(http.POST("/api/v1/conversations", { body }))).data);
}

export async function changeConversation(
  conversation_id: string,
  changes: Schemas["PatchedConversationChangesRequest"],
): Promise<Conversation> {
  const params = { path: { conversation_id } };
  return typed((await data(http.PATCH("/api/v1/conversations/{conversation_id}", { params, body: changes }))).data);
}

/** Take it from all its members. */
export async function deleteConversation(conversation_id: string): Promise<void> {
  await data(http.DELETE("/api/v1/conversations/{conversation_id}", { params: { path: { conversation_id } } }));
}

export async function changeOwnFlags(
  conversation_id: string,
  flags: Schemas["PatchedFlagsRequest"],
): Promise<Schemas["Me"]> {
  const params = { path: { conversation_id } };
  return (await data(http.PATCH("/api/v1/conversations/{conversation_id}/me", { params, body: flags }))).data;
}

export async function leave(conversation_id: string): Promise<void> {
  await data(http.POST("/api/v1/conversations/{conversation_id}/leave", { params: { path: { conversation_id } } }));
}

/** All members, from as many pages as it takes. */
export function members(conversation_id: string): Promise<Member[]> {
  return all(async (cursor) => {
    const query = { limit: 100, ...(cursor !== undefined && { cursor }) };
    const params = { path: { conversation_id }, query };
    const page = await data(http.GET("/api/v1/conversations/{conversation_id}/members", { params }));
    return { ...page, data: page.data.map((member) => ({ ...member, is_removed: false })) };
  });
}

export async function receipts(conversation_id: string): Promise<Schemas["Receipt"][]> {
  const params = { path: { conversation_id } };
  return (await data(http.GET("/api/v1/conversations/{conversation_id}/receipts", { params }))).data;
}
