import type { ReactElement } from "react";

import { useTranslation } from "../../i18n/context.ts";
import type { Poll } from "../../realtime/index.ts";

/** A poll in its message. */
export function PollCard({ poll }: { poll: Poll }): ReactElement {
  const { format } = useTranslation();
  return (
    <section className="poll" aria-label={poll.question}>
      <b>{poll.question}</b>
      <ul>
        {poll.options.map(({ id, text, votes }) => (
          <li key={id}>
            {text} {votes !== null && <span className="quiet">{format.number(votes)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
