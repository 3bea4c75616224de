import { Combobox } from "@base-ui/react/combobox";
import { X } from "lucide-react";
import { type ReactElement, useState } from "react";

import { useText } from "../../i18n/context.ts";
import type { Person } from "../../realtime/index.ts";
import { PersonLine } from "../people/PersonLine.tsx";
import "../people/people.css";
import { useDirectory } from "../people/useDirectory.ts";
import type { Filters } from "./filters.ts";

interface SenderFieldProps {
  filters: Filters;
  onChange: (changes: Filters) => void;
}

/** Whose messages are searched: somebody of the directory. */
export function SenderField({ filters, onChange }: SenderFieldProps): ReactElement {
  const { search } = useText();
  const [chosen, setChosen] = useState<Person | null>(null);
  const [words, setWords] = useState("");
  const { people } = useDirectory(chosen?.display_name === words ? "" : words, true);
  const value = filters.from === undefined || filters.from === "" ? null : chosen;
  return (
    <Combobox.Root
      items={people}
      filter={null}
      value={value}
      onValueChange={(person: Person | null) => {
        setChosen(person);
        onChange({ from: person?.id ?? "" });
      }}
      inputValue={words}
      onInputValueChange={setWords}
      itemToStringLabel={(person: Person) => person.display_name}
      isItemEqualToValue={(one: Person, other: Person) => one.id === other.id}
      autoHighlight
    >
      <div className="filter">
        <Combobox.Label>{search.who}</Combobox.Label>
        <Combobox.InputGroup className="sender">
          <Combobox.Input className="field" placeholder={search.any} />
          <Combobox.Clear className="sender-clear" aria-label={search.anybody}>
            <X size={16} />
          </Combobox.Clear>
        </Combobox.InputGroup>
      </div>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} style={{ zIndex: 15 }}>
          <Combobox.Popup className="menu">
            <Combobox.Empty className="choices-status quiet">{search.nobody}</Combobox.Empty>
            <Combobox.List>
              {(person: Person) => (
                <Combobox.Item key={person.id} value={person} className="choice">
                  <PersonLine person={person} />
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
