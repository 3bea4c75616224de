import "../people/people.css";

import { type ReactElement, useState } from "react";

import { keys } from "../../api/keys.ts";
import { voterPage } from "../../api/polls.ts";
import { usePages } from "../../api/usePages.ts";
import { useTranslation } from "../../i18n/context.ts";
import type { Poll } from "../../realtime/index.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { More } from "../../ui/More.tsx";
import type { OverlayProps } from "../../ui/overlays.tsx";
import { PersonLine } from "../people/PersonLine.tsx";

/** Who voted in a poll: all of them, or those who chose one of its options. */
export default function Voters({ poll, close }: { poll: Poll } & OverlayProps): ReactElement {
  const { text, format } = useTranslation();
  const [optionId, setOptionId] = useState<string | null>(null);
  const pages = usePages(keys.voters(poll.id, optionId), (cursor) => voterPage(poll.id, optionId, cursor));
  const textOf = (id: string): string => poll.options.find((option) => option.id === id)?.text ?? "";
  return (
    <Dialog title={text.polls.whoVoted} onClose={close}>
      <select
        className="field"
        aria-label={text.polls.options}
        value={optionId ?? ""}
        onChange={(event) => {
          setOptionId(event.target.value === "" ? null : event.target.value);
        }}
      >
        <option value="">{text.polls.allOptions}</option>
        {poll.options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.text} ({format.number(option.votes ?? 0)})
          </option>
        ))}
      </select>
      <ul className="people">
        {pages.items.map((voter) => (
          <li key={voter.user.id} className="person">
            <PersonLine person={voter.user} />
            {optionId === null && (
              <span className="voter-options quiet" dir="auto">
                {format.list(voter.option_ids.map(textOf))}
              </span>
            )}
          </li>
        ))}
      </ul>
      <More pages={pages} none={text.polls.nobody} />
    </Dialog>
  );
}
