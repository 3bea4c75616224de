import { type ReactElement, useMemo } from "react";
import { VList } from "virtua";

import { useText } from "../../i18n/context.ts";
import { Waiting } from "../../ui/Spinner.tsx";
import { MessageRow } from "./MessageRow.tsx";
import { flat } from "./pages.ts";
import { placeOf } from "./rows.ts";
import { useMessages } from "./useMessages.ts";

export function MessageList({ conversationId }: { conversationId: string }): ReactElement {
  const text = useText();
  const { data } = useMessages(conversationId);
  const messages = useMemo(() => (data === undefined ? [] : flat(data)), [data]);
  if (data === undefined) return <Waiting />;
  return (
    <VList className="messages" data={messages} role="log" aria-label={text.chat.messages}>
      {(message, index) => (
        <MessageRow key={message.id} message={message} {...placeOf(message, messages[index - 1], null)} />
      )}
    </VList>
  );
}
