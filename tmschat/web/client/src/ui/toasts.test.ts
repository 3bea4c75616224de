import { expect, test } from "vitest";

import { ApiError, Unreachable } from "../api/errors.ts";
import { catalogue as arabic } from "../i18n/ar/index.ts";
import { catalogue as english } from "../i18n/en/index.ts";
import { catalogue as japanese } from "../i18n/ja/index.ts";
import { errorWords } from "./toasts.tsx";

const refusal = (code: string, attr: string | null = null): ApiError =>
  new ApiError(400, [{ code, attr, detail: "as the server says it" }]);

test.each([
  ["file_too_large", "size"],
  ["not_as_announced", "sha256"],
  ["another_type", "content_type"],
  ["nothing_sent", null],
  ["infected", null],
  ["quota_exceeded", null],
  ["no_image", "upload_id"],
  ["unreadable_image", "upload_id"],
  ["invalid", "attachment_ids"],
  ["invalid", "closes_at"],
  ["search_too_broad", null],
])("that something was refused for %s is said in the person's language", (code, attr) => {
  expect(errorWords(refusal(code, attr), arabic)).toMatch(/\p{Script=Arabic}/u);
  expect(errorWords(refusal(code, attr), japanese)).toMatch(/\p{Script=Hiragana}/u);
  expect(errorWords(refusal(code, attr), english)).not.toBe("as the server says it");
});

test("a field may have words of its own for a code", () => {
  expect(errorWords(refusal("min_value", "size"), english)).toBe(english.refusals["size.min_value"]);
  expect(errorWords(refusal("min_value", "max_votes"), english)).toBe(english.refusals.min_value);
});

test("what has no words here is shown as the server says it, and a fault of the server's is none of its words", () => {
  expect(errorWords(refusal("unheard_of"), arabic)).toBe("as the server says it");
  expect(errorWords(new ApiError(502, []), arabic)).toBe(arabic.common.failed);
  expect(errorWords(new Unreachable("no answer"), arabic)).toBe(arabic.common.unreachable);
});
