/** What a member may do with members, as the server has it: it refuses the rest. */
import type { Member, Role } from "../../realtime/index.ts";

const RANK: Readonly<Record<Role, number>> = { OWNER: 0, ADMIN: 1, MEMBER: 2 };
const ROLES = Object.keys(RANK) as Role[];

export function isManager(role: Role): boolean {
  return role !== "MEMBER";
}

/** The roles that somebody of role `mine` may give a member of role `theirs`. Only an OWNER makes or unmakes one. */
export function rolesToGive(mine: Role, theirs: Role): Role[] {
  if (!isManager(mine)) return [];
  const within = mine === "OWNER" ? ROLES : ROLES.filter((role) => role !== "OWNER");
  return within.includes(theirs) ? within.filter((role) => role !== theirs) : [];
}

/** Whether somebody of role `mine` may take out a member of role `theirs`. Oneself one takes out by leaving. */
export function mayRemove(mine: Role, theirs: Role): boolean {
  return isManager(mine) && (mine === "OWNER" || theirs !== "OWNER");
}

/** Owners first, then admins, each by their names. */
export function inOrder(members: readonly Member[], language: string): Member[] {
  const { compare } = new Intl.Collator(language, { sensitivity: "base" });
  return members.toSorted(
    (one, other) => RANK[one.role] - RANK[other.role] || compare(one.user.display_name, other.user.display_name),
  );
}
