import { expect, test } from "vitest";

import type { Member, Role } from "../../realtime/index.ts";
import { inOrder, mayRemove, rolesToGive } from "./rules.ts";

test.each<[Role, Role, Role[]]>([
  ["MEMBER", "MEMBER", []],
  ["ADMIN", "MEMBER", ["ADMIN"]],
  ["ADMIN", "ADMIN", ["MEMBER"]],
  ["ADMIN", "OWNER", []],
  ["OWNER", "OWNER", ["ADMIN", "MEMBER"]],
  ["OWNER", "MEMBER", ["OWNER", "ADMIN"]],
])("%s may make of %s: %j", (mine, theirs, roles) => {
  expect(rolesToGive(mine, theirs)).toEqual(roles);
});

test("an owner is taken out by an owner alone, and nobody by a plain member", () => {
  const pairs: [Role, Role][] = [["OWNER", "OWNER"], ["ADMIN", "OWNER"], ["ADMIN", "ADMIN"], ["MEMBER", "MEMBER"]];
  expect(pairs.map(([mine, theirs]) => mayRemove(mine, theirs))).toEqual([true, false, true, false]);
});

test("members stand by role, then by name as the language sorts it", () => {
  const member = (role: Role, display_name: string): Member => ({
    user: { id: display_name, username: display_name, display_name, avatar_url: null },
    role,
    joined_at: "2026-02-23T10:00:00.000Z",
    change_seq: 1,
    is_removed: false,
  });
  const members = [member("MEMBER", "Zoë"), member("MEMBER", "émile"), member("OWNER", "Yan"), member("ADMIN", "Bo")];
  expect(inOrder(members, "en").map(({ user }) => user.display_name)).toEqual(["Yan", "Bo", "émile", "Zoë"]);
});
