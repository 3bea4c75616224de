import { expect, test } from "vitest";

import { conversation, message, person } from "../testing/objects.ts";
import { withPerson } from "./withPerson.ts";

const BOB = { ...person("bob"), display_name: "Robert", status_text: "Away", time_zone: "UTC", is_suspended: false };

test("a person is shown as they are now, with the fields that are shown of them", () => {
  const [other, told] = withPerson([conversation({ peer: person("carol") }), message(1)], BOB);
  expect(told).toEqual(message(1, { sender: { ...person("bob"), display_name: "Robert" } }));
  expect(other).toMatchObject({ peer: person("carol"), last_message: { sender: { display_name: "Robert" } } });
});

test("what they do not stand in stays the same object", () => {
  const held = [conversation({ last_message: null }), message(1)] as const;
  const [first, second] = withPerson(held, BOB);
  expect(first).toBe(held[0]);
  expect(second).not.toBe(held[1]);
  expect(withPerson(held, { ...BOB, id: "dave" })).toBe(held);
  expect(withPerson(second, BOB)).toBe(second);
});
