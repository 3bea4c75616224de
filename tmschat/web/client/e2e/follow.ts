/**
 * Follows a real server for one person: `node e2e/follow.ts http://host:port TOKEN`. Says on its standard output, in
 * lines of JSON, how the link is and, for each `state` line that it is given, what it holds.
 */
import { createInterface } from "node:readline";

import { type ChangesPage, type Conversation, type Id, type Message, RealtimeClient } from "../src/realtime/index.ts";
import { type Loaded, Store } from "./store.ts";

interface List<Item> {
  data: Item[];
  pagination: { next_cursor: string | null };
}

const [, , site = "", token = ""] = process.argv;

/** Ask the REST API; null for a 404 and, where signing in is refused, for that. */
async function ask<Answer>(path: string, method = "GET"): Promise<Answer | null> {
  const answer = await fetch(`${site}/api/v1/${path}`, { method, headers: { Authorization: `Bearer ${token}` } });
  if ([401, 403, 404].includes(answer.status)) return null;
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
  return (await answer.json()) as Answer;
}

async function all<Item>(path: string): Promise<Item[]> {
  const found: Item[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: List<Item> | null = await ask<List<Item>>(`${path}?limit=100${cursor && `&cursor=${cursor}`}`);
    found.push(...(page?.data ?? []));
    cursor = page?.pagination.next_cursor ?? null;
  }
  return found;
}

async function load(id: Id): Promise<Loaded | null> {
  const conversation = await ask<{ data: Conversation }>(`conversations/${id}`);
  if (conversation === null) return null;
  return {
    conversation: conversation.data,
    members: await all(`conversations/${id}/members`),
    messages: await all(`messages/conversations/${id}/messages`),
  };
}

function say(what: unknown): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

const client = new RealtimeClient({
  url: `${site.replace(/^http/, "ws")}/ws/v1`,
  ticket: async () => (await ask<{ data: { ticket: string } }>("realtime/ticket", "POST"))?.data.ticket ?? null,
  fetchChanges: (id, since) => ask<ChangesPage>(`messages/conversations/${id}/changes?since=${since}&limit=7`),
});
const store = new Store(client, load, async (id) => (await ask<{ data: Message }>(`messages/${id}`))?.data ?? null);
client.watchState((state) => {
  say({ link: state.name });
});
client.start();

for await (const line of createInterface({ input: process.stdin })) {
  if (line === "state") say({ state: store.state });
}
client.stop();
