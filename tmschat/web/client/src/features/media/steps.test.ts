import { expect, test } from "vitest";

import { fitting, stepsOf } from "./steps.ts";

const TARGET = { method: "PUT", url: "/put", headers: { "Content-Type": "image/png" }, fields: {}, parts: [] };

test("a file goes in one request with the store's headers", () => {
  const step = { method: "PUT", url: "/put", headers: TARGET.headers, fields: null, start: 0, end: 700 };
  expect(stepsOf(TARGET, 700)).toEqual([step]);
});

test("where there are fields, they go before the file in a form", () => {
  const form = { ...TARGET, method: "POST", fields: { key: "k" } };
  expect(stepsOf(form, 700)).toMatchObject([{ method: "POST", fields: { key: "k" } }]);
});

test("parts cover the whole file, without a gap, the last one as short as what is left", () => {
  const parts = [{ url: "/1", size: 300 }, { url: "/2", size: 300 }, { url: "/3", size: 300 }];
  const steps = stepsOf({ ...TARGET, parts }, 700);
  expect(steps.map(({ url, start, end }) => [url, start, end])).toEqual([["/1", 0, 300], ["/2", 300, 600], ["/3", 600, 700]]);
  expect(steps.every(({ method, headers }) => method === "PUT" && Object.keys(headers).length === 0)).toBe(true);
});

test.each([
  [12, 0, 10, 2],
  [3, 9, 1, 2],
  [2, 10, 0, 2],
  [2, 3, 2, 0],
])("of %i files beside %i held ones %i are taken", (files, held, taken, left) => {
  const found = fitting(Array.from({ length: files }, (_, index) => index), held);
  expect([found.taken.length, found.left]).toEqual([taken, left]);
});
