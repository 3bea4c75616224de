import "./conversations.css";

import { Archive, ArrowLeft, Search, Settings, TextSearch } from "lucide-react";
import { type KeyboardEvent, type ReactElement, useDeferredValue, useMemo, useState } from "react";
import { VList } from "virtua";
import { Link, useRoute } from "wouter";

import { useText } from "../../i18n/context.ts";
import { Button } from "../../ui/Button.tsx";
import { Waiting } from "../../ui/Spinner.tsx";
import { CreateButton } from "../creating/CreateButton.tsx";
import { ConversationRow } from "./ConversationRow.tsx";
import { listed } from "./ordering.ts";
import { useConversations } from "./useConversations.ts";

/** The page's side: all conversations, found by their names. */
export function ConversationList(): ReactElement {
  const text = useText();
  const [words, setWords] = useState("");
  const [archived, setArchived] = useState(false);
  return (
    <nav className="conversations" aria-label={text.conversations.title}>
      <header className="conversations-head">
        <label className="conversations-filter">
          <Search size={16} aria-hidden="true" />
          <input
            type="search"
            className="field"
            value={words}
            placeholder={text.conversations.filter}
            aria-label={text.conversations.filter}
            onChange={(event) => {
              setWords(event.target.value);
            }}
            onKeyDown={(event) => {
              if (event.key === "ArrowDown") focusNext(event, 1);
            }}
          />
        </label>
        <CreateButton />
        <HeadLinks />
      </header>
      <Rows words={words} archived={archived} />
      <ArchiveSwitch archived={archived} onChange={setArchived} />
    </nav>
  );
}

function HeadLinks(): ReactElement {
  const text = useText();
  return (
    <>
      <Link href="/search" className="icon-button" aria-label={text.search.title} title={text.search.title}>
        <TextSearch size={20} className="flips" />
      </Link>
      <Link href="/settings" className="icon-button" aria-label={text.common.settings} title={text.common.settings}>
        <Settings size={20} />
      </Link>
    </>
  );
}

function Rows({ words, archived }: { words: string; archived: boolean }): ReactElement {
  const text = useText();
  const { data } = useConversations();
  const [, params] = useRoute("/c/:id/:panel?");
  const [near, setNear] = useState<string | undefined>();
  const wanted = useDeferredValue(words);
  const shown = useMemo(() => listed(data ?? [], { words: wanted, archived }, text), [data, wanted, archived, text]);
  if (data === undefined) return <Waiting />;
  if (shown.length === 0)
    return <p className="empty">{words === "" ? text.conversations.none : text.conversations.noMatch}</p>;
  return (
    <VList
      className="conversations-rows"
      tabIndex={-1} // where the focus of a row goes that is archived or left
      data={shown}
      bufferSize={120}
      onKeyDown={moveByArrows}
      onFocus={(event) => {
        if (event.currentTarget.contains(event.target)) setNear(rowOf(event.target)); // a menu's is heard here too
      }}
      onPointerOver={(event) => {
        if (event.pointerType === "mouse") setNear(rowOf(event.target));
      }}
      onPointerLeave={() => {
        setNear(undefined);
      }}
    >
      {(conversation) => (
        <ConversationRow
          key={conversation.id}
          conversation={conversation}
          isCurrent={conversation.id === params?.id}
          isNear={conversation.id === near}
        />
      )}
    </VList>
  );
}

function ArchiveSwitch(props: { archived: boolean; onChange: (archived: boolean) => void }): ReactElement | null {
  const text = useText();
  const { data = [] } = useConversations();
  if (!props.archived && !data.some((each) => each.me.is_archived)) return null;
  return (
    <Button
      className="conversations-archive"
      onClick={() => {
        props.onChange(!props.archived);
      }}
    >
      {props.archived ? <ArrowLeft size={16} className="flips" /> : <Archive size={16} />}
      {props.archived ? text.common.back : text.conversations.archived}
    </Button>
  );
}

function rowOf(target: EventTarget): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>("[data-row]")?.dataset["row"] : undefined;
}

function moveByArrows(event: KeyboardEvent): void {
  if (event.key === "ArrowDown") focusNext(event, 1);
  else if (event.key === "ArrowUp") focusNext(event, -1);
}

/** Give the focus to the row after (or before) the one that has it; from outside to the first. */
function focusNext(event: KeyboardEvent, step: number): void {
  const links = [...document.querySelectorAll<HTMLElement>("[data-conversation]")];
  const present = links.findIndex((link) => link.parentElement?.contains(document.activeElement));
  const next = links[present === -1 ? 0 : present + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
