import { data, http, type Schemas } from "./http.ts";

export type Profile = Schemas["OwnProfile"];

/** Who is signed in. Rejects with an ApiError of status 401 where nobody is. */
export async function ownProfile(): Promise<Profile> {
  return (await data(http.GET("/api/v1/users/me"))).data;
}

export async function changeProfile(changes: Schemas["PatchedProfileRequest"]): Promise<Profile> {
  return (await data(http.PATCH("/api/v1/users/me", { body: changes }))).data;
}

/** A ticket for the websocket. */
export async function realtimeTicket(): Promise<string> {
  return (await data(http.POST("/api/v1/realtime/ticket"))).data.ticket;
}

/** End this sign-in. */
export async function signOut(): Promise<void> {
  await data(http.POST("/api/v1/auth/logout"));
}

/** Where one signs in and comes back from. */
export function signInAddress(): string {
  const here = location.pathname + location.search + location.hash;
  return `/accounts/login/?next=${encodeURIComponent(here)}`;
}
