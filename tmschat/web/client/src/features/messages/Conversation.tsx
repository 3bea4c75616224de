import "./messages.css";

import type { ReactElement } from "react";

import { useText } from "../../i18n/context.ts";
import { Waiting } from "../../ui/Spinner.tsx";
import { Composer } from "../composer/Composer.tsx";
import { useConversation, useConversations } from "../conversations/useConversations.ts";
import { ConversationHeader } from "./ConversationHeader.tsx";
import { MessageList } from "./MessageList.tsx";

/** A conversation: its header, its messages, and where one writes. */
export function Conversation({ conversationId }: { conversationId: string }): ReactElement {
  const text = useText();
  const { isPending } = useConversations();
  const conversation = useConversation(conversationId);
  if (isPending) return <Waiting />;
  if (conversation === undefined) return <p className="empty">{text.common.notFound}</p>;
  return (
    <>
      <ConversationHeader conversation={conversation} />
      <MessageList conversationId={conversationId} />
      <Composer conversation={conversation} />
    </>
  );
}
