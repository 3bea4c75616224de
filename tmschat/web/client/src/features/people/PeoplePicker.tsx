import "./people.css";

import { Combobox } from "@base-ui/react/combobox";
import { Check, X } from "lucide-react";
import { type ReactElement, useState } from "react";

import { useText } from "../../i18n/context.ts";
import type { Person } from "../../realtime/index.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { errorWords } from "../../ui/toasts.tsx";
import { PersonLine } from "./PersonLine.tsx";
import { useDirectory } from "./useDirectory.ts";

interface PeoplePickerProps {
  label: string;
  chosen: Person[];
  onChange: (chosen: Person[]) => void;
  /** Who is not offered. */
  without?: ReadonlySet<string>;
}

/** People of the directory, found by their names, the chosen ones as chips: arrows, Enter, Backspace. */
export function PeoplePicker({ label, chosen, onChange, without }: PeoplePickerProps): ReactElement {
  const [words, setWords] = useState("");
  const { people, isReading, error } = useDirectory(words);
  const offered: Person[] = people.filter((person) => without?.has(person.id) !== true);
  return (
    <Combobox.Root
      multiple
      inline
      open
      autoHighlight
      items={offered}
      filter={null}
      value={chosen}
      onValueChange={(people: Person[]) => {
        onChange(people);
        setWords("");
      }}
      inputValue={words}
      onInputValueChange={setWords}
      itemToStringLabel={(person: Person) => person.display_name}
      isItemEqualToValue={(one: Person, other: Person) => one.id === other.id}
    >
      <Combobox.Chips className="chips field">
        {chosen.map((person) => (
          <Chip key={person.id} person={person} />
        ))}
        <Combobox.Input data-first className="chips-input" aria-label={label} placeholder={chosen.length === 0 ? label : ""} />
      </Combobox.Chips>
      <Found count={offered.length} isReading={isReading} error={error} />
      <Combobox.List className="choices">
        {(person: Person) => (
          <Combobox.Item key={person.id} value={person} className="choice">
            <PersonLine person={person} />
            <Combobox.ItemIndicator>
              <Check size={18} />
            </Combobox.ItemIndicator>
          </Combobox.Item>
        )}
      </Combobox.List>
    </Combobox.Root>
  );
}

function Chip({ person }: { person: Person }): ReactElement {
  const { people } = useText();
  const name = person.display_name;
  return (
    <Combobox.Chip className="chip" aria-label={name}>
      <Avatar name={name} url={person.avatar_url} seed={person.id} size={22} />
      <span dir="auto">{name}</span>
      <Combobox.ChipRemove className="chip-remove" aria-label={people.takeOut(name)}>
        <X size={14} />
      </Combobox.ChipRemove>
    </Combobox.Chip>
  );
}

function Found({ count, isReading, error }: { count: number; isReading: boolean; error: Error | null }): ReactElement {
  const text = useText();
  const words = (): string => {
    if (error !== null) return errorWords(error, text);
    if (isReading) return text.common.loading;
    return count === 0 ? text.people.nobody : "";
  };
  return (
    <Combobox.Status className="choices-status quiet" data-busy={isReading}>
      {words()}
    </Combobox.Status>
  );
}
