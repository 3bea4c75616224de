import { type ReactElement, useState } from "react";

import type { Place } from "../../api/places.ts";
import { useText } from "../../i18n/context.ts";
import { Button } from "../../ui/Button.tsx";
import { Waiting } from "../../ui/Spinner.tsx";
import { type Target, useOpenConversation } from "./context.ts";
import { Messages } from "./Messages.tsx";
import { useWindow } from "./useWindow.ts";

/** The messages of a conversation, once there are any to show. */
export function MessageList(): ReactElement {
  const text = useText();
  const { conversation, target } = useOpenConversation();
  const [first] = useState<Place>(placeOf(target));
  const held = useWindow(conversation.id, first);
  const { messages } = held;
  if (messages !== undefined) return <Messages held={{ ...held, messages }} />;
  if (!held.isFailed) return <Waiting />;
  return (
    <div className="empty" role="alert">
      <p>{text.chat.loadingFailed}</p>
      <Button kind="quiet" onClick={held.retry}>
        {text.common.retry}
      </Button>
    </div>
  );
}

function placeOf(target: Target | null): Place {
  const seq = target?.seq ?? null;
  return seq === null ? null : { around_seq: seq };
}
