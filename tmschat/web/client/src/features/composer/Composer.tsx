import "./composer.css";

import { SendHorizontal, Smile, X } from "lucide-react";
import { type KeyboardEvent, type ReactElement, useRef, useState } from "react";

import { useText } from "../../i18n/context.ts";
import { IconButton } from "../../ui/Button.tsx";
import { plain } from "../conversations/excerpt.ts";
import { titleOf } from "../conversations/titles.ts";
import { AttachButton } from "../media/AttachButton.tsx";
import { ComposerTray } from "../media/ComposerTray.tsx";
import { useOpenConversation } from "../messages/context.ts";
import { NotifyQuestion } from "../notifications/NotifyQuestion.tsx";
import { askedAt, completed } from "./completion.ts";
import { EmojiPopover } from "./EmojiPopover.tsx";
import { Suggestions, SUGGESTIONS_ID } from "./Suggestions.tsx";
import { type Composer as State, useComposer } from "./useComposer.ts";
import { useEditLast } from "./useEditLast.ts";
import type { FieldRef } from "./useTyped.ts";
import { type Suggestion, useSuggestions } from "./useSuggestions.ts";

/** Where one writes: a message, an answer, or another text for a message. */
export function Composer(): ReactElement {
  const { chat } = useText();
  const { conversation, writing } = useOpenConversation();
  const field = useRef<HTMLTextAreaElement>(null);
  const composer = useComposer(field);
  const insert = (words: string): void => {
    const { text, setText } = composer;
    const cursor = field.current?.selectionStart ?? text.length;
    setText(text.slice(0, cursor) + words + text.slice(cursor));
    field.current?.focus();
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        composer.submit();
      }}
    >
      <NotifyQuestion hasSent={composer.hasSent} />
      <WritingLine onCancel={composer.cancel} />
      {writing.kind !== "edit" && <ComposerTray conversationId={conversation.id} />}
      <div className="composer-row">
        {writing.kind !== "edit" && <AttachButton conversationId={conversation.id} />}
        <Field composer={composer} field={field} />
        <EmojiPopover label={chat.emoji} icon={<Smile size={20} />} onPick={insert} />
        <IconButton
          label={chat.send}
          type="submit"
          className="composer-send"
          disabled={composer.isEmpty || composer.excess > 0}
        >
          <SendHorizontal size={20} className="flips" />
        </IconButton>
      </div>
      {composer.excess > 0 && (
        <p className="composer-excess" role="alert">
          {chat.tooLong(composer.excess)}
        </p>
      )}
    </form>
  );
}

/** Above the field: what is answered or changed. */
function WritingLine({ onCancel }: { onCancel: () => void }): ReactElement | null {
  const { chat, common } = useText();
  const { writing } = useOpenConversation();
  if (writing.kind === "new") return null;
  const isReply = writing.kind === "reply";
  const message = isReply ? writing.to : writing.message;
  const words = isReply ? chat.replyingTo(message.sender?.display_name ?? common.somebody) : chat.editing;
  return (
    <div className="composer-writing">
      <p>
        <b>{words}</b> <span className="quiet">{plain(message.text)}</span>
      </p>
      <IconButton label={common.cancel} onClick={onCancel}>
        <X size={18} />
      </IconButton>
    </div>
  );
}

function Field({ composer, field }: { composer: State; field: FieldRef }): ReactElement {
  const text = useText();
  const { conversation, writing } = useOpenConversation();
  const completion = useCompletion(composer, field);
  const editLast = useEditLast();
  const { suggestions, chosen } = completion;
  const name = text.chat.write(titleOf(conversation, text));
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing || completion.take(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      composer.submit();
    } else if (event.key === "Escape" && writing.kind !== "new") composer.cancel();
    else if (event.key === "ArrowUp" && composer.text === "" && editLast()) event.preventDefault();
  };
  return (
    <div className="composer-field">
      {suggestions.length > 0 && (
        <Suggestions suggestions={suggestions} chosen={chosen} onPick={completion.pick} />
      )}
      <textarea
        ref={field}
        className="composer-text"
        rows={1}
        dir="auto"
        enterKeyHint="send"
        value={composer.text}
        aria-label={name}
        placeholder={name}
        aria-autocomplete="list"
        aria-controls={suggestions.length > 0 ? SUGGESTIONS_ID : undefined}
        aria-activedescendant={suggestions.length > 0 ? `${SUGGESTIONS_ID}-${chosen}` : undefined}
        onChange={(event) => {
          composer.setText(event.target.value);
          completion.moved();
        }}
        onSelect={completion.moved}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

interface Completion {
  suggestions: readonly Suggestion[];
  chosen: number;
  /** Use a key, if it is one for the suggestions. */
  take: (event: KeyboardEvent) => boolean;
  pick: (suggestion: Suggestion) => void;
  /** The cursor has moved. */
  moved: () => void;
}

function useCompletion({ text, setText }: State, field: FieldRef): Completion {
  const [cursor, setCursor] = useState<number | null>(null); // null: not asked, or sent away
  const [chosen, setChosen] = useState(0);
  const asked = cursor === null ? null : askedAt(text, cursor);
  const suggestions = useSuggestions(asked);
  const last = useRef(text);
  const pick = (suggestion: Suggestion): void => {
    if (asked === null) return;
    const put = completed(text, asked, suggestion.put);
    setText(put.text);
    setCursor(null);
    requestAnimationFrame(() => field.current?.setSelectionRange(put.cursor, put.cursor));
  };
  return {
    suggestions: asked === null ? [] : suggestions,
    chosen: Math.min(chosen, Math.max(0, suggestions.length - 1)),
    pick,
    moved() {
      const element = field.current;
      if (element === null || element.value === last.current) return;
      last.current = element.value;
      setCursor(element.selectionStart);
      setChosen(0);
    },
    take(event) {
      if (asked === null || suggestions.length === 0) return false;
      const picked = suggestions[Math.min(chosen, suggestions.length - 1)];
      const count = suggestions.length;
      if (event.key === "ArrowDown") setChosen((chosen + 1) % count);
      else if (event.key === "ArrowUp") setChosen((chosen + count - 1) % count);
      else if (event.key === "Escape") setCursor(null);
      else if ((event.key === "Enter" || event.key === "Tab") && picked !== undefined) pick(picked);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
