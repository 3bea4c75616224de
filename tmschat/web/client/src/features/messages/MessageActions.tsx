import { EllipsisVertical, Reply, SmilePlus } from "lucide-react";
import { type ReactElement, useState } from "react";

import { useText } from "../../i18n/context.ts";
import type { Message } from "../../realtime/index.ts";
import { IconButton } from "../../ui/Button.tsx";
import { handOnFocus } from "../../ui/handOnFocus.ts";
import { lazily } from "../../ui/lazily.ts";
import { Menu } from "../../ui/Menu.tsx";
import { EmojiPopover } from "../composer/EmojiPopover.tsx";
import { useReact } from "../reactions/useReact.ts";
import { useOpenConversation } from "./context.ts";

const ActionItems = lazily(() => import("./ActionItems.tsx"));

const QUICK = "👍";

/** What can be done with the message that is pointed at. */
export function MessageActions({ message, isOwn }: { message: Message; isOwn: boolean }): ReactElement {
  const { chat } = useText();
  const { write } = useOpenConversation();
  const react = useReact(message);
  const [isOpen, setOpen] = useState(false);
  return (
    <div ref={handOnFocus} className="message-actions" role="toolbar" aria-label={chat.actions}>
      <IconButton
        label={`${chat.addReaction}: ${QUICK}`}
        onClick={() => {
          react(QUICK);
        }}
      >
        {QUICK}
      </IconButton>
      <EmojiPopover label={chat.addReaction} icon={<SmilePlus size={18} />} onPick={react} />
      <IconButton
        label={chat.reply}
        onClick={() => {
          write({ kind: "reply", to: message });
        }}
      >
        <Reply size={18} className="flips" />
      </IconButton>
      <Menu
        open={isOpen}
        onOpenChange={setOpen}
        trigger={
          <IconButton label={chat.actions}>
            <EllipsisVertical size={18} />
          </IconButton>
        }
      >
        <ActionItems message={message} isOwn={isOwn} />
      </Menu>
    </div>
  );
}
