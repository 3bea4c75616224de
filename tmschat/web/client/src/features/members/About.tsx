import { Pencil } from "lucide-react";
import { type ReactElement, type RefCallback, useState } from "react";

import { changeConversation, type Conversation } from "../../api/conversations.ts";
import { useText } from "../../i18n/context.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { errorWords } from "../../ui/toasts.tsx";
import { useFormInPlace } from "../../ui/useFormInPlace.ts";
import { titleOf } from "../conversations/titles.ts";
import { isManager } from "./rules.ts";

/** What a group is called and about; those who manage it can change both. */
export function About({ conversation }: { conversation: Conversation }): ReactElement {
  const text = useText();
  const { isOpen, open, close, formRef, buttonRef } = useFormInPlace();
  if (isOpen) return <AboutForm ref={formRef} conversation={conversation} onDone={close} />;
  return (
    <div className="about">
      <div className="about-words">
        <p className="about-title">
          <bdi>{titleOf(conversation, text)}</bdi>
        </p>
        {conversation.topic !== "" && (
          <p className="quiet">
            <bdi>{conversation.topic}</bdi>
          </p>
        )}
      </div>
      {conversation.type === "GROUP" && isManager(conversation.me.role) && (
        <IconButton ref={buttonRef} label={text.people.editAbout} onClick={open}>
          <Pencil size={18} />
        </IconButton>
      )}
    </div>
  );
}

interface AboutFormProps {
  ref: RefCallback<HTMLElement>;
  conversation: Conversation;
  onDone: () => void;
}

function AboutForm({ ref, conversation, onDone }: AboutFormProps): ReactElement {
  const text = useText();
  const [title, setTitle] = useState(conversation.title);
  const [topic, setTopic] = useState(conversation.topic);
  const [error, setError] = useState<unknown>(null);
  const save = (): void => {
    changeConversation(conversation.id, { title: title.trim(), topic: topic.trim() }).then(onDone, setError);
  };
  return (
    <form
      ref={ref}
      className="about-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField isFirst label={text.people.title} value={title} longest={200} onChange={setTitle} />
      <TextField label={text.people.topic} value={topic} longest={1000} onChange={setTopic} />
      {error !== null && (
        <p className="form-error" role="alert">
          {errorWords(error, text)}
        </p>
      )}
      <div className="form-feet">
        <Button kind="quiet" onClick={onDone}>
          {text.common.cancel}
        </Button>
        <Button kind="primary" type="submit" disabled={title.trim() === ""}>
          {text.common.save}
        </Button>
      </div>
    </form>
  );
}

interface TextFieldProps {
  isFirst?: boolean;
  label: string;
  value: string;
  longest: number;
  onChange: (value: string) => void;
}

function TextField({ isFirst, label, value, longest, onChange }: TextFieldProps): ReactElement {
  return (
    <label className="setting">
      {label}
      <input
        data-first={isFirst}
        className="field"
        dir="auto"
        value={value}
        maxLength={longest}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </label>
  );
}
