import "./polls.css";
import "../creating/creating.css";

import { X } from "lucide-react";
import { type ReactElement, useState } from "react";

import { createPoll } from "../../api/polls.ts";
import { useText } from "../../i18n/context.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { newId } from "../../ui/newId.ts";
import type { OverlayProps } from "../../ui/overlays.tsx";
import { errorWords } from "../../ui/toasts.tsx";
import { asRequest, type Draft, EMPTY, isReady, LONGEST_OPTION, LONGEST_QUESTION, without, withText } from "./draft.ts";

/** Ask a conversation. */
export default function PollDialog({ conversationId, close }: { conversationId: string } & OverlayProps): ReactElement {
  const text = useText();
  const [draft, setDraft] = useState(EMPTY);
  const [clientId] = useState(newId); // the same one at another try: the poll is there once
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (): Promise<void> => {
    if (isBusy) return; // and the button stays on: off, it would lose the focus
    setBusy(true);
    try {
      await createPoll(asRequest(draft, conversationId, clientId));
      close();
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={text.polls.create}
      onClose={close}
      feet={
        <Button kind="primary" disabled={!isReady(draft)} onClick={() => void submit()}>
          {text.polls.ask}
        </Button>
      }
    >
      <div className="poll-form">
        <label className="setting">
          {text.polls.question}
          <textarea
            data-first
            className="field"
            dir="auto"
            rows={2}
            value={draft.question}
            maxLength={LONGEST_QUESTION}
            onChange={(event) => {
              setDraft({ ...draft, question: event.target.value });
            }}
          />
        </label>
        <OptionFields draft={draft} onChange={setDraft} />
        <Switches draft={draft} onChange={setDraft} />
        {error !== null && (
          <p className="form-error" role="alert">
            {errorWords(error, text)}
          </p>
        )}
      </div>
    </Dialog>
  );
}

interface FieldsProps {
  draft: Draft;
  onChange: (draft: Draft) => void;
}

function OptionFields({ draft, onChange }: FieldsProps): ReactElement {
  const { polls } = useText();
  return (
    <fieldset className="poll-fields">
      <legend>{polls.options}</legend>
      {draft.options.map((option, index) => (
        <div key={option.id} className="poll-field">
          <input
            className="field"
            dir="auto"
            value={option.text}
            maxLength={LONGEST_OPTION}
            aria-label={polls.option(index + 1)}
            placeholder={polls.option(index + 1)}
            onChange={(event) => {
              onChange(withText(draft, option.id, event.target.value));
            }}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
              event.preventDefault();
              event.currentTarget.parentElement?.nextElementSibling?.querySelector("input")?.focus();
            }}
          />
          <IconButton
            label={polls.takeOut(index + 1)}
            disabled={draft.options.length <= 2}
            onClick={() => {
              onChange(without(draft, option.id));
            }}
          >
            <X size={18} />
          </IconButton>
        </div>
      ))}
    </fieldset>
  );
}

function Switches({ draft, onChange }: FieldsProps): ReactElement {
  const { polls } = useText();
  return (
    <div className="poll-switches">
      {(["multiple", "anonymous", "hidden", "extensible"] as const).map((name) => (
        <label key={name} className="poll-switch">
          <input
            type="checkbox"
            checked={draft[name]}
            onChange={(event) => {
              onChange({ ...draft, [name]: event.target.checked });
            }}
          />
          {polls.switches[name]}
        </label>
      ))}
      {draft.multiple && (
        <label className="setting">
          {polls.most}
          <input
            className="field"
            type="number"
            min={1}
            max={100}
            value={draft.maxVotes}
            placeholder={polls.anyNumber}
            onChange={(event) => {
              onChange({ ...draft, maxVotes: event.target.value });
            }}
          />
        </label>
      )}
      <label className="setting">
        {polls.closesAt}
        <input
          className="field"
          type="datetime-local"
          value={draft.closesAt}
          onChange={(event) => {
            onChange({ ...draft, closesAt: event.target.value });
          }}
        />
      </label>
    </div>
  );
}
