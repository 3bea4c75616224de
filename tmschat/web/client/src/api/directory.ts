import { data, http, type Schemas } from "./http.ts";

export type DirectoryEntry = Schemas["Entry"];

/** People whose user name or name begins with `words`; with none, the first of all. */
export async function directory(words: string, signal: AbortSignal): Promise<DirectoryEntry[]> {
  const params = { query: { q: words, limit: 20 } };
  return (await data(http.GET("/api/v1/users", { params, signal }))).data;
}
