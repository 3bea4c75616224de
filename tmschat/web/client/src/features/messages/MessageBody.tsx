import type { ReactElement } from "react";

import { useText } from "../../i18n/context.ts";
import type { Message } from "../../realtime/index.ts";
import { Attachments } from "../media/Attachments.tsx";
import { PollCard } from "../polls/PollCard.tsx";

/** What a message says: its text, and what hangs on it. */
export function MessageBody({ message }: { message: Message }): ReactElement {
  const { chat } = useText();
  if (message.is_deleted) return <p className="message-gone">{chat.deleted}</p>;
  return (
    <div className="message-body">
      {message.poll === null && message.text !== "" && <p className="message-text">{message.text}</p>}
      {message.attachments.length > 0 && <Attachments attachments={message.attachments} />}
      {message.poll !== null && <PollCard poll={message.poll} />}
    </div>
  );
}
