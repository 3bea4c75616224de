import "./messages.css";

import { type ReactElement, useCallback, useMemo, useState } from "react";
import { useSearchParams } from "wouter";

import type { Conversation as ConversationObject } from "../../api/conversations.ts";
import { useText } from "../../i18n/context.ts";
import { Waiting } from "../../ui/Spinner.tsx";
import { Composer } from "../composer/Composer.tsx";
import { useConversation, useConversations } from "../conversations/useConversations.ts";
import { type OpenConversation, OpenConversationContext, type Target, type Writing } from "./context.ts";
import { ConversationHeader } from "./ConversationHeader.tsx";
import { MessageList } from "./MessageList.tsx";
import { TypingLine } from "./TypingLine.tsx";

/** A conversation: its header, its messages, and where one writes. */
export function Conversation({ conversationId }: { conversationId: string }): ReactElement {
  const text = useText();
  const { isPending } = useConversations();
  const conversation = useConversation(conversationId);
  if (isPending) return <Waiting />;
  if (conversation === undefined) return <p className="empty">{text.common.notFound}</p>;
  return <Opened conversation={conversation} />;
}

function Opened({ conversation }: { conversation: ConversationObject }): ReactElement {
  const [writing, write] = useState<Writing>({ kind: "new" });
  const { target, jump } = useTarget();
  const open = useMemo<OpenConversation>(
    () => ({ conversation, writing, write, target, jump }),
    [conversation, writing, target, jump],
  );
  return (
    <OpenConversationContext value={open}>
      <ConversationHeader conversation={conversation} />
      <MessageList />
      <TypingLine />
      <Composer key={writing.kind === "edit" ? writing.message.id : "new"} />
    </OpenConversationContext>
  );
}

/** Where to go in the conversation: what its address names (`?at=42`) or was asked for last. */
function useTarget(): Pick<OpenConversation, "target" | "jump"> {
  const [search] = useSearchParams();
  const at = Number(search.get("at") ?? 0);
  const [named, setNamed] = useState(at);
  const [target, setTarget] = useState<Target | null>(at > 0 ? { seq: at } : null);
  if (at !== named) {
    setNamed(at);
    if (at > 0) setTarget({ seq: at });
  }
  const jump = useCallback((seq: number | null) => {
    setTarget({ seq });
  }, []);
  return { target, jump };
}
