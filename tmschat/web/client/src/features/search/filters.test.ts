import { expect, test } from "vitest";

import { filtersIn, queryOf } from "./filters.ts";

test("without words nothing is asked", () => {
  expect(queryOf(filtersIn(new URLSearchParams("q=%20&in=room")))).toBeNull();
});

test("empty filters are none", () => {
  expect(queryOf(filtersIn(new URLSearchParams("q=soup&in=&type=&since=")))).toEqual({ q: "soup" });
});

test("what the address names is asked for, both days whole", () => {
  const address = new URLSearchParams("q=soup&in=room&from=bob&type=POLL&since=2026-02-27&until=2026-02-28");
  expect(queryOf(filtersIn(address))).toEqual({
    q: "soup",
    conversation_id: "room",
    sender_id: "bob",
    type: ["POLL"],
    after: new Date(2026, 1, 27).toISOString(),
    before: new Date(2026, 2, 1).toISOString(),
  });
});

test("half a date is no date", () => {
  expect(queryOf({ q: "soup", since: "2026-" })).toEqual({ q: "soup" });
});
