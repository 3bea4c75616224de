import type { RealtimeEvent } from "../../realtime/index.ts";
import { withPerson } from "../people/withPerson.ts";
import { realtime } from "./realtime.ts";

/**
 * Read something over REST and apply to it what was heard meanwhile: an answer may be older than an event that has
 * arrived before it. `apply` must leave alone what is newer than the event; people's new names are put in besides.
 */
export async function readAndHear<Value>(
  read: () => Promise<Value>,
  apply: (value: Value, event: RealtimeEvent) => Value,
): Promise<Value> {
  const heard: RealtimeEvent[] = [];
  const stop = realtime.listen((event) => {
    heard.push(event);
  });
  try {
    const value = await read();
    return heard.reduce<Value>((held, event) => apply(withNames(held, event), event), value);
  } finally {
    stop();
  }
}

function withNames<Value>(held: Value, event: RealtimeEvent): Value {
  return event.type === "user.updated" ? withPerson(held, event.user) : held;
}
