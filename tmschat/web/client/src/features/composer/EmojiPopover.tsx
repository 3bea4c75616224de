import { Popover } from "@base-ui/react/popover";
import { type ReactElement, type ReactNode, useState } from "react";

import { IconButton } from "../../ui/Button.tsx";
import { lazily } from "../../ui/lazily.ts";
import { Waiting } from "../../ui/Spinner.tsx";

const EmojiPicker = lazily(() => import("./EmojiPicker.tsx"), <Waiting />);

interface EmojiPopoverProps {
  label: string;
  icon: ReactNode;
  onPick: (emoji: string) => void;
}

/** A button that opens the emoji to choose from. */
export function EmojiPopover({ label, icon, onPick }: EmojiPopoverProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger render={<IconButton label={label}>{icon}</IconButton>} />
      <Popover.Portal>
        <Popover.Positioner side="top" align="end" sideOffset={6} collisionPadding={8} style={{ zIndex: 15 }}>
          <Popover.Popup className="emoji-popup" aria-label={label}>
            <EmojiPicker
              onPick={(emoji) => {
                setOpen(false);
                onPick(emoji);
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
