import { ArrowDown, ArrowUp } from "lucide-react";
import { type ReactElement, useState } from "react";

import { useText } from "../../i18n/context.ts";
import { handOnFocusTo } from "../../ui/handOnFocus.ts";
import { useOpenConversation } from "./context.ts";

const handOnToList = handOnFocusTo((jump) => jump.parentElement?.querySelector<HTMLElement>(".messages"));

interface JumpsProps {
  /** Where the new messages begin. */
  newSeq: number | null;
  /** Whether that is above what is on the screen. */
  isNewAbove: boolean;
  /** Whether the conversation's end is on the screen. */
  seesEnd: boolean;
}

/** Over the messages: ways to where the unread ones begin, and to the last. */
export function Jumps({ newSeq, isNewAbove, seesEnd }: JumpsProps): ReactElement {
  const { chat } = useText();
  const { conversation, jump } = useOpenConversation();
  const [opened] = useState({ newSeq, unread: conversation.me.unread_count });
  const [isDone, setDone] = useState(opened.unread === 0);
  const [wasAbove, setWasAbove] = useState(false);
  if (isNewAbove !== wasAbove) {
    setWasAbove(isNewAbove);
    if (wasAbove) setDone(true); // one has been there
  }
  const unread = conversation.me.unread_count;
  return (
    <>
      {isNewAbove && !isDone && newSeq === opened.newSeq && (
        <button
          ref={handOnToList}
          type="button"
          className="jump jump-unread"
          onClick={() => {
            setDone(true);
            jump(newSeq);
          }}
        >
          <ArrowUp size={16} aria-hidden="true" />
          {chat.jumpToUnread(opened.unread)}
        </button>
      )}
      {!seesEnd && (
        <button
          ref={handOnToList}
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
