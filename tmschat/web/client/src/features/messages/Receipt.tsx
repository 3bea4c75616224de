import { Check, CheckCheck } from "lucide-react";
import type { ReactElement } from "react";

import { useText } from "../../i18n/context.ts";
import type { Message } from "../../realtime/index.ts";
import { showSeenBy } from "../lists/dialogs.ts";
import { useReached } from "./useReceipts.ts";

/** Under one's own last message: whether it has been delivered and read. */
export function Receipt({ message }: { message: Message }): ReactElement {
  const { chat, lists } = useText();
  const reached = useReached(message.conversation_id, message.seq);
  const words = { sent: chat.sent, delivered: chat.delivered, read: chat.read }[reached];
  return (
    <button
      type="button"
      className="message-receipt"
      data-reached={reached}
      title={lists.seenBy}
      onClick={() => {
        showSeenBy(message);
      }}
    >
      {reached === "sent" ? <Check size={13} aria-hidden="true" /> : <CheckCheck size={13} aria-hidden="true" />}
      {words}
    </button>
  );
}
