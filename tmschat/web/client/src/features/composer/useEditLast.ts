import { useQueryClient } from "@tanstack/react-query";

import { keys } from "../../api/keys.ts";
import { useOpenConversation } from "../messages/context.ts";
import { flat, type MessagePages } from "../messages/pages.ts";
import { useMe } from "../session/useMe.ts";

/** Give a function that begins to change one's own last message; it gives whether there is one. */
export function useEditLast(): () => boolean {
  const queryClient = useQueryClient();
  const me = useMe();
  const { conversation, write } = useOpenConversation();
  return () => {
    const pages = queryClient.getQueryData<MessagePages>(keys.messages(conversation.id));
    const message = (pages === undefined ? [] : flat(pages)).findLast(
      (each) => each.sender?.id === me.id && !each.is_deleted && each.poll === null,
    );
    if (message !== undefined) write({ kind: "edit", message });
    return message !== undefined;
  };
}
