import { memo, type ReactElement } from "react";

import { useTranslation } from "../../i18n/context.ts";
import type { Message } from "../../realtime/index.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { MessageBody } from "./MessageBody.tsx";
import type { RowPlace } from "./rows.ts";

interface MessageRowProps extends RowPlace {
  message: Message;
}

/** One message, with what stands above it: the day, the line before the new ones. */
export const MessageRow = memo(function MessageRow({ message, ...place }: MessageRowProps): ReactElement {
  const { text, format } = useTranslation();
  const name = message.sender?.display_name ?? text.common.somebody;
  return (
    <article className="message" data-group={place.startsGroup} data-message={message.id}>
      {place.startsDay && <h2 className="message-day">{format.day(message.created_at)}</h2>}
      {place.startsNew && <p className="message-new">{text.chat.newMessages}</p>}
      {place.startsGroup && (
        <span className="message-head">
          <Avatar name={name} url={message.sender?.avatar_url ?? null} seed={message.sender?.id ?? ""} />
          <b className="message-name">{name}</b>
          <time className="message-time" dateTime={message.created_at} title={format.exact(message.created_at)}>
            {format.time(message.created_at)}
          </time>
        </span>
      )}
      <MessageBody message={message} />
    </article>
  );
});
