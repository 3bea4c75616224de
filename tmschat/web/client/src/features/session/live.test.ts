import { beforeEach, expect, test, vi } from "vitest";

import type { Conversation } from "../../api/conversations.ts";
import { keys } from "../../api/keys.ts";
import type { Member, Receipt } from "../../realtime/index.ts";
import { settle } from "../../realtime/testing/scripted.ts";
import { conversation, message, messages, person, ROOM } from "../testing/objects.ts";
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

function member(name: string, change_seq: number, changes: Partial<Member> = {}): Member {
  const joined_at = "2026-02-23T09:00:00.000Z";
  return { user: person(name), role: "MEMBER", joined_at, change_seq, is_removed: false, ...changes };
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
