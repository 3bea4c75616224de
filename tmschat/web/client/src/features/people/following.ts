import type { QueryClient } from "@tanstack/react-query";

import type { RealtimeEvent } from "../../realtime/index.ts";
import { withPerson } from "./withPerson.ts";

/** Put a person's new name, picture and status into all that is held: they stand in most of it. */
export function followPeople(queryClient: QueryClient, event: RealtimeEvent): void {
  if (event.type !== "user.updated") return;
  for (const { queryKey, state } of queryClient.getQueryCache().getAll()) {
    const after = withPerson(state.data, event.user);
    if (after !== state.data) queryClient.setQueryData(queryKey, after);
  }
}
