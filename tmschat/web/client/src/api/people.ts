import { data, http, type Schemas } from "./http.ts";

export async function person(user_id: string): Promise<Schemas["Entry"]> {
  return (await data(http.GET("/api/v1/users/{user_id}", { params: { path: { user_id } } }))).data;
}

/** People of the whole directory whose names begin so, a page of them. */
export async function peopleNamed(words: string): Promise<Schemas["Entry"][]> {
  return (await data(http.GET("/api/v1/users", { params: { query: { q: words, limit: 10 } } }))).data;
}
