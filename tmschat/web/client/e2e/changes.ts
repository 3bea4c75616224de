import type { Message, Poll } from "../src/realtime/index.ts";
import type { Person } from "./person.ts";

/** What is done to a room behind somebody's back: 50 changes of every kind that there is. */
export async function changeEverything(room: string, owner: Person, helper: Person, newcomer: Person): Promise<void> {
  const [first, second, third] = await messages(room, owner);
  if (!first || !second || !third) throw new Error("the room needs three messages of its owner's to begin with");
  await talk(room, owner, helper, first);
  await decorate(owner, helper, [first, second]);
  await owner.rest.ask("DELETE", `messages/${third.id}`);
  await vote(room, owner, helper);
  await share(room, owner);
  await govern(room, owner, helper, newcomer);
}

async function messages(room: string, owner: Person): Promise<Message[]> {
  const newest = await owner.rest.get<Message[]>(`messages/conversations/${room}/messages`);
  return newest.toReversed().filter((message) => message.sender?.id === owner.account.id);
}

/** 27 messages, one of them edited twice and one deleted: 30 changes. */
async function talk(room: string, owner: Person, helper: Person, first: Message): Promise<void> {
  const send = (person: Person, body: object): Promise<Message> =>
    person.rest.post(`messages/conversations/${room}/messages`, body);
  for (let number = 1; number <= 24; number++) {
    await send(number % 3 ? helper : owner, { text: `Missed ${number}, *said* while nobody listened` });
  }
  await send(helper, { text: `Missed answer to @${owner.name}`, reply_to: first.id });
  const edited = await send(owner, { text: "Missed and soon edited" });
  await owner.rest.ask("PATCH", `messages/${edited.id}`, { text: "Missed, edited" });
  await owner.rest.ask("PATCH", `messages/${edited.id}`, { text: "Missed, edited **twice**" });
  const deleted = await send(helper, { text: "Missed and soon deleted" });
  await helper.rest.ask("DELETE", `messages/${deleted.id}`);
}

/** Reactions put and taken back, edits and pins of what was there: 11 changes; the deletion beside it is one more. */
async function decorate(owner: Person, helper: Person, [first, second]: [Message, Message]): Promise<void> {
  for (const emoji of ["👍", "🎉", "👀"]) await helper.rest.post(`messages/${first.id}/reactions`, { emoji });
  await owner.rest.post(`messages/${first.id}/reactions`, { emoji: "👍" });
  await helper.rest.ask("DELETE", `messages/${first.id}/reactions/${encodeURIComponent("👀")}`);
  await owner.rest.post(`messages/${second.id}/reactions`, { emoji: "❤️" });
  await owner.rest.ask("PATCH", `messages/${second.id}`, { text: "Known before, and edited while nobody listened" });
  await helper.rest.ask("PUT", `messages/${first.id}/pin`);
  await helper.rest.ask("PUT", `messages/${second.id}/pin`);
  await helper.rest.ask("DELETE", `messages/${second.id}/pin`);
  await owner.rest.ask("PATCH", `messages/${first.id}`, { text: "The first, edited while nobody listened" });
}

/** A poll that is voted on and closed, one that stays open: 8 changes. */
async function vote(room: string, owner: Person, helper: Person): Promise<void> {
  const ask = (question: string): Promise<Poll> =>
    owner.rest.post("polls", { conversation_id: room, question, options: ["Lake", "Mountains"] });
  const [closed, open] = [await ask("Missed and closed: where to?"), await ask("Missed and open: where to?")];
  for (const person of [owner, helper]) {
    await person.rest.post(`polls/${closed.id}/vote`, { option_ids: [closed.options[0]?.id] });
  }
  await helper.rest.post(`polls/${closed.id}/vote`, { option_ids: [closed.options[1]?.id] });
  await helper.rest.post(`polls/${open.id}/vote`, { option_ids: [open.options[1]?.id] });
  await owner.rest.post(`polls/${closed.id}/close`);
  await owner.rest.ask("DELETE", `polls/${closed.id}/vote`).catch(() => undefined); // too late: it is closed
}

/** A file in a message: 1 change. */
async function share(room: string, owner: Person): Promise<void> {
  const content = "Minutes of a meeting that one person missed.\n";
  const file = { name: "minutes.txt", content_type: "text/plain", size: Buffer.byteLength(content) };
  const upload = await owner.rest.upload(file, content);
  await owner.rest.post(`messages/conversations/${room}/messages`, { text: "Missed file", attachment_ids: [upload] });
}

/** Title, topic, members and roles: 7 changes. */
async function govern(room: string, owner: Person, helper: Person, newcomer: Person): Promise<void> {
  const conversation = `conversations/${room}`;
  await owner.rest.ask("PATCH", conversation, { title: "Renamed while nobody listened" });
  await owner.rest.ask("PATCH", conversation, { topic: "A topic that was missed" });
  await owner.rest.post(`${conversation}/members`, { user_ids: [newcomer.account.id] });
  await owner.rest.ask("PATCH", `${conversation}/members/${helper.account.id}`, { role: "ADMIN" });
  await newcomer.rest.post(`messages/conversations/${room}/messages`, { text: "Missed: hello from somebody new" });
  await owner.rest.ask("DELETE", `${conversation}/members/${newcomer.account.id}`);
  await owner.rest.ask("PATCH", `${conversation}/members/${helper.account.id}`, { role: "MEMBER" });
}
