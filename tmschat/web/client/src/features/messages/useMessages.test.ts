import { InfiniteQueryObserver } from "@tanstack/react-query";
import { beforeEach, expect, test, vi } from "vitest";

import { keys } from "../../api/keys.ts";
import type { FakeSocket } from "../../realtime/testing/scripted.ts";
import { message, messages, ROOM } from "../testing/objects.ts";
import { ScriptedPage } from "../testing/page.ts";
import type { MessagePages } from "./pages.ts";

vi.mock("../session/realtime.ts", () => import("../testing/page.ts"));

const PAGE = `/api/v1/messages/conversations/${ROOM}/messages`;

let page: ScriptedPage;
let socket: FakeSocket;

beforeEach(async () => {
  page = new ScriptedPage();
  const { keepTrue } = await import("../session/live.ts");
  keepTrue(page.queryClient, page.stage.client);
  socket = await page.stage.live({ [ROOM]: 100 });
});

/** Open the room at its end, messages 51 to 100, and begin to read older ones; `answer` gives them. */
async function readingOlder(): Promise<{ answer: (found: unknown[]) => Promise<void> }> {
  const { messagesQuery } = await import("./useMessages.ts");
  const observer = new InfiniteQueryObserver(page.queryClient, messagesQuery(page.queryClient, ROOM, null));
  page.answers[PAGE] = ScriptedPage.list(messages(51, 100).toReversed());
  await observer.refetch();
  page.asked.length = 0;
  const { promise, resolve } = Promise.withResolvers<unknown>();
  page.answers[PAGE] = promise;
  const reading = observer.fetchPreviousPage();
  await page.untilAsked(PAGE);
  return {
    answer: async (found) => {
      resolve(ScriptedPage.list(found));
      await reading;
    },
  };
}

const held = (): MessagePages | undefined => page.queryClient.getQueryData<MessagePages>(keys.messages(ROOM));
const texts = (): string[] => held()?.pages.flatMap(({ messages: each }) => each.map(({ text }) => text)) ?? [];
const textsOf = (first: number, last: number): string[] => messages(first, last).map(({ text }) => text);

test("what happens to what is held while an older page is read stays", async () => {
  const { answer } = await readingOlder();
  const room = { conversation_id: ROOM };
  socket.tell(
    { type: "message.created", ...room, since: 100, change_seq: 101, message: message(101) },
    { type: "message.updated", ...room, since: 101, change_seq: 102, message: message(60, { text: "new", change_seq: 102 }) },
  );
  await answer(messages(1, 50).toReversed());
  expect(texts()).toEqual([...textsOf(1, 59), "new", ...textsOf(61, 101)]);
  expect(held()?.pageParams).toEqual([{ before_seq: 51 }, null]);
});

test("a page that does not lie beside what is held by now is not put there", async () => {
  const { answer } = await readingOlder();
  const { readPage } = await import("./useMessages.ts");
  page.answers[PAGE] = ScriptedPage.list(messages(201, 250).toReversed());
  const elsewhere = { pages: [await readPage(ROOM, { around_seq: 225 }, "viewer")], pageParams: [{ around_seq: 225 }] };
  page.queryClient.setQueryData(keys.messages(ROOM), elsewhere);
  await answer(messages(1, 50).toReversed());
  expect(held()).toBe(elsewhere);
});

test("what is read anew takes the place of all", async () => {
  const { answer } = await readingOlder();
  await answer(messages(1, 50).toReversed());
  page.answers[PAGE] = ScriptedPage.list([message(100, { text: "anew", change_seq: 105 })]);
  await page.queryClient.refetchQueries({ queryKey: keys.messages(ROOM) });
  expect(texts()).toContain("anew");
});
