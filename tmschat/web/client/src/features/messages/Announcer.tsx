import { type ReactElement, useEffect, useState } from "react";

import type { Message } from "../../realtime/index.ts";
import { plain } from "../conversations/excerpt.ts";
import { useMe } from "../session/useMe.ts";

const SAID_MS = 3000; // afterwards it is in the list alone, and nobody who walks through the page finds it twice

/**
 * Says to screen readers what others write while one is here. The list itself stays silent: its rows come and go with
 * every scroll.
 */
export function Announcer({ messages, isEnd }: { messages: readonly Message[]; isEnd: boolean }): ReactElement {
  const me = useMe();
  const last = messages.at(-1);
  const [known, setKnown] = useState(last?.seq ?? 0);
  const [said, setSaid] = useState("");
  if (isEnd && last !== undefined && last.seq > known) {
    setKnown(last.seq);
    if (last.sender?.id !== me.id) setSaid(`${last.sender?.display_name ?? ""}: ${plain(last.text)}`);
  }
  useEffect(() => {
    const timer = setTimeout(setSaid, SAID_MS, "");
    return () => {
      clearTimeout(timer);
    };
  }, [said]);
  return (
    <p className="hidden" aria-live="polite">
      {said}
    </p>
  );
}
