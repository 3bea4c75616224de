import { type ReactElement, useMemo, useState } from "react";
import { VList } from "virtua";

import type { Conversation } from "../../api/conversations.ts";
import { useTranslation } from "../../i18n/context.ts";
import { Waiting } from "../../ui/Spinner.tsx";
import { folded } from "../conversations/titles.ts";
import { MemberRow } from "./MemberRow.tsx";
import { inOrder } from "./rules.ts";
import { useMembers } from "./useMembers.ts";

const ROW_PX = 52;
const MOST_ROWS = 7; // at once; the others are scrolled to
const FILTERED_FROM = 12; // members; fewer are seen at a glance

/** Who is in a conversation. */
export function MemberList({ conversation }: { conversation: Conversation }): ReactElement {
  const { text, language } = useTranslation();
  const [words, setWords] = useState("");
  const { data } = useMembers(conversation.id);
  const shown = useMemo(() => {
    const wanted = folded(words.trim());
    const fits = (name: string): boolean => folded(name).includes(wanted);
    return inOrder(data ?? [], language).filter(({ user }) => fits(user.display_name) || fits(user.username));
  }, [data, words, language]);
  if (data === undefined) return <Waiting />;
  return (
    <>
      {data.length >= FILTERED_FROM && (
        <input
          type="search"
          className="field"
          value={words}
          aria-label={text.people.findMember}
          placeholder={text.people.findMember}
          onChange={(event) => {
            setWords(event.target.value);
          }}
        />
      )}
      <VList
        className="members"
        tabIndex={-1} // where the focus of a row goes that is taken out
        data={shown}
        role="group"
        aria-label={text.conversations.members(data.length)}
        style={{ height: Math.max(1, Math.min(shown.length, MOST_ROWS)) * ROW_PX }}
      >
        {(member) => <MemberRow key={member.user.id} member={member} conversation={conversation} />}
      </VList>
    </>
  );
}
