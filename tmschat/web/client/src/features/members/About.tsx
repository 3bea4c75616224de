import { Pencil } from "lucide-react";
import { type ReactElement, useState } from "react";

import { changeConversation, type Conversation } from "../../api/conversations.ts";
import { useText } from "../../i18n/context.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { errorWords } from "../../ui/toasts.tsx";
import { titleOf } from "../conversations/titles.ts";
import { isManager } from "./rules.ts";

/** What a group is called and about; those who manage it can change both. */
export function About({ conversation }: { conversation: Conversation }): ReactElement {
  const text = useText();
  const [isEditing, setEditing] = useState(false);
  if (isEditing)
    return (
      <AboutForm
        conversation={conversation}
        onDone={() => {
          setEditing(false);
        }}
      />
    );
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
        <IconButton
          label={text.people.editAbout}
          onClick={() => {
            setEditing(true);
          }}
        >
          <Pencil size={18} />
        </IconButton>
      )}
    </div>
  );
}

function AboutForm({ conversation, onDone }: { conversation: Conversation; onDone: () => void }): ReactElement {
  const text = useText();
  const [title, setTitle] = useState(conversation.title);
  const [topic, setTopic] = useState(conversation.topic);
  const [error, setError] = useState<unknown>(null);
  const save = (): void => {
    changeConversation(conversation.id, { title: title.trim(), topic: topic.trim() }).then(onDone, setError);
  };
  return (
    <form
      className="about-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField label={text.people.title} value={title} longest={200} onChange={setTitle} />
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
  label: string;
  value: string;
  longest: number;
  onChange: (value: string) => void;
}

function TextField({ label, value, longest, onChange }: TextFieldProps): ReactElement {
  return (
    <label className="setting">
      {label}
      <input
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
