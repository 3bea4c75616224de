import "./lists.css";
import "../people/people.css";

import { type ReactElement, useState } from "react";

import { reactorPage } from "../../api/messageLists.ts";
import { keys } from "../../api/keys.ts";
import { usePages } from "../../api/usePages.ts";
import { useTranslation } from "../../i18n/context.ts";
import type { Message } from "../../realtime/index.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { More } from "../../ui/More.tsx";
import type { OverlayProps } from "../../ui/overlays.tsx";
import { PersonLine } from "../people/PersonLine.tsx";

interface ReactorsProps extends OverlayProps {
  message: Message;
  /** Whose are shown first; null: everybody. */
  emoji: string | null;
}

/** Who reacted to a message: all, or those with one emoji. */
export default function Reactors({ message, emoji, close }: ReactorsProps): ReactElement {
  const { text, format } = useTranslation();
  const [chosen, setChosen] = useState(emoji);
  const pages = usePages(keys.reactors(message.id, chosen), (cursor) => reactorPage(message.id, chosen, cursor));
  return (
    <Dialog title={text.lists.reactors} onClose={close}>
      <div className="emoji-choices" role="group" aria-label={text.lists.reactors}>
        <Choice words={text.lists.all} isChosen={chosen === null} onChoose={() => { setChosen(null); }} />
        {message.reactions.map((reaction) => (
          <Choice
            key={reaction.emoji}
            words={`${reaction.emoji} ${format.number(reaction.count)}`}
            label={text.chat.reaction(reaction.emoji, reaction.count)}
            isChosen={chosen === reaction.emoji}
            onChoose={() => {
              setChosen(reaction.emoji);
            }}
          />
        ))}
      </div>
      <ul className="people">
        {pages.items.map(({ user, emoji: theirs, created_at }) => (
          <li key={user.id + theirs} className="person">
            <PersonLine person={user} />
            <time className="quiet" dateTime={created_at} title={format.exact(created_at)}>
              {format.short(created_at)}
            </time>
            <span className="their-emoji">{theirs}</span>
          </li>
        ))}
      </ul>
      <More pages={pages} none={text.polls.nobody} />
    </Dialog>
  );
}

interface ChoiceProps {
  words: string;
  label?: string;
  isChosen: boolean;
  onChoose: () => void;
}

function Choice({ words, label, isChosen, onChoose }: ChoiceProps): ReactElement {
  return (
    <button type="button" className="reaction" aria-pressed={isChosen} aria-label={label} onClick={onChoose}>
      {words}
    </button>
  );
}
