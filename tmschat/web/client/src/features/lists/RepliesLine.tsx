import "./replies.css";

import { MessageSquareReply } from "lucide-react";
import type { ReactElement } from "react";

import { useText } from "../../i18n/context.ts";
import type { Message } from "../../realtime/index.ts";
import { showReplies } from "./dialogs.ts";

/** Under a message that was answered: how often, and the way to the answers. */
export function RepliesLine({ message }: { message: Message }): ReactElement {
  const { lists } = useText();
  return (
    <button
      type="button"
      className="replies-line"
      onClick={() => {
        showReplies(message);
      }}
    >
      <MessageSquareReply size={14} aria-hidden="true" className="flips" />
      {lists.replies(message.reply_count)}
    </button>
  );
}
