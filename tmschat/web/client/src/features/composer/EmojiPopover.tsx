import { Popover } from "@base-ui/react/popover";
import { lazy, type ReactElement, type ReactNode, Suspense, useState } from "react";

import { IconButton } from "../../ui/Button.tsx";
import { Waiting } from "../../ui/Spinner.tsx";

const EmojiPicker = lazy(() => import("./EmojiPicker.tsx"));

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
            <Suspense fallback={<Waiting />}>
              <EmojiPicker
                onPick={(emoji) => {
                  setOpen(false);
                  onPick(emoji);
                }}
              />
            </Suspense>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
