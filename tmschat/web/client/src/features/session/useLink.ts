import { useSyncExternalStore } from "react";

import type { LinkState } from "../../realtime/index.ts";
import { realtime } from "./realtime.ts";

/** How the connection is. */
export function useLink(): LinkState {
  return useSyncExternalStore(
    (watcher) => realtime.watchState(watcher),
    () => realtime.state,
  );
}
