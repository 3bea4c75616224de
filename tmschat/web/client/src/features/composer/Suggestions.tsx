import type { ReactElement } from "react";

import { useText } from "../../i18n/context.ts";
import type { Suggestion } from "./useSuggestions.ts";

export const SUGGESTIONS_ID = "suggestions";

interface SuggestionsProps {
  suggestions: readonly Suggestion[];
  chosen: number;
  onPick: (suggestion: Suggestion) => void;
}

/** What may be put in; the arrow keys move through it while the focus stays in the text. */
export function Suggestions({ suggestions, chosen, onPick }: SuggestionsProps): ReactElement {
  const { chat } = useText();
  return (
    <div id={SUGGESTIONS_ID} className="suggestions" role="listbox" aria-label={chat.suggestions}>
      {suggestions.map((suggestion, index) => (
        // The keys that choose are those of the text, which keeps the focus.
        // eslint-disable-next-line jsx-a11y-x/click-events-have-key-events
        <div
          key={suggestion.put}
          id={`${SUGGESTIONS_ID}-${index}`}
          className="suggestion"
          role="option"
          aria-selected={index === chosen}
          tabIndex={-1}
          onPointerDown={(event) => {
            event.preventDefault();
          }}
          onClick={() => {
            onPick(suggestion);
          }}
        >
          <span aria-hidden="true">{suggestion.sign}</span> {suggestion.words}
        </div>
      ))}
    </div>
  );
}
