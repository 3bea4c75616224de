/** The REST API, typed by the server's own OpenAPI document. */
import createClient, { type Middleware } from "openapi-fetch";

import { errorOf, Unreachable } from "./errors.ts";
import type { components, paths } from "./schema.ts";

/** The API's objects by name: `Schemas["Member"]`. */
export type Schemas = components["schemas"];

const UNSAFE = new Set(["POST", "PUT", "PATCH", "DELETE"]);

const contract: Middleware = {
  async onRequest({ request }) {
    if (UNSAFE.has(request.method)) request.headers.set("X-CSRFToken", await csrfToken());
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) throw await errorOf(response);
  },
  onError({ error }) {
    if (error instanceof DOMException && error.name === "AbortError") return error;
    return new Unreachable("no answer", { cause: error });
  },
};

/** Call an endpoint: `data(http.GET("/api/v1/users/me"))`. Rejects with ApiError or Unreachable. */
export const http = createClient<paths>({
  baseUrl: location.origin,
  credentials: "same-origin",
  fetch: (request) => fetch(request), // looked up at each call: tests and tools put others in its place
});
http.use(contract);

/** What a call answered; where it answers nothing, undefined. */
export async function data<Data>(call: Promise<{ data?: Data }>): Promise<Data> {
  return (await call).data as Data; // a failure has been thrown by the middleware
}

/** The token that proves a request of ours to be from our page. Sets the cookie first where there is none. */
async function csrfToken(): Promise<string> {
  const held = cookie("csrftoken");
  if (held !== null) return held;
  await fetch("/api/v1/auth/csrf");
  return cookie("csrftoken") ?? "";
}

function cookie(name: string): string | null {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found === undefined ? null : decodeURIComponent(found.slice(name.length + 1));
}
