/** A page without its views: the query cache before a scripted server and a scripted connection. */
import { QueryClient } from "@tanstack/react-query";
import { expect, vi } from "vitest";

import { keys } from "../../api/keys.ts";
import type { RealtimeClient } from "../../realtime/index.ts";
import { Stage, VIEWER } from "../../realtime/testing/scripted.ts";

/**
 * The connection of the page that was made last. Test files share what they import, so all put this one module in the
 * place of `session/realtime.ts`: `vi.mock("../session/realtime.ts", () => import("../testing/page.ts"))`.
 */
export let realtime: RealtimeClient;

const ORIGIN = "http://chat.example";

/** What the server answers, by path: an object, or one that is still on its way. */
type Answers = Record<string, unknown>;

export class ScriptedPage {
  readonly stage = new Stage();
  readonly queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  readonly answers: Answers = {};
  /** The paths that were asked for. */
  readonly asked: string[] = [];

  constructor() {
    realtime = this.stage.client;
    this.queryClient.setQueryData(keys.me, { id: VIEWER });
    vi.stubGlobal("location", { origin: ORIGIN });
    vi.stubGlobal("fetch", (request: Request) => this.#answer(new URL(request.url).pathname));
  }

  /** A whole list, as the API gives it. */
  static list(data: unknown[]): unknown {
    return { data, pagination: { next_cursor: null, has_more: false } };
  }

  /** Wait until a path has been asked for. */
  async untilAsked(path: string): Promise<void> {
    await vi.waitFor(() => {
      expect(this.asked).toContain(path);
    });
  }

  async #answer(path: string): Promise<Response> {
    this.asked.push(path);
    return Response.json(await this.answers[path]);
  }
}
