import "./composer.css";

import { SendHorizontal } from "lucide-react";
import { type ReactElement, useState } from "react";

import type { Conversation } from "../../api/conversations.ts";
import { sendMessage } from "../../api/messages.ts";
import { useText } from "../../i18n/context.ts";
import { IconButton } from "../../ui/Button.tsx";
import { toastError } from "../../ui/toasts.tsx";
import { titleOf } from "../conversations/titles.ts";

/** Where one writes. */
export function Composer({ conversation }: { conversation: Conversation }): ReactElement {
  const text = useText();
  const [words, setWords] = useState("");
  const send = (): void => {
    if (words.trim() === "") return;
    setWords("");
    sendMessage(conversation.id, { text: words, client_id: crypto.randomUUID() }).catch(toastError);
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        className="composer-text"
        rows={1}
        value={words}
        aria-label={text.chat.write(titleOf(conversation, text))}
        placeholder={text.chat.write(titleOf(conversation, text))}
        onChange={(event) => {
          setWords(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <IconButton label={text.chat.send} type="submit" className="composer-send">
        <SendHorizontal size={20} className="flips" />
      </IconButton>
    </form>
  );
}
