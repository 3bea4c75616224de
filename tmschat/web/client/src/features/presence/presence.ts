import { useEffect, useSyncExternalStore } from "react";

import { systemClock } from "../../realtime/clock.ts";
import { realtime } from "../session/realtime.ts";
import { type Status, Statuses } from "./statuses.ts";

const statuses = new Statuses(realtime, systemClock);

/** A person's status, watched while the component is there. */
export function usePresence(userId: string): Status {
  useEffect(() => statuses.want(userId), [userId]);
  return useSyncExternalStore(statuses.watch, () => statuses.of(userId));
}
