import { ArrowLeft, EllipsisVertical, Info, Users } from "lucide-react";
import type { ReactElement } from "react";
import { Link } from "wouter";

import type { Conversation } from "../../api/conversations.ts";
import { useText } from "../../i18n/context.ts";
import { IconButton } from "../../ui/Button.tsx";
import { ConversationMenu } from "../conversations/ConversationMenu.tsx";
import { titleOf } from "../conversations/titles.ts";
import { usePresence } from "../presence/presence.ts";

/** Above the messages: what the conversation is called, and what may be done with it. */
export function ConversationHeader({ conversation }: { conversation: Conversation }): ReactElement {
  const text = useText();
  return (
    <header className="place-head">
      <Link href="/" className="icon-button only-narrow" aria-label={text.common.back}>
        <ArrowLeft size={20} className="flips" />
      </Link>
      <div className="place-names">
        <h1 className="place-title">{titleOf(conversation, text)}</h1>
        <p className="place-topic">
          {conversation.peer === null ? conversation.topic : <PeerStatus userId={conversation.peer.id} />}
        </p>
      </div>
      <DetailsLink conversation={conversation} />
      <ConversationMenu
        conversation={conversation}
        trigger={
          <IconButton label={text.common.more}>
            <EllipsisVertical size={20} />
          </IconButton>
        }
      />
    </header>
  );
}

function DetailsLink({ conversation }: { conversation: Conversation }): ReactElement {
  const { conversations, people } = useText();
  const isGroup = conversation.type === "GROUP";
  const words = isGroup ? conversations.members(conversation.member_count) : people.details;
  return (
    <Link href={`/c/${conversation.id}/members`} className="icon-button with-count" aria-label={words} title={words}>
      {isGroup ? <Users size={20} /> : <Info size={20} />}
    </Link>
  );
}

function PeerStatus({ userId }: { userId: string }): string {
  const { conversations } = useText();
  return conversations[usePresence(userId)];
}
