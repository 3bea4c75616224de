import { Copy, Link, Pencil, Pin, PinOff, Trash2 } from "lucide-react";
import type { ReactElement } from "react";

import { deleteMessage, setPinned } from "../../api/messages.ts";
import { useText } from "../../i18n/context.ts";
import type { Message } from "../../realtime/index.ts";
import { confirm } from "../../ui/confirm.tsx";
import { MenuItem, MenuLine } from "../../ui/Menu.tsx";
import { toastError } from "../../ui/toasts.tsx";
import { useMe } from "../session/useMe.ts";
import { useOpenConversation } from "./context.ts";
import { EXTRA_ACTIONS } from "./extraActions.ts";

const ICON = 18;

/** The menu of a message. */
export default function ActionItems({ message, isOwn }: { message: Message; isOwn: boolean }): ReactElement {
  const text = useText();
  const { chat, common } = text;
  const { write } = useOpenConversation();
  const mayDelete = useMayDelete(isOwn);
  return (
    <>
      {isOwn && message.poll === null && (
        <MenuItem
          icon={<Pencil size={ICON} />}
          onSelect={() => {
            write({ kind: "edit", message });
          }}
        >
          {common.edit}
        </MenuItem>
      )}
      <MenuItem
        icon={message.is_pinned ? <PinOff size={ICON} /> : <Pin size={ICON} />}
        onSelect={() => {
          setPinned(message.id, !message.is_pinned).catch(toastError);
        }}
      >
        {message.is_pinned ? chat.unpin : chat.pin}
      </MenuItem>
      {EXTRA_ACTIONS.filter((action) => action.fits(message, isOwn)).map((action) => (
        <MenuItem
          key={action.name}
          icon={<action.icon size={ICON} />}
          onSelect={() => {
            action.act(message);
          }}
        >
          {action.words(text)}
        </MenuItem>
      ))}
      <CopyItems message={message} />
      {mayDelete && (
        <>
          <MenuLine />
          <MenuItem
            icon={<Trash2 size={ICON} />}
            kind="danger"
            onSelect={() => {
              confirm({
                title: common.delete,
                question: chat.deleteQuestion,
                action: common.delete,
                onConfirm: () => {
                  deleteMessage(message.id).catch(toastError);
                },
              });
            }}
          >
            {common.delete}
          </MenuItem>
        </>
      )}
    </>
  );
}

function CopyItems({ message }: { message: Message }): ReactElement {
  const { chat } = useText();
  const copy = (words: string): void => {
    navigator.clipboard.writeText(words).catch(toastError);
  };
  return (
    <>
      {message.text !== "" && (
        <MenuItem
          icon={<Copy size={ICON} />}
          onSelect={() => {
            copy(message.text);
          }}
        >
          {chat.copyText}
        </MenuItem>
      )}
      <MenuItem
        icon={<Link size={ICON} />}
        onSelect={() => {
          copy(`${location.origin}/c/${message.conversation_id}?at=${message.seq}`);
        }}
      >
        {chat.copyLink}
      </MenuItem>
    </>
  );
}

function useMayDelete(isOwn: boolean): boolean {
  const me = useMe();
  const { conversation } = useOpenConversation();
  return isOwn || me.is_moderator || conversation.me.role !== "MEMBER";
}
