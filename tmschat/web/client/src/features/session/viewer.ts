import type { QueryClient } from "@tanstack/react-query";

import { keys } from "../../api/keys.ts";
import type { Profile } from "../../api/session.ts";

/** The viewer's id, outside components. */
export function viewerId(queryClient: QueryClient): string {
  return queryClient.getQueryData<Profile>(keys.me)?.id ?? "";
}
