import { Combobox } from "@base-ui/react/combobox";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { type ReactElement, useId, useState } from "react";

import { keys } from "../../api/keys.ts";
import { person } from "../../api/people.ts";
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
  const queryClient = useQueryClient();
  const id = useId();
  const value = useSender(filters.from ?? "");
  const [typed, setTyped] = useState<string | null>(null);
  const words = typed ?? value?.display_name ?? "";
  const { people } = useDirectory(value?.display_name === words ? "" : words, true);
  return (
    <Combobox.Root
      items={people}
      filter={null}
      value={value}
      onValueChange={(chosen: Person | null) => {
        if (chosen !== null) queryClient.setQueryData(keys.person(chosen.id), chosen);
        onChange({ from: chosen?.id ?? "" });
      }}
      inputValue={words}
      onInputValueChange={setTyped}
      itemToStringLabel={(one: Person) => one.display_name}
      isItemEqualToValue={(one: Person, other: Person) => one.id === other.id}
      autoHighlight
    >
      <div className="filter">
        <label htmlFor={id}>{search.who}</label>
        <Combobox.InputGroup className="sender">
          <Combobox.Input id={id} className="field" placeholder={search.any} />
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
              {(each: Person) => (
                <Combobox.Item key={each.id} value={each} className="choice">
                  <PersonLine person={each} />
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

/** Who is named by an id, as in the page's address, once the directory has told. */
function useSender(id: string): Person | null {
  const { data } = useQuery({ queryKey: keys.person(id), queryFn: () => person(id), enabled: id !== "" });
  return id === "" ? null : (data ?? null);
}
