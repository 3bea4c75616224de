import { QueryClient } from "@tanstack/react-query";

import { mayPass } from "./errors.ts";

const RETRIES = 3;

/**
 * The one store of the server's state. The websocket keeps it true, so nothing in it grows stale by itself and nothing
 * is read again because a window got the focus.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: "always", // the browser's idea of being online is often wrong
      retry: (failures, error) => failures < RETRIES && mayPass(error),
    },
    mutations: { networkMode: "always" },
  },
});
