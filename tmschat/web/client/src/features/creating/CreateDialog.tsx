import "./creating.css";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useRef, useState } from "react";
import { useLocation } from "wouter";

import { type Conversation, createConversation } from "../../api/conversations.ts";
import { useText } from "../../i18n/context.ts";
import type { Person } from "../../realtime/index.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import type { OverlayProps } from "../../ui/overlays.tsx";
import { errorWords } from "../../ui/toasts.tsx";
import { showMade } from "../conversations/useConversations.ts";
import { PeoplePicker } from "../people/PeoplePicker.tsx";

type Kind = Conversation["type"];

/** Begin a conversation: with one person, or a group with a name. */
export default function CreateDialog({ close }: OverlayProps): ReactElement {
  const { people } = useText();
  const [kind, setKind] = useState<Kind>("DIRECT");
  const [title, setTitle] = useState("");
  const [chosen, setChosen] = useState<Person[]>([]);
  const { create, isBusy, error, isStaying } = useCreate(close);
  const isReady = kind === "DIRECT" ? chosen.length === 1 : title.trim() !== "";
  const submit = (): void => {
    const member_ids = chosen.map((person) => person.id);
    if (isReady && !isBusy) create(kind === "DIRECT" ? { type: kind, member_ids } : { type: kind, title, member_ids });
  };
  return (
    <Dialog
      title={people.create}
      onClose={close}
      returnsFocus={isStaying}
      feet={
        <Button kind="primary" disabled={!isReady} onClick={submit}>
          {kind === "DIRECT" ? people.open : people.createGroup}
        </Button>
      }
    >
      <form
        className="creating"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <KindChoice
          kind={kind}
          onChange={(wanted) => {
            setKind(wanted);
            if (wanted === "DIRECT") setChosen(chosen.slice(0, 1));
          }}
        />
        {kind === "GROUP" && <TitleField title={title} onChange={setTitle} />}
        <PeoplePicker
          label={kind === "DIRECT" ? people.findOne : people.find}
          chosen={chosen}
          onChange={(picked) => {
            setChosen(kind === "DIRECT" ? picked.slice(-1) : picked);
          }}
        />
        {error !== null && (
          <p className="form-error" role="alert">
            {error}
          </p>
        )}
      </form>
    </Dialog>
  );
}

function KindChoice({ kind, onChange }: { kind: Kind; onChange: (kind: Kind) => void }): ReactElement {
  const { people } = useText();
  return (
    <fieldset className="segments">
      <legend className="hidden">{people.kind}</legend>
      {(["DIRECT", "GROUP"] as const).map((each) => (
        <label key={each} className="segment">
          <input
            type="radio"
            name="kind"
            className="hidden"
            checked={kind === each}
            onChange={() => {
              onChange(each);
            }}
          />
          {people.kinds[each]}
        </label>
      ))}
    </fieldset>
  );
}

function TitleField({ title, onChange }: { title: string; onChange: (title: string) => void }): ReactElement {
  const { people } = useText();
  return (
    <input
      className="field"
      dir="auto"
      value={title}
      maxLength={200}
      aria-label={people.title}
      placeholder={people.title}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}

interface Create {
  create: (body: Parameters<typeof createConversation>[0]) => void;
  isBusy: boolean;
  error: string | null;
  /** Whether one does not go to what was made, where one begins to write. */
  isStaying: () => boolean;
}

/** Make a conversation, put it into the list, and go there. */
function useCreate(close: () => void): Create {
  const queryClient = useQueryClient();
  const text = useText();
  const [, go] = useLocation();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const isMade = useRef(false);
  const create = async (body: Parameters<typeof createConversation>[0]): Promise<void> => {
    setBusy(true);
    try {
      const made = await createConversation(body);
      showMade(queryClient, made);
      isMade.current = true;
      close();
      go(`/c/${made.id}`);
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  return {
    create: (body) => void create(body),
    isBusy,
    error: error === null ? null : errorWords(error, text),
    isStaying: () => !isMade.current,
  };
}
