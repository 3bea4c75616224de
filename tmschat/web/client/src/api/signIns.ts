import { data, http, type Schemas } from "./http.ts";

export type SignIn = Schemas["SignIn"];

/** Where one is signed in, newest first; at most the newest hundred. */
export async function signIns(): Promise<SignIn[]> {
  return (await data(http.GET("/api/v1/users/me/sessions", { params: { query: { limit: 100 } } }))).data;
}

/** End one of them. */
export async function endSignIn(id: string): Promise<void> {
  await data(http.DELETE("/api/v1/users/me/sessions/{sign_in_id}", { params: { path: { sign_in_id: id } } }));
}

/** End all of them, this one too. */
export async function endAllSignIns(): Promise<void> {
  await data(http.POST("/api/v1/auth/logout-all"));
}
