import {
  type EmojiPickerListEmojiProps,
  type EmojiPickerListRowProps,
  EmojiPicker as Picker,
} from "frimousse";
import type { ReactElement } from "react";

import { useTranslation } from "../../i18n/context.ts";

/** Where the build lays the data: nothing is asked for elsewhere. */
const DATA = `${import.meta.env.BASE_URL}emoji`;

/** All emoji, by their groups and names. Their names are there in English and Japanese. */
export default function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }): ReactElement {
  const { text, language } = useTranslation();
  return (
    <Picker.Root
      className="emoji-picker"
      locale={language === "ja" ? "ja" : "en"}
      emojibaseUrl={DATA}
      onEmojiSelect={({ emoji }) => {
        onPick(emoji);
      }}
    >
      <Picker.Search
        className="field"
        // It comes after what holds it has got the focus; where a keyboard would slide over the emoji, it waits.
        autoFocus={!matchMedia("(pointer: coarse)").matches}
        placeholder={text.common.search}
        aria-label={text.common.search}
      />
      <Picker.Viewport className="emoji-viewport">
        <Picker.Loading>
          <span className="empty">{text.common.loading}</span>
        </Picker.Loading>
        <Picker.Empty>
          <span className="empty">{text.common.notFound}</span>
        </Picker.Empty>
        <Picker.List className="emoji-list" components={{ Row, Emoji }} />
      </Picker.Viewport>
    </Picker.Root>
  );
}

/** The list counts rows and columns from 0, which ARIA counts from 1; by its own count it would have no valid place. */
function Row({ "aria-rowindex": row, ...rest }: EmojiPickerListRowProps): ReactElement {
  return <div aria-rowindex={onwards(row)} {...rest} />;
}

function Emoji({ emoji, "aria-colindex": column, ...rest }: EmojiPickerListEmojiProps): ReactElement {
  return (
    <button type="button" role="gridcell" aria-colindex={onwards(column)} {...rest}>
      {emoji.emoji}
    </button>
  );
}

function onwards(index: number | undefined): number | undefined {
  return index === undefined ? undefined : index + 1;
}
