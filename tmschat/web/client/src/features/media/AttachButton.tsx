import { ChartBarBig, Paperclip, Plus } from "lucide-react";
import { type ReactElement, useRef } from "react";

import { useText } from "../../i18n/context.ts";
import { IconButton } from "../../ui/Button.tsx";
import { lazily } from "../../ui/lazily.ts";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
import { openOverlay } from "../../ui/overlays.tsx";
import { addFiles } from "./uploads.ts";

const PollDialog = lazily(() => import("../polls/PollDialog.tsx"));

/** What can go into a conversation besides words: files and polls. */
export function AttachButton({ conversationId }: { conversationId: string }): ReactElement {
  const { media, polls } = useText();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Menu
        align="start"
        side="top"
        trigger={
          <IconButton label={media.attach}>
            <Plus size={20} />
          </IconButton>
        }
      >
        <MenuItem icon={<Paperclip size={18} />} onSelect={() => picker.current?.click()}>
          {media.files}
        </MenuItem>
        <MenuItem
          icon={<ChartBarBig size={18} />}
          onSelect={() => {
            openOverlay(PollDialog, { conversationId });
          }}
        >
          {polls.create}
        </MenuItem>
      </Menu>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={media.files}
        onChange={(event) => {
          addFiles(conversationId, [...(event.target.files ?? [])]);
          event.target.value = ""; // so that the same file can be chosen again
        }}
      />
    </>
  );
}
