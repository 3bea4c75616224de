import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLocation } from "wouter";

import { useText } from "../../i18n/context.ts";
import { useConversations } from "../conversations/useConversations.ts";
import { realtime } from "../session/realtime.ts";
import { notifyOf } from "./notifying.ts";

/** Notifications, and the number of unread conversations in the window's title. */
export function useNotifications(): void {
  const queryClient = useQueryClient();
  const text = useText();
  const [, go] = useLocation();
  useEffect(
    () =>
      realtime.listen((event) => {
        notifyOf(queryClient, event, text, go);
      }),
    [queryClient, text, go],
  );
  const { data = [] } = useConversations();
  const count = data.filter(({ me }) => me.mention_count > 0 || (me.unread_count > 0 && !me.is_muted)).length;
  useEffect(() => {
    document.title = count > 0 ? `(${count}) ${text.common.appName}` : text.common.appName;
  }, [count, text]);
}
