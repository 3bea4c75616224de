import { CircleAlert } from "lucide-react";
import type { ReactElement } from "react";

import { useText } from "../../i18n/context.ts";
import { itemWords } from "../../ui/toasts.tsx";
import { handOnToComposer } from "../composer/composerField.ts";
import { outbox } from "../composer/sending.ts";
import type { Sending } from "./rows.ts";

/** How far a message of one's own is on its way; of one that failed, what can be done. */
export function SendingLine({ clientId, sending }: { clientId: string; sending: Sending }): ReactElement | null {
  const text = useText();
  const { chat, common } = text;
  if (sending.state === "sent" || sending.state === "sending") return null;
  if (sending.state === "waiting") return <p className="message-state">{chat.waiting}</p>;
  return (
    <p className="message-state" data-failed="true" role="alert">
      <CircleAlert size={14} aria-hidden="true" />
      {chat.notSent} {sending.failure === null ? common.failed : itemWords(sending.failure, text)}
      <button
        ref={handOnToComposer}
        type="button"
        className="text-button"
        onClick={() => {
          outbox().retry(clientId);
        }}
      >
        {common.retry}
      </button>
      <button
        ref={handOnToComposer}
        type="button"
        className="text-button"
        onClick={() => {
          outbox().discard(clientId);
        }}
      >
        {common.discard}
      </button>
    </p>
  );
}
