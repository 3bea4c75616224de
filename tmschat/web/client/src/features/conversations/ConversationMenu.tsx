import { Archive, ArchiveRestore, Bell, BellOff, CheckCheck, LogOut, Pin, PinOff } from "lucide-react";
import type { ReactElement } from "react";

import type { Conversation } from "../../api/conversations.ts";
import { useText } from "../../i18n/context.ts";
import { Menu, MenuItem, MenuLine } from "../../ui/Menu.tsx";
import { useConversationActions } from "./useConversationActions.ts";

interface ConversationMenuProps {
  conversation: Conversation;
  trigger: ReactElement<Record<string, unknown>>;
  onOpenChange?: (open: boolean) => void;
}

const ICON = 18;

/** What a member may do with a conversation. */
export function ConversationMenu({ conversation, ...menu }: ConversationMenuProps): ReactElement {
  const { conversations } = useText();
  const { toggle, markRead, askToLeave } = useConversationActions(conversation);
  const { is_muted, is_pinned, is_archived, unread_count } = conversation.me;
  return (
    <Menu {...menu}>
      {unread_count > 0 && (
        <MenuItem icon={<CheckCheck size={ICON} />} onSelect={markRead}>
          {conversations.markRead}
        </MenuItem>
      )}
      <MenuItem
        icon={is_pinned ? <PinOff size={ICON} /> : <Pin size={ICON} />}
        onSelect={() => {
          toggle("is_pinned");
        }}
      >
        {is_pinned ? conversations.unpin : conversations.pin}
      </MenuItem>
      <MenuItem
        icon={is_muted ? <Bell size={ICON} /> : <BellOff size={ICON} />}
        onSelect={() => {
          toggle("is_muted");
        }}
      >
        {is_muted ? conversations.unmute : conversations.mute}
      </MenuItem>
      <MenuItem
        icon={is_archived ? <ArchiveRestore size={ICON} /> : <Archive size={ICON} />}
        onSelect={() => {
          toggle("is_archived");
        }}
      >
        {is_archived ? conversations.unarchive : conversations.archive}
      </MenuItem>
      {conversation.type === "GROUP" && (
        <>
          <MenuLine />
          <MenuItem icon={<LogOut size={ICON} />} kind="danger" onSelect={askToLeave}>
            {conversations.leave}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
