import { type ReactElement, useState } from "react";

import { useText } from "../../i18n/context.ts";
import type { Poll } from "../../realtime/index.ts";
import { Button } from "../../ui/Button.tsx";
import { handOnFocus } from "../../ui/handOnFocus.ts";
import { toastError } from "../../ui/toasts.tsx";
import { LONGEST_OPTION } from "./draft.ts";
import { usePoll } from "./usePoll.ts";

/** Another answer to a poll that takes them. */
export function NewOption({ poll, onDone }: { poll: Poll; onDone: () => void }): ReactElement {
  const { polls, common } = useText();
  const [words, setWords] = useState("");
  const { add } = usePoll(poll);
  return (
    <form
      ref={handOnFocus}
      className="poll-new"
      onSubmit={(event) => {
        event.preventDefault();
        add(words).then(onDone, toastError);
      }}
    >
      <input
        className="field"
        dir="auto"
        // It appears because it was asked for.
        // eslint-disable-next-line jsx-a11y-x/no-autofocus
        autoFocus
        value={words}
        maxLength={LONGEST_OPTION}
        aria-label={polls.newOption}
        placeholder={polls.newOption}
        onChange={(event) => {
          setWords(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") onDone();
        }}
      />
      <Button kind="primary" type="submit" disabled={words.trim() === ""}>
        {common.save}
      </Button>
    </form>
  );
}
