import { BellOff, EllipsisVertical, Pin } from "lucide-react";
import { type ReactElement, useState } from "react";
import { Link } from "wouter";

import type { Conversation } from "../../api/conversations.ts";
import { useTranslation } from "../../i18n/context.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { IconButton } from "../../ui/Button.tsx";
import { handOnFocus } from "../../ui/handOnFocus.ts";
import { PresenceDot } from "../presence/PresenceDot.tsx";
import { useMe } from "../session/useMe.ts";
import { ConversationMenu } from "./ConversationMenu.tsx";
import { excerptOf } from "./excerpt.ts";
import { titleOf } from "./titles.ts";

interface ConversationRowProps {
  conversation: Conversation;
  isCurrent: boolean;
  /** Whether it is pointed at or has the focus: then it shows its menu's button. */
  isNear: boolean;
}

/** A conversation in the list. */
export function ConversationRow({ conversation, isCurrent, isNear }: ConversationRowProps): ReactElement {
  const { text, format } = useTranslation();
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  const { peer } = conversation;
  const title = titleOf(conversation, text);
  return (
    <div
      ref={handOnFocus}
      className="conversation-row"
      data-row={conversation.id}
      data-unread={conversation.me.unread_count > 0 && !conversation.me.is_muted}
    >
      <Link
        href={`/c/${conversation.id}`}
        className="conversation-link"
        aria-current={isCurrent ? "page" : undefined}
        data-conversation={conversation.id}
      >
        <span className="conversation-face">
          <Avatar
            name={title}
            url={peer === null ? conversation.avatar_url : peer.avatar_url}
            seed={peer?.id ?? conversation.id}
            size={40}
          />
          {peer !== null && <PresenceDot userId={peer.id} />}
        </span>
        <span className="conversation-title">{title}</span>
        <time className="conversation-time" dateTime={conversation.last_activity_at}>
          {format.short(conversation.last_activity_at)}
        </time>
        <span className="conversation-excerpt">{excerptOf(conversation, me.id, text)}</span>
        <RowMarks conversation={conversation} />
      </Link>
      {(isNear || isOpen) && (
        <ConversationMenu
          conversation={conversation}
          onOpenChange={setOpen}
          trigger={
            <IconButton label={`${text.common.menu}: ${title}`} className="conversation-menu">
              <EllipsisVertical size={18} />
            </IconButton>
          }
        />
      )}
    </div>
  );
}

function RowMarks({ conversation }: { conversation: Conversation }): ReactElement {
  const { text, format } = useTranslation();
  const { is_muted, is_pinned, unread_count, mention_count } = conversation.me;
  return (
    <span className="conversation-marks">
      {is_pinned && <Pin size={14} aria-label={text.conversations.pinned} />}
      {is_muted && <BellOff size={14} aria-label={text.conversations.muted} />}
      {mention_count > 0 && (
        <span className="badge" data-kind="accent" role="img" aria-label={text.conversations.mentions(mention_count)}>
          @{mention_count > 1 ? format.number(mention_count) : ""}
        </span>
      )}
      {unread_count > 0 && (
        <span
          className="badge"
          data-kind={is_muted ? "quiet" : "accent"}
          role="img"
          aria-label={text.conversations.unread(unread_count)}
        >
          {unread_count > 999 ? "999+" : format.number(unread_count)}
        </span>
      )}
    </span>
  );
}
