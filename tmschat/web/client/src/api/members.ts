import type { Member, Role } from "../realtime/index.ts";
import { data, http, type Schemas } from "./http.ts";

/** As events tell it: somebody who is there. */
function present(member: Schemas["Member"]): Member {
  return { ...member, is_removed: false };
}

export async function addMembers(conversation_id: string, user_ids: string[]): Promise<Member[]> {
  const params = { path: { conversation_id } };
  const path = "/api/v1/conversations/{conversation_id}/members";
  return (await data(http.POST(path, { params, body: { user_ids } }))).data.map(present);
}

export async function changeRole(conversation_id: string, user_id: string, role: Role): Promise<Member> {
  const params = { path: { conversation_id, user_id } };
  const path = "/api/v1/conversations/{conversation_id}/members/{user_id}";
  return present((await data(http.PATCH(path, { params, body: { role } }))).data);
}

export async function removeMember(conversation_id: string, user_id: string): Promise<void> {
  const params = { path: { conversation_id, user_id } };
  await data(http.DELETE("/api/v1/conversations/{conversation_id}/members/{user_id}", { params }));
}
