import "../lists/lists.css";
import "./search.css";

import { ArrowLeft } from "lucide-react";
import { type ReactElement, useState } from "react";
import { Link, useSearchParams } from "wouter";

import { keys } from "../../api/keys.ts";
import { type Found, searchPage } from "../../api/search.ts";
import { type Pages, usePages } from "../../api/usePages.ts";
import { useText } from "../../i18n/context.ts";
import { More } from "../../ui/More.tsx";
import { useDebounced } from "../../ui/useDebounced.ts";
import { titleOf } from "../conversations/titles.ts";
import { useConversations } from "../conversations/useConversations.ts";
import { MessageLine } from "../lists/MessageLine.tsx";
import { useGo } from "../lists/useGo.ts";
import { FilterFields } from "./FilterFields.tsx";
import { type Filters, filtersIn, NAMES, queryOf } from "./filters.ts";
import { piecesOf } from "./pieces.ts";
import { asRead } from "./reading.ts";

/** Messages of all one's conversations, found by their words. The address holds what was asked. */
export default function SearchPage(): ReactElement {
  const text = useText();
  const [address, setAddress] = useSearchParams();
  const [filters, setFilters] = useState(() => filtersIn(address));
  const change = (changes: Filters): void => {
    const next = { ...filters, ...changes };
    setFilters(next);
    setAddress(NAMES.flatMap((name) => (next[name] ? [[name, next[name]]] : [])), { replace: true });
  };
  return (
    <section className="search" aria-label={text.search.title}>
      <header className="place-head">
        <Link href="/" className="icon-button only-narrow" aria-label={text.common.back}>
          <ArrowLeft size={20} className="flips" />
        </Link>
        <h1 className="place-title">{text.search.title}</h1>
      </header>
      <div className="search-body">
        <input
          type="search"
          className="field"
          // One comes here to write into it.
          // eslint-disable-next-line jsx-a11y-x/no-autofocus
          autoFocus
          value={filters.q ?? ""}
          aria-label={text.search.words}
          placeholder={text.search.words}
          onChange={(event) => {
            change({ q: event.target.value });
          }}
        />
        <FilterFields filters={filters} onChange={change} />
        <Results filters={filters} />
      </div>
    </section>
  );
}

function Results({ filters }: { filters: Filters }): ReactElement {
  const { search } = useText();
  const wanted = useDebounced(filters, 250);
  const query = queryOf(wanted);
  const pages: Pages<Found> = usePages(
    keys.search(query),
    (cursor) => searchPage(query ?? { q: "" }, cursor),
    { enabled: query !== null, keepsLast: true },
  );
  if (query === null) return <p className="list-end">{search.hint}</p>;
  return (
    <>
      <p className="hidden" role="status">
        {pages.isReading ? "" : search.found(pages.items.length)}
      </p>
      <ul className="lines" data-busy={pages.isReading}>
        {pages.items.map((found) => (
          <li key={found.message.id}>
            <Result found={found} />
          </li>
        ))}
      </ul>
      <More pages={pages} none={search.nothing} />
    </>
  );
}

function Result({ found: { message, highlight } }: { found: Found }): ReactElement {
  const text = useText();
  const go = useGo();
  const { data = [] } = useConversations();
  const conversation = data.find((each) => each.id === message.conversation_id);
  const shown = message.poll === null ? asRead(message.text, highlight) : highlight;
  return (
    <MessageLine
      message={message}
      {...(conversation !== undefined && { where: titleOf(conversation, text) })}
      onGo={() => {
        go(message);
      }}
    >
      {piecesOf(shown).map((piece, index) => (piece.isHit ? <mark key={index}>{piece.text}</mark> : piece.text))}
    </MessageLine>
  );
}
