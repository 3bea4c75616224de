import { ArrowDown, ArrowUp } from "lucide-react";
import { type ReactElement, useState } from "react";

import { useText } from "../../i18n/context.ts";
import { useOpenConversation } from "./context.ts";

interface JumpsProps {
  /** Where the new messages begin. */
  newSeq: number | null;
  /** Whether the conversation's end is on the screen. */
  seesEnd: boolean;
  /** The oldest message that is held. */
  firstSeq: number;
}

/** Over the messages: ways to where the unread ones begin, and to the last. */
export function Jumps({ newSeq, seesEnd, firstSeq }: JumpsProps): ReactElement {
  const { chat } = useText();
  const { conversation, jump } = useOpenConversation();
  const [opened] = useState(conversation.me.unread_count);
  const [isDone, setDone] = useState(opened === 0);
  const isFarAbove = newSeq !== null && newSeq < firstSeq + 1 && !isDone;
  const unread = conversation.me.unread_count;
  return (
    <>
      {isFarAbove && (
        <button
          type="button"
          className="jump jump-unread"
          onClick={() => {
            setDone(true);
            jump(newSeq);
          }}
        >
          <ArrowUp size={16} aria-hidden="true" />
          {chat.jumpToUnread(opened)}
        </button>
      )}
      {!seesEnd && (
        <button
          type="button"
          className="jump jump-latest"
          aria-label={unread > 0 ? chat.newBelow(unread) : chat.jumpToLatest}
          onClick={() => {
            jump(null);
          }}
        >
          <ArrowDown size={20} aria-hidden="true" />
          {unread > 0 && <span className="badge" data-kind="accent">{unread}</span>}
        </button>
      )}
    </>
  );
}
