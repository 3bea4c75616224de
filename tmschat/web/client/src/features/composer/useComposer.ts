import { useQueryClient } from "@tanstack/react-query";

import { useState } from "react";

import { keys } from "../../api/keys.ts";
import { editMessage } from "../../api/messages.ts";
import { toast, toastError } from "../../ui/toasts.tsx";
import { takeReady } from "../media/uploads.ts";
import { useUploads } from "../media/useUploads.ts";
import { useOpenConversation } from "../messages/context.ts";
import { type MessagePages, put } from "../messages/pages.ts";
import type * as EmojiModule from "./emojiNames.ts";
import { withEmoji } from "./completion.ts";
import { useSend } from "./useSend.ts";
import { type FieldRef, type Typed, useTyped } from "./useTyped.ts";

type EmojiNames = typeof EmojiModule;

export const LONGEST = 10_000; // code points, as the server counts

export interface Composer extends Typed {
  /** Whether there is nothing to send. */
  isEmpty: boolean;
  /** How many code points are too many. */
  excess: number;
  /** Whether something has been sent since this is open. */
  hasSent: boolean;
  submit: () => void;
  cancel: () => void;
}

/** What the field where one writes does: sends, or changes a message. */
export function useComposer(field: FieldRef): Composer {
  const queryClient = useQueryClient();
  const { conversation, writing, write } = useOpenConversation();
  const typed = useTyped(field);
  const [hasSent, setSent] = useState(false);
  const send = useSend();
  const files = useUploads(conversation.id);
  const text = typed.text.trim();
  const excess = Math.max(0, text.length > LONGEST ? Array.from(text).length - LONGEST : 0);
  const names = (): EmojiNames | undefined => queryClient.getQueryData<EmojiNames>(keys.emojiNames);
  const change = (messageId: string): void => {
    write({ kind: "new" });
    editMessage(messageId, text).then((changed) => {
      const queryKey = keys.messages(conversation.id);
      queryClient.setQueryData<MessagePages>(queryKey, (pages) => pages && put(pages, changed));
    }, toastError);
  };
  const isEmpty = text === "" && (writing.kind === "edit" || !files.isReady);
  return {
    ...typed,
    isEmpty,
    excess,
    hasSent,
    submit() {
      if (isEmpty || excess > 0) return;
      if (writing.kind === "edit") change(writing.message.id);
      else if (files.isBusy) toast((words) => words.media.wait);
      else {
        send(withEmoji(text, (name) => names()?.emojiOf(name)), takeReady(conversation.id));
        typed.setText("");
        setSent(true);
      }
    },
    cancel() {
      write({ kind: "new" });
    },
  };
}
