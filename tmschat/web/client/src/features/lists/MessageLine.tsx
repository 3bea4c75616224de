import "./lists.css";

import type { ReactElement, ReactNode } from "react";

import { useTranslation } from "../../i18n/context.ts";
import type { Catalogue } from "../../i18n/en/index.ts";
import type { Message } from "../../realtime/index.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { plain } from "../conversations/excerpt.ts";

interface MessageLineProps {
  message: Message;
  /** Beside the sender: where it was said, if that is not plain. */
  where?: string;
  /** In place of the message's own beginning. */
  children?: ReactNode;
  /** Go to it. */
  onGo: () => void;
}

/** A message among others that were found or listed: a button that goes to it. */
export function MessageLine({ message, where, children, onGo }: MessageLineProps): ReactElement {
  const { text, format } = useTranslation();
  const { sender, created_at } = message;
  const name = sender?.display_name ?? text.common.somebody;
  return (
    <button type="button" className="line" onClick={onGo}>
      <Avatar name={name} url={sender?.avatar_url ?? null} seed={sender?.id ?? ""} size={32} />
      <span className="line-main">
        <span className="line-head">
          <b dir="auto">{name}</b>
          {where !== undefined && (
            <span className="line-where" dir="auto">
              {where}
            </span>
          )}
          <time className="quiet" dateTime={created_at} title={format.exact(created_at)}>
            {format.short(created_at)}
          </time>
        </span>
        <span className="line-text" dir="auto">
          {children ?? beginningOf(message, text)}
        </span>
      </span>
    </button>
  );
}

function beginningOf(message: Message, text: Catalogue): string {
  if (message.is_deleted) return text.chat.deleted;
  if (message.poll !== null) return text.conversations.poll(message.poll.question);
  return plain(message.text) || message.attachments.map((attachment) => attachment.name).join(", ");
}
