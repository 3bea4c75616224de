import { QueryObserver } from "@tanstack/react-query";
import { beforeEach, expect, test, vi } from "vitest";

import type { Conversation } from "../../api/conversations.ts";
import { keys } from "../../api/keys.ts";
import { membership } from "../../realtime/testing/scripted.ts";
import { conversation, message, ROOM } from "../testing/objects.ts";
import { ScriptedPage } from "../testing/page.ts";

let page: ScriptedPage;

vi.mock("../session/realtime.ts", () => import("../testing/page.ts"));

beforeEach(async () => {
  page = new ScriptedPage();
  const { keepTrue } = await import("../session/live.ts");
  keepTrue(page.queryClient, page.stage.client);
});

const LIST = "/api/v1/conversations";
const OTHER = conversation({ id: "other" });

/** Read the list and go on looking at it. */
async function readList(): Promise<void> {
  const { conversationsQuery } = await import("./useConversations.ts");
  const query = conversationsQuery(page.queryClient);
  new QueryObserver(page.queryClient, query).subscribe(() => undefined);
  await page.queryClient.query(query);
}

/** Let the server answer with these from now on. */
function answer(...list: Conversation[]): void {
  page.answers[LIST] = ScriptedPage.list(list);
}

const listed = (): string[] =>
  (page.queryClient.getQueryData<Conversation[]>(keys.conversations) ?? []).map(({ id }) => id).sort();

function created(seq: number): Record<string, unknown> {
  return { type: "message.created", conversation_id: ROOM, since: seq - 1, change_seq: seq, message: message(seq) };
}

test("a conversation joined while the first list is read is listed", async () => {
  const socket = await page.stage.live();
  const { promise, resolve } = Promise.withResolvers<unknown>();
  page.answers[LIST] = promise;
  const read = readList();
  await page.untilAsked(LIST);
  socket.tell(membership("conversation.joined", 5));
  answer(conversation(), OTHER);
  resolve(ScriptedPage.list([OTHER]));
  await read;
  await vi.waitFor(() => {
    expect(listed()).toEqual(["other", ROOM]);
  });
});

test("what happened before the list was read and after hello is in it", async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  page.answers[LIST] = promise;
  const read = readList();
  await page.untilAsked(LIST);
  await page.stage.live({ [ROOM]: 11 });
  answer(conversation({ last_seq: 11, change_seq: 11, last_message: message(11) }));
  resolve(ScriptedPage.list([conversation()]));
  await read;
  await vi.waitFor(() => {
    expect(page.queryClient.getQueryData(keys.conversations)).toMatchObject([{ last_message: { seq: 11 } }]);
  });
});

test("a conversation that was passed over between two pages of the list is found by what happens in it", async () => {
  answer(OTHER);
  await readList();
  const socket = await page.stage.live({ [ROOM]: 10, other: 10 });
  await vi.waitFor(() => {
    expect(page.asked).toEqual([LIST, LIST]);
  });
  await vi.waitFor(() => {
    expect(page.queryClient.isFetching()).toBe(0);
  });
  answer(conversation(), OTHER);
  socket.tell(created(11));
  await vi.waitFor(() => {
    expect(listed()).toEqual(["other", ROOM]);
  });
});

test("the list is read once at a time, and once more where it lacks what was heard meanwhile", async () => {
  answer(OTHER);
  await readList();
  const socket = await page.stage.live({ [ROOM]: 10, other: 10 });
  const { promise, resolve } = Promise.withResolvers<unknown>();
  page.answers[LIST] = promise;
  await vi.waitFor(() => {
    expect(page.asked).toHaveLength(2);
  });
  for (let seq = 11; seq <= 20; seq += 1) {
    socket.tell(created(seq));
    await new Promise((resume) => setTimeout(resume));
  }
  expect(page.asked).toHaveLength(2);
  answer(OTHER); // however often it is not listed
  resolve(ScriptedPage.list([OTHER]));
  await vi.waitFor(() => {
    expect(page.asked).toHaveLength(3);
  });
  await new Promise((resume) => setTimeout(resume, 50));
  expect(page.asked).toHaveLength(3);
});
