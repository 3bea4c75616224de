import { Pin } from "lucide-react";
import { memo, type ReactElement } from "react";

import { useTranslation } from "../../i18n/context.ts";
import type { Message } from "../../realtime/index.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { RepliesLine } from "../lists/RepliesLine.tsx";
import { Reactions } from "../reactions/Reactions.tsx";
import { MessageActions } from "./MessageActions.tsx";
import { MessageBody } from "./MessageBody.tsx";
import { Receipt } from "./Receipt.tsx";
import type { RowPlace, Sending } from "./rows.ts";
import { SendingLine } from "./SendingLine.tsx";

interface MessageRowProps extends RowPlace {
  message: Message;
  sending: Sending | null;
  isOwn: boolean;
  /** The last of one's own, which tells how far it got. */
  isLastOwn: boolean;
  /** Pointed at or focused: shows what can be done. */
  isActive: boolean;
  /** Just gone to. */
  isLit: boolean;
  /** The conversation's first. */
  isFirst: boolean;
}

/** One message, with what stands above it: the day, the line before the new ones, its sender. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps): ReactElement {
  const { message, sending, startsGroup, isOwn, isActive, isLit } = props;
  const { text, format } = useTranslation();
  const name = message.sender?.display_name ?? text.common.somebody;
  return (
    <>
      <Above {...props} />
      <article
        className="message"
        data-message={message.id}
        data-seq={sending === null ? message.seq : undefined}
        data-group={startsGroup}
        data-own={isOwn}
        data-lit={isLit}
        data-sending={sending?.state}
        tabIndex={-1}
        aria-label={`${name}, ${format.time(message.created_at)}`}
      >
        <Face message={message} startsGroup={startsGroup} isActive={isActive} />
        <Main {...props} />
        {isActive && sending === null && !message.is_deleted && <MessageActions message={message} isOwn={isOwn} />}
      </article>
    </>
  );
});

function Main({ message, sending, startsGroup, isLastOwn }: MessageRowProps): ReactElement {
  return (
    <div className="message-main">
      {startsGroup && <Head message={message} />}
      <MessageBody message={message} />
      {!startsGroup && message.is_edited && <Edited />}
      {message.reactions.length > 0 && <Reactions message={message} />}
      {message.reply_count > 0 && <RepliesLine message={message} />}
      {sending !== null && <SendingLine clientId={message.id} sending={sending} />}
      {isLastOwn && <Receipt message={message} />}
    </div>
  );
}

function Above({ message, startsDay, startsNew, isFirst }: MessageRowProps): ReactElement {
  const { text, format } = useTranslation();
  return (
    <>
      {isFirst && <p className="messages-start">{text.chat.start}</p>}
      {startsDay && (
        <h2 className="message-day">
          <span>{format.day(message.created_at)}</span>
        </h2>
      )}
      {startsNew && (
        <p className="message-new">
          <span>{text.chat.newMessages}</span>
        </p>
      )}
    </>
  );
}

function Face(props: Pick<MessageRowProps, "message" | "startsGroup" | "isActive">): ReactElement | null {
  const { format, text } = useTranslation();
  const { sender, created_at } = props.message;
  if (props.startsGroup)
    return (
      <span className="message-face">
        <Avatar
          name={sender?.display_name ?? text.common.somebody}
          url={sender?.avatar_url ?? null}
          seed={sender?.id ?? ""}
        />
      </span>
    );
  if (!props.isActive) return null;
  return (
    <time className="message-face message-time" dateTime={created_at}>
      {format.time(created_at)}
    </time>
  );
}

function Head({ message }: { message: Message }): ReactElement {
  const { text, format } = useTranslation();
  const { sender, created_at } = message;
  return (
    <p className="message-head">
      <b>{sender?.display_name ?? text.common.somebody}</b>
      <time className="message-time" dateTime={created_at} title={format.exact(created_at)}>
        {format.time(created_at)}
      </time>
      {message.is_edited && <Edited />}
      {message.is_pinned && <Pin size={13} aria-label={text.chat.pinned} />}
    </p>
  );
}

function Edited(): ReactElement {
  return <span className="message-edited">({useTranslation().text.chat.edited})</span>;
}
