import type { ReactElement } from "react";

import { useText } from "../../i18n/context.ts";
import { Button } from "../../ui/Button.tsx";
import { toastError } from "../../ui/toasts.tsx";
import { useStore } from "../../ui/useStore.ts";
import { handOnToComposer } from "../composer/composerField.ts";
import { askToNotify, canNotify, notify, setNotify } from "./notifying.ts";

/** Asks once, below what was just sent, whether to notify: by then one knows what for. */
export function NotifyQuestion({ hasSent }: { hasSent: boolean }): ReactElement | null {
  const { chat } = useText();
  const chosen = useStore(notify);
  if (!hasSent || chosen !== null || !canNotify() || Notification.permission !== "default") return null;
  return (
    <div ref={handOnToComposer} className="question">
      <p>{chat.notify}</p>
      <Button
        kind="primary"
        onClick={() => {
          askToNotify().catch(toastError);
        }}
      >
        {chat.notifyYes}
      </Button>
      <Button
        onClick={() => {
          setNotify("none");
        }}
      >
        {chat.notifyNo}
      </Button>
    </div>
  );
}
