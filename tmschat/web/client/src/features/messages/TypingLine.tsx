import type { ReactElement } from "react";

import { useTranslation } from "../../i18n/context.ts";
import { useMe } from "../session/useMe.ts";
import { useOpenConversation } from "./context.ts";
import { useTyping } from "./typing.ts";
import { usePersonName } from "./usePersonName.ts";

/** Under the messages: who is typing. Its place is always kept, so that nothing moves. */
export function TypingLine(): ReactElement {
  const me = useMe();
  const { conversation } = useOpenConversation();
  const people = useTyping(conversation.id).filter((id) => id !== me.id);
  return <p className="typing">{people.length > 0 && <Words people={people} />}</p>;
}

function Words({ people }: { people: string[] }): string {
  const { text, format } = useTranslation();
  const first = usePersonName(people[0] ?? null);
  const second = usePersonName(people[1] ?? null);
  if (people.length > 2) return text.chat.manyTyping;
  return text.chat.typing(format.list(people.length === 1 ? [first] : [first, second]), people.length);
}
