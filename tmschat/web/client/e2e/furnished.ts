import type { Person } from "./person.ts";

export const ROOM = "Lunch";

const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const NOTE = Buffer.from("Take the stairs.");

/**
 * Make a room of the two in which everything that a message can bear is there, and beside it conversations with every mark
 * that the list knows; gives the room's id. Its last message is “The way”.
 */
export async function furnish(writer: Person, reader: Person, room: string): Promise<void> {
  const send = (text: string, more: object = {}): Promise<{ id: string }> =>
    writer.rest.post(`messages/conversations/${room}/messages`, { text, ...more });
  const first = await send(`Soup at **noon**, @${reader.name}? See https://example.org and \`menu\``);
  await reader.rest.post(`messages/${first.id}/reactions`, { emoji: "👍" });
  await writer.rest.post(`messages/${first.id}/reactions`, { emoji: "🎉" });
  await writer.rest.ask("PUT", `messages/${first.id}/pin`);
  const second = await send("Or at one", { reply_to: first.id });
  await writer.rest.ask("PATCH", `messages/${second.id}`, { text: "Or at two" });
  await writer.rest.ask("DELETE", `messages/${(await send("Never mind")).id}`);
  await ask(writer, reader, room);
  await reader.rest.post(`messages/conversations/${room}/messages`, { text: "I am coming" });
  await send("The menu", { attachment_ids: [await upload(writer, "menu.png", "image/png", PICTURE)] });
  await send("The way", { attachment_ids: [await upload(writer, "way.txt", "text/plain", NOTE)] });
  await surround(writer, reader);
}

async function ask(writer: Person, reader: Person, room: string): Promise<void> {
  const draft = { conversation_id: room, question: "Where?", options: ["Lake", "Here"], allow_new_options: true };
  const poll = await writer.rest.post<{ id: string; options: { id: string }[] }>("polls", draft);
  const [lake] = poll.options;
  await reader.rest.ask("POST", `polls/${poll.id}/vote`, { option_ids: [lake?.id] });
}

async function upload(writer: Person, name: string, type: string, content: Buffer<ArrayBuffer>): Promise<string> {
  return writer.rest.upload({ name, content_type: type, size: content.length }, content);
}

/** Conversations that are unread, muted, kept at the top, and of two. */
async function surround(writer: Person, reader: Person): Promise<void> {
  const begin = (draft: object): Promise<{ id: string }> =>
    writer.rest.post("conversations", { member_ids: [reader.account.id], ...draft });
  const say = (id: string, text: string): Promise<unknown> =>
    writer.rest.post(`messages/conversations/${id}/messages`, { text });
  const [dinner, news] = [await begin({ type: "GROUP", title: "Dinner" }), await begin({ type: "GROUP", title: "News" })];
  await say((await begin({ type: "DIRECT" })).id, "Are you there?");
  await say(dinner.id, `Fish, @${reader.name}?`);
  await say(news.id, "It rains");
  await reader.rest.ask("PATCH", `conversations/${news.id}/me`, { is_muted: true, is_pinned: true });
}
