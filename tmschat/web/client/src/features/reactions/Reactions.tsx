import type { ReactElement } from "react";

import { useTranslation } from "../../i18n/context.ts";
import type { Message } from "../../realtime/index.ts";
import { showReactors } from "../lists/dialogs.ts";
import { useReact } from "./useReact.ts";

/** The reactions on a message: one's own can be added and taken back. */
export function Reactions({ message }: { message: Message }): ReactElement {
  const { text, format } = useTranslation();
  const react = useReact(message);
  return (
    <div className="reactions">
      {message.reactions.map(({ emoji, count, reacted }) => (
        <button
          key={emoji}
          type="button"
          className="reaction"
          aria-pressed={reacted}
          aria-label={text.chat.reaction(emoji, count)}
          onClick={() => {
            react(emoji);
          }}
          onContextMenu={(event) => {
            event.preventDefault();
            showReactors(message, emoji); // a long touch
          }}
        >
          {emoji} {format.number(count)}
        </button>
      ))}
    </div>
  );
}
