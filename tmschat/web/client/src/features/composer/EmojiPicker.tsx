import { EmojiPicker as Picker } from "frimousse";
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
      <Picker.Search className="field" placeholder={text.common.search} aria-label={text.common.search} />
      <Picker.Viewport className="emoji-viewport">
        <Picker.Loading>
          <span className="empty">{text.common.loading}</span>
        </Picker.Loading>
        <Picker.Empty>
          <span className="empty">{text.common.notFound}</span>
        </Picker.Empty>
        <Picker.List className="emoji-list" />
      </Picker.Viewport>
    </Picker.Root>
  );
}
