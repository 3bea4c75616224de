import { type ReactElement, useEffect, useMemo, useRef, useState } from "react";

import { useText } from "../../i18n/context.ts";
import type { Message } from "../../realtime/index.ts";
import { toastError } from "../../ui/toasts.tsx";
import { usePending } from "../composer/usePending.ts";
import { Announcer } from "./Announcer.tsx";
import { type Target, useOpenConversation } from "./context.ts";
import { Jumps } from "./Jumps.tsx";
import { Rows } from "./Rows.tsx";
import { rowsOf } from "./rows.ts";
import { useNewLine, useReading } from "./useReading.ts";
import type { MessageWindow } from "./useWindow.ts";

export interface Held extends MessageWindow {
  messages: Message[];
}

/** What is held of a conversation, and ways to what is not on the screen. */
export function Messages({ held }: { held: Held }): ReactElement {
  const text = useText();
  const { conversation } = useOpenConversation();
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(false);
  const [isNewAbove, setNewAbove] = useState(false);
  const target = useTarget(held);
  const seesEnd = held.isEnd && (isAtEnd || held.messages.length === 0);
  const newSeq = useNewLine(conversation, seesEnd);
  useReading(conversation, seesEnd);
  const pending = usePending(conversation.id);
  const rows = useMemo(
    () => rowsOf(held.messages, held.isEnd ? pending : [], newSeq),
    [held.messages, held.isEnd, pending, newSeq],
  );
  return (
    <div className="messages-frame">
      <div
        ref={scroller}
        className="messages"
        role="log"
        aria-live="off"
        aria-label={text.chat.messages}
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- scrolled by keys, and the way in by arrows
        tabIndex={0}
      >
        <div className="messages-space" />
        {rows.length === 0 ? (
          <p className="messages-start">{text.conversations.nothingSaid}</p>
        ) : (
          <Rows
            key={held.origin}
            rows={rows}
            held={held}
            newSeq={newSeq}
            scroller={scroller}
            target={target}
            onAtEnd={setAtEnd}
            onNewAbove={setNewAbove}
          />
        )}
      </div>
      <Announcer messages={held.messages} isEnd={held.isEnd} />
      <Jumps newSeq={newSeq} isNewAbove={isNewAbove} seesEnd={seesEnd} />
    </div>
  );
}

/** Where to go: once what is asked for is held. What is not held yet is read. */
function useTarget(held: Held): Target | null {
  const { target } = useOpenConversation();
  const [reached, setReached] = useState<Target | null>(null);
  const { messages, isEnd, moveTo } = held;
  const isHeld = target === null || (target.seq === null ? isEnd : messages.some(({ seq }) => seq === target.seq));
  if (isHeld && target !== reached) setReached(target);
  useEffect(() => {
    if (target === null || target === reached || isHeld) return;
    moveTo(target.seq === null ? null : { around_seq: target.seq }).catch(toastError);
  }, [target, reached, isHeld, moveTo]);
  return isHeld ? target : reached;
}
