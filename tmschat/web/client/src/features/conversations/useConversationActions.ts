import { useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";

import { changeOwnFlags, type Conversation, leave } from "../../api/conversations.ts";
import { keys } from "../../api/keys.ts";
import { useText } from "../../i18n/context.ts";
import type { Me } from "../../realtime/index.ts";
import { confirm } from "../../ui/confirm.tsx";
import { toastError } from "../../ui/toasts.tsx";
import { realtime } from "../session/realtime.ts";
import { withOwn } from "./applyEvent.ts";
import { titleOf } from "./titles.ts";

type Flag = "is_muted" | "is_pinned" | "is_archived";

export interface ConversationActions {
  toggle: (flag: Flag) => void;
  markRead: () => void;
  askToLeave: () => void;
}

/** What a member may do with a conversation for themselves; the list shows it at once. */
export function useConversationActions(conversation: Conversation): ConversationActions {
  const queryClient = useQueryClient();
  const text = useText();
  const [, go] = useLocation();
  const { id, last_seq } = conversation;
  const show = (after: (held: Me) => Me): void => {
    queryClient.setQueryData<Conversation[]>(keys.conversations, (list) =>
      list?.map((each) => (each.id === id ? { ...each, me: after(each.me) } : each)),
    );
  };
  return {
    toggle(flag) {
      const isSet = conversation.me[flag];
      show((held) => ({ ...held, [flag]: !isSet }));
      changeOwnFlags(id, { [flag]: !isSet }).then(
        (me) => {
          show((held) => withOwn(held, me));
        },
        (error: unknown) => {
          show((held) => ({ ...held, [flag]: isSet }));
          toastError(error);
        },
      );
    },
    markRead() {
      show((held) => ({ ...held, last_read_seq: last_seq, unread_count: 0, mention_count: 0 }));
      realtime.read(id, last_seq);
    },
    askToLeave() {
      confirm({
        title: text.conversations.leave,
        question: text.conversations.leaveQuestion(titleOf(conversation, text)),
        action: text.conversations.leave,
        onConfirm: () => {
          leave(id).then(() => {
            go("/");
          }, toastError);
        },
      });
    },
  };
}
