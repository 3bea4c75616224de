import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";

import { keys } from "../../api/keys.ts";
import { message as readMessage, setReaction } from "../../api/messages.ts";
import type { Message } from "../../realtime/index.ts";
import { toastError } from "../../ui/toasts.tsx";
import { changed, type MessagePages, put } from "../messages/pages.ts";
import { toggled } from "./toggled.ts";

/** Add one's reaction or take it back: shown at once, and as the server has it if it refuses. */
export function useReact(message: Message): (emoji: string) => void {
  const queryClient = useQueryClient();
  const { id, conversation_id, reactions } = message;
  return useCallback(
    (emoji) => {
      const queryKey = keys.messages(conversation_id);
      const isSet = reactions.some((reaction) => reaction.emoji === emoji && reaction.reacted);
      queryClient.setQueryData<MessagePages>(
        queryKey,
        (pages) => pages && changed(pages, id, (held) => ({ ...held, reactions: toggled(held.reactions, emoji) })),
      );
      setReaction(id, emoji, !isSet).catch(async (error: unknown) => {
        toastError(error);
        const found = await readMessage(id);
        queryClient.setQueryData<MessagePages>(queryKey, (pages) => pages && put(pages, found));
      });
    },
    [queryClient, id, conversation_id, reactions],
  );
}
