import { type ReactElement, type RefCallback, useState } from "react";

import type { Conversation } from "../../api/conversations.ts";
import { useText } from "../../i18n/context.ts";
import type { Person } from "../../realtime/index.ts";
import { Button } from "../../ui/Button.tsx";
import { toastError } from "../../ui/toasts.tsx";
import { PeoplePicker } from "../people/PeoplePicker.tsx";
import { useMemberActions } from "./useMemberActions.ts";
import { useMembers } from "./useMembers.ts";

interface AddPeopleProps {
  ref: RefCallback<HTMLElement>;
  conversation: Conversation;
  onDone: () => void;
}

/** Bring people into a conversation. */
export function AddPeople({ ref, conversation, onDone }: AddPeopleProps): ReactElement {
  const { people, common } = useText();
  const [chosen, setChosen] = useState<Person[]>([]);
  const [isBusy, setBusy] = useState(false);
  const { add } = useMemberActions(conversation);
  const { data: members = [] } = useMembers(conversation.id);
  const submit = async (): Promise<void> => {
    if (isBusy) return; // and the button stays on: off, it would lose the focus
    setBusy(true);
    try {
      await add(chosen);
      onDone();
    } catch (error) {
      toastError(error);
      setBusy(false);
    }
  };
  return (
    <section ref={ref} className="adding" aria-label={people.add}>
      <PeoplePicker
        label={people.find}
        chosen={chosen}
        onChange={setChosen}
        without={new Set(members.map(({ user }) => user.id))}
      />
      <div className="form-feet">
        <Button kind="quiet" onClick={onDone}>
          {common.cancel}
        </Button>
        <Button kind="primary" disabled={chosen.length === 0} onClick={() => void submit()}>
          {people.addCount(chosen.length)}
        </Button>
      </div>
    </section>
  );
}
