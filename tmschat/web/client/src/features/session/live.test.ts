import { beforeEach, expect, test, vi } from "vitest";

import type { Conversation } from "../../api/conversations.ts";
import { keys } from "../../api/keys.ts";
import type { Member, Receipt } from "../../realtime/index.ts";
import { settle } from "../../realtime/testing/scripted.ts";
import { conversation, member, message, messages, person, ROOM } from "../testing/objects.ts";
import { ScriptedPage } from "../testing/page.ts";

let page: ScriptedPage;

vi.mock("./realtime.ts", () => import("../testing/page.ts"));

beforeEach(async () => {
  page = new ScriptedPage();
  const { keepTrue } = await import("./live.ts");
  keepTrue(page.queryClient, page.stage.client);
});

const LIST = "/api/v1/conversations";
const PAGE = `/api/v1/messages/conversations/${ROOM}/messages`;
const MEMBERS = `/api/v1/conversations/${ROOM}/members`;
const RECEIPTS = `/api/v1/conversations/${ROOM}/receipts`;

async function readList(...list: Conversation[]): Promise<void> {
  page.answers[LIST] = ScriptedPage.list(list);
  const { conversationsQuery } = await import("../conversations/useConversations.ts");
  await page.queryClient.query(conversationsQuery(page.queryClient));
}

/** Hold the end of the room, as opening it does. */
async function readEnd(): Promise<void> {
  page.answers[PAGE] = ScriptedPage.list(messages(1, 10));
  const { readPage } = await import("../messages/useMessages.ts");
  const pages = [await readPage(ROOM, null, "viewer")];
  page.queryClient.setQueryData(keys.messages(ROOM), { pages, pageParams: [null] });
}

test("what is edited after a page was read and before hello is shown", async () => {
  await readList(conversation());
  await readEnd();
  const edited = message(10, { text: "new", change_seq: 11 });
  page.stage.fetchChanges.mockResolvedValueOnce({
    data: [{ kind: "message", change_seq: 11, message: edited }],
    pagination: { next_since: 11, has_more: false },
  });
  await page.stage.live({ [ROOM]: 11 });
  await settle();
  expect(page.queryClient.getQueryData(keys.messages(ROOM))).toMatchObject({ pages: [{ messages: { 9: { text: "new" } } }] });
  expect(page.queryClient.getQueryData(keys.conversations)).toMatchObject([{ last_message: { text: "new" } }]);
});

test("a page load costs no feeds where nothing has changed", async () => {
  await readList(conversation(), conversation({ id: "other" }));
  await page.stage.live({ [ROOM]: 10, other: 10 });
  expect(page.stage.fetchChanges).not.toHaveBeenCalled();
});

test("a list that is newer than hello stays so, and counts nothing twice", async () => {
  await readList(conversation({ last_seq: 11, change_seq: 11, last_message: message(11) }));
  const socket = await page.stage.live({ [ROOM]: 10 });
  socket.tell({ type: "message.created", conversation_id: ROOM, since: 10, change_seq: 11, message: message(11) });
  const [held] = page.queryClient.getQueryData<Conversation[]>(keys.conversations) ?? [];
  expect(held).toMatchObject({ last_seq: 11, change_seq: 11, me: { unread_count: 2 } });
});

test("what happens to members while they are read is not lost", async () => {
  const socket = await page.stage.live({ [ROOM]: 10 });
  const { promise, resolve } = Promise.withResolvers<unknown>();
  page.answers[MEMBERS] = promise;
  const { membersQuery } = await import("../members/useMembers.ts");
  const read = page.queryClient.query(membersQuery(ROOM));
  const frame = { conversation_id: ROOM, since: 10, change_seq: 11 };
  await page.untilAsked(MEMBERS);
  socket.tell({ type: "member.updated", ...frame, member: member("bob", 11, { role: "ADMIN" }) });
  resolve(ScriptedPage.list([member("alice", 2), member("bob", 3)]));
  await read;
  const held = page.queryClient.getQueryData<Member[]>(keys.members(ROOM)) ?? [];
  expect(held.map(({ user, role }) => [user.id, role])).toEqual([
    ["alice", "MEMBER"],
    ["bob", "ADMIN"],
  ]);
});

test("marks that rise while they are read are not lost", async () => {
  const socket = await page.stage.live({ [ROOM]: 10 });
  const { promise, resolve } = Promise.withResolvers<unknown>();
  page.answers[RECEIPTS] = promise;
  const { receiptsQuery } = await import("../messages/useReceipts.ts");
  const read = page.queryClient.query(receiptsQuery(ROOM));
  await page.untilAsked(RECEIPTS);
  const risen: Receipt = { user_id: "bob", delivered_seq: 10, read_seq: 10 };
  socket.tell({ type: "receipt.updated", conversation_id: ROOM, receipts: [risen] });
  resolve({ data: [{ ...risen, read_seq: 4 }] });
  await read;
  expect(page.queryClient.getQueryData(keys.receipts(ROOM))).toEqual([risen]);
});

test("a person's new name stands wherever they are shown, also in what is being read", async () => {
  await readList(conversation({ peer: person("bob") }), conversation({ id: "other", peer: person("carol") }));
  await readEnd();
  const socket = await page.stage.live({ [ROOM]: 10, other: 10 });
  page.queryClient.setQueryData(keys.members(ROOM), [member("bob", 1)]);
  page.queryClient.setQueryData(keys.person("bob"), { ...person("bob"), status_text: "" });
  const { promise, resolve } = Promise.withResolvers<unknown>();
  page.answers[PAGE] = promise;
  const { readPage } = await import("../messages/useMessages.ts");
  page.asked.length = 0;
  const reading = readPage(ROOM, null, "viewer");
  await page.untilAsked(PAGE);
  const user = { ...person("bob"), display_name: "Robert", status_text: "Away", time_zone: "UTC", is_suspended: false };
  socket.tell({ type: "user.updated", user });
  resolve(ScriptedPage.list(messages(9, 10)));
  const robert = { display_name: "Robert" };
  const held = (key: readonly unknown[]): unknown => page.queryClient.getQueryData(key);
  expect((await reading).messages).toMatchObject([{ sender: robert }, { sender: robert }]);
  expect(held(keys.conversations)).toMatchObject([
    { peer: robert, last_message: { sender: robert } },
    { peer: { display_name: "carol" } },
  ]);
  expect(held(keys.messages(ROOM))).toMatchObject({ pages: [{ messages: { 0: { sender: robert } } }] });
  expect(held(keys.members(ROOM))).toEqual([member("bob", 1, { user: { ...person("bob"), ...robert } })]);
  expect(held(keys.person("bob"))).toMatchObject({ ...robert, status_text: "Away" });
});
