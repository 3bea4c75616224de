import { type ReactElement, type ReactNode, useMemo } from "react";

import { useTranslation } from "../../i18n/context.ts";
import { titleOf } from "../conversations/titles.ts";
import { useConversations } from "../conversations/useConversations.ts";
import { SenderField } from "./SenderField.tsx";
import { type Filters, TYPES } from "./filters.ts";

interface FilterFieldsProps {
  filters: Filters;
  onChange: (changes: Filters) => void;
}

/** What narrows a search: where, by whom, what, and when. */
export function FilterFields({ filters, onChange }: FilterFieldsProps): ReactElement {
  const { search, conversations } = useTranslation().text;
  const kinds = { TEXT: search.text, IMAGE: conversations.image, FILE: conversations.file, POLL: search.poll };
  return (
    <fieldset className="filters">
      <legend className="hidden">{search.filters}</legend>
      <ConversationChoice filters={filters} onChange={onChange} />
      <SenderField filters={filters} onChange={onChange} />
      <Choice label={search.kind} value={filters.type} onChange={(type) => { onChange({ type }); }}>
        {TYPES.map((type) => (
          <option key={type} value={type}>
            {kinds[type]}
          </option>
        ))}
      </Choice>
      <Day label={search.since} value={filters.since} onChange={(since) => { onChange({ since }); }} />
      <Day label={search.until} value={filters.until} onChange={(until) => { onChange({ until }); }} />
    </fieldset>
  );
}

function ConversationChoice({ filters, onChange }: FilterFieldsProps): ReactElement {
  const { text, language } = useTranslation();
  const { data } = useConversations();
  const titled = useMemo(() => {
    const { compare } = new Intl.Collator(language);
    const all = (data ?? []).map((conversation) => ({ id: conversation.id, title: titleOf(conversation, text) }));
    return all.sort((one, other) => compare(one.title, other.title));
  }, [data, text, language]);
  return (
    <Choice
      label={text.search.where}
      value={filters.in}
      onChange={(id) => {
        onChange({ in: id, from: "" }); // the person may not be there
      }}
    >
      {titled.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </Choice>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  onChange: (value: string) => void;
  children: ReactNode;
}

export function Choice({ label, value = "", onChange, children }: ChoiceProps): ReactElement {
  const { search } = useTranslation().text;
  return (
    <label className="filter">
      {label}
      <select
        className="field"
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      >
        <option value="">{search.any}</option>
        {children}
      </select>
    </label>
  );
}

function Day({ label, value = "", onChange }: Omit<ChoiceProps, "children">): ReactElement {
  return (
    <label className="filter">
      {label}
      <input
        type="date"
        className="field"
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </label>
  );
}
