import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";

import { keys } from "../../api/keys.ts";
import type { Place } from "../../api/places.ts";
import type { Message } from "../../realtime/index.ts";
import { toastError } from "../../ui/toasts.tsx";
import { viewerId } from "../session/viewer.ts";
import { flat, type MessagePage, type MessagePages, originOf, trimmed } from "./pages.ts";
import { readPage, useMessages } from "./useMessages.ts";

/** Messages that stay held however far one scrolls: more than a screen and what is read ahead of it, on both sides. */
const HELD = 250;

export interface MessageWindow {
  /** Undefined: not there yet. */
  messages: Message[] | undefined;
  isFailed: boolean;
  /** Whether the conversation's newest message is among them. */
  isEnd: boolean;
  isStart: boolean;
  /** Another one: another part of the conversation is shown. */
  origin: number;
  readOlder: () => void;
  readNewer: () => void;
  /** Hold what lies at a place instead. */
  moveTo: (place: Place) => Promise<void>;
  retry: () => void;
  /** Drop at the far end what is held too much; `end` is the far one. */
  trim: (end: "start" | "end") => void;
}

/** The part of a conversation that is held, and moving it. */
export function useWindow(conversationId: string, first: Place): MessageWindow {
  const queryClient = useQueryClient();
  const query = useMessages(conversationId, first);
  const { data, hasPreviousPage, hasNextPage, isFetching, fetchPreviousPage, fetchNextPage, refetch } = query;
  const queryKey = useMemo(() => keys.messages(conversationId), [conversationId]);
  const messages = useMemo(() => data && flat(data), [data]);
  useForgetting(conversationId);
  return {
    messages,
    isFailed: query.isError,
    isEnd: data !== undefined && !hasNextPage,
    isStart: data !== undefined && !hasPreviousPage,
    origin: data === undefined ? 0 : originOf(data),
    readOlder: useCallback(() => {
      if (hasPreviousPage && !isFetching) fetchPreviousPage().catch(toastError);
    }, [hasPreviousPage, isFetching, fetchPreviousPage]),
    readNewer: useCallback(() => {
      if (hasNextPage && !isFetching) fetchNextPage().catch(toastError);
    }, [hasNextPage, isFetching, fetchNextPage]),
    moveTo: useCallback(
      async (place) => {
        await queryClient.cancelQueries({ queryKey });
        const page = await readPage(conversationId, place, viewerId(queryClient));
        queryClient.setQueryData<MessagePages>(queryKey, { pages: [page], pageParams: [place] });
      },
      [queryClient, queryKey, conversationId],
    ),
    retry: useCallback(() => {
      refetch().catch(toastError);
    }, [refetch]),
    trim: useCallback(
      (end) => {
        queryClient.setQueryData<InfiniteData<MessagePage, Place>>(queryKey, (pages) => pages && trimmed(pages, end, HELD));
      },
      [queryClient, queryKey],
    ),
  };
}

/** When a conversation is left, hold of it what opening it again shows: its end, and not much of it. */
function useForgetting(conversationId: string): void {
  const queryClient = useQueryClient();
  useEffect(
    () => () => {
      const queryKey = keys.messages(conversationId);
      const pages = queryClient.getQueryData<MessagePages>(queryKey);
      if (pages?.pages.at(-1)?.isEnd !== true) queryClient.removeQueries({ queryKey });
      else queryClient.setQueryData<MessagePages>(queryKey, trimmed(pages, "start", HELD / 2));
    },
    [conversationId, queryClient],
  );
}

/** How many messages are held before some are dropped. */
export const TOO_MANY = HELD + 100;
