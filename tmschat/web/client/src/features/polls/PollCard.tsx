import "./polls.css";

import { Check, EyeOff, Plus } from "lucide-react";
import { type ReactElement, useState } from "react";

import { useText, useTranslation } from "../../i18n/context.ts";
import type { Poll, PollOption } from "../../realtime/index.ts";
import { Button } from "../../ui/Button.tsx";
import { confirm } from "../../ui/confirm.tsx";
import { handOnFocus } from "../../ui/handOnFocus.ts";
import { lazily } from "../../ui/lazily.ts";
import { openOverlay } from "../../ui/overlays.tsx";
import { toast } from "../../ui/toasts.tsx";
import { useConversation } from "../conversations/useConversations.ts";
import { useMe } from "../session/useMe.ts";
import { NewOption } from "./NewOption.tsx";
import { shareOf, voteAfter, winnersOf } from "./tally.ts";
import { usePoll } from "./usePoll.ts";

const Voters = lazily(() => import("./Voters.tsx"));

/** A poll in its message: vote, change it, take it back; the bars move as others do. */
export function PollCard({ poll }: { poll: Poll }): ReactElement {
  const { polls } = useText();
  const { choose } = usePoll(poll);
  const winners = winnersOf(poll);
  const options = poll.options.toSorted((one, other) => one.position - other.position);
  return (
    <section className="poll" aria-label={polls.poll(poll.question)}>
      <p className="poll-question" dir="auto">
        {poll.question}
      </p>
      <Rules poll={poll} />
      <ul className="poll-options">
        {options.map((option) => (
          <li key={option.id}>
            <Option
              poll={poll}
              option={option}
              isWinner={winners.has(option.id)}
              onChoose={() => {
                const ids = voteAfter(poll, option.id);
                if (ids === null) toast((text) => text.polls.tooMany(poll.max_votes ?? 0));
                else choose(ids);
              }}
            />
          </li>
        ))}
      </ul>
      <Feet poll={poll} />
    </section>
  );
}

/** What kind of poll it is, on one line. */
function Rules({ poll }: { poll: Poll }): ReactElement {
  const { text, format } = useTranslation();
  const { polls } = text;
  const most = poll.max_votes ?? poll.options.length;
  const rules = [
    poll.is_closed ? (poll.is_final ? polls.closed : polls.counting) : null,
    poll.multiple ? polls.several(most) : polls.single,
    poll.anonymous ? polls.anonymous : null,
    !poll.is_closed && poll.closes_at !== null ? polls.until(format.exact(poll.closes_at)) : null,
  ];
  return (
    <p className="poll-rules">
      {rules.filter((rule) => rule !== null).join(" · ")}
      {!poll.is_closed && poll.results === "ON_CLOSE" && (
        <span className="poll-hidden">
          <EyeOff size={13} aria-hidden="true" /> {polls.hidden}
        </span>
      )}
    </p>
  );
}

interface OptionProps {
  poll: Poll;
  option: PollOption;
  isWinner: boolean;
  onChoose: () => void;
}

function Option({ poll, option, isWinner, onChoose }: OptionProps): ReactElement {
  const { text, format } = useTranslation();
  const isMine = poll.my_option_ids.includes(option.id);
  const share = shareOf(poll, option.votes);
  return (
    <button
      ref={poll.is_closed ? null : handOnFocus}
      type="button"
      className="poll-option"
      aria-pressed={isMine}
      disabled={poll.is_closed}
      data-winner={isWinner}
      data-single={!poll.multiple}
      onClick={onChoose}
    >
      <span className="poll-bar" style={{ width: `${(share ?? 0) * 100}%` }} />
      <span className="poll-mark" aria-hidden="true">
        {isMine && <Check size={13} strokeWidth={3} />}
      </span>
      <span className="poll-text">
        <bdi>{option.text}</bdi>
      </span>
      {share !== null && (
        <span className="poll-share">
          <span className="hidden">{text.polls.votes(option.votes ?? 0)}</span>
          <span aria-hidden="true" title={text.polls.votes(option.votes ?? 0)}>
            {format.percent(share)}
          </span>
        </span>
      )}
    </button>
  );
}

/** How many voted, and what else can be done. */
function Feet({ poll }: { poll: Poll }): ReactElement {
  const { polls } = useText();
  const { choose } = usePoll(poll);
  const [isAdding, setAdding] = useState(false);
  const total = poll.total_voters;
  return (
    <>
      {isAdding && !poll.is_closed && (
        <NewOption
          poll={poll}
          onDone={() => {
            setAdding(false);
          }}
        />
      )}
      <div className="poll-feet">
        {total !== null && <VotersButton poll={poll} total={total} />}
        {!poll.is_closed && poll.allow_new_options && !isAdding && (
          <Button
            ref={handOnFocus}
            onClick={() => {
              setAdding(true);
            }}
          >
            <Plus size={16} />
            {polls.addOption}
          </Button>
        )}
        {!poll.is_closed && poll.my_option_ids.length > 0 && (
          <Button
            ref={handOnFocus}
            onClick={() => {
              choose([]);
            }}
          >
            {polls.retract}
          </Button>
        )}
        <CloseButton poll={poll} />
      </div>
    </>
  );
}

function VotersButton({ poll, total }: { poll: Poll; total: number }): ReactElement {
  const { polls } = useText();
  if (poll.anonymous || total === 0) return <span className="poll-total">{polls.voters(total)}</span>;
  return (
    <Button
      onClick={() => {
        openOverlay(Voters, { poll });
      }}
    >
      {polls.voters(total)}
    </Button>
  );
}

function CloseButton({ poll }: { poll: Poll }): ReactElement | null {
  const { polls } = useText();
  const me = useMe();
  const role = useConversation(poll.conversation_id)?.me.role ?? "MEMBER";
  const { close } = usePoll(poll);
  if (poll.is_closed || (poll.created_by !== me.id && role === "MEMBER")) return null;
  return (
    <Button
      ref={handOnFocus}
      onClick={() => {
        confirm({ title: polls.close, question: polls.closeQuestion, action: polls.close, onConfirm: close });
      }}
    >
      {polls.close}
    </Button>
  );
}
