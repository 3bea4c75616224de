import { expect, test } from "vitest";

import { boxOf, columnsOf } from "./layout.ts";

test.each([
  [{ width: 1200, height: 800 }, { width: 400, height: 267 }],
  [{ width: 800, height: 1600 }, { width: 160, height: 320 }],
  [{ width: 100, height: 80 }, { width: 100, height: 80 }],
  [{ width: 4000, height: 40 }, { width: 400, height: 64 }],
  [{ width: null, height: null }, { width: 240, height: 240 }],
])("a picture of %j stands in %j", (picture, box) => {
  expect(boxOf(picture)).toEqual(box);
});

test("up to three pictures stand side by side, four as a square", () => {
  expect([1, 2, 3, 4, 5, 10].map(columnsOf)).toEqual([1, 2, 3, 2, 3, 3]);
});
