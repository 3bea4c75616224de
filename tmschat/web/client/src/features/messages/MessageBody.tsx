import type { ReactElement } from "react";

import { useText } from "../../i18n/context.ts";
import type { Message, Quote } from "../../realtime/index.ts";
import { plain } from "../conversations/excerpt.ts";
import { Attachments } from "../media/Attachments.tsx";
import { PollCard } from "../polls/PollCard.tsx";
import { useMe } from "../session/useMe.ts";
import { useOpenConversation } from "./context.ts";
import { Markdown } from "./Markdown.tsx";
import { usePersonName } from "./usePersonName.ts";

/** What a message says: what it answers, its text, and what hangs on it. */
export function MessageBody({ message }: { message: Message }): ReactElement {
  const { chat } = useText();
  const me = useMe();
  if (message.is_deleted) return <p className="message-gone">{chat.deleted}</p>;
  return (
    <>
      {message.reply_to !== null && <QuoteLine quote={message.reply_to} />}
      {message.poll === null && message.text !== "" && <Markdown text={message.text} ownName={me.username} />}
      {message.attachments.length > 0 && <Attachments message={message} />}
      {message.poll !== null && <PollCard poll={message.poll} />}
    </>
  );
}

function QuoteLine({ quote }: { quote: Quote }): ReactElement {
  const { chat } = useText();
  const { jump } = useOpenConversation();
  const name = usePersonName(quote.sender_id);
  return (
    <button
      type="button"
      className="quote"
      onClick={() => {
        jump(quote.seq);
      }}
    >
      <b>{name}</b> {quote.excerpt === "" ? chat.deleted : plain(quote.excerpt)}
    </button>
  );
}
