import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";

import { useText } from "../i18n/context.ts";
import { IconButton } from "./Button.tsx";
import { useTopmost } from "./useTopmost.ts";

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons below. */
  feet?: ReactNode;
  size?: "small" | "normal";
  /** Whether the focus goes back to where it was, asked at the end; else whoever closed it has said where to. */
  returnsFocus?: () => boolean;
}

/** A modal dialog that is open as long as it is there. Escape and the backdrop call `onClose`. */
export function Dialog({ title, onClose, children, feet, size = "normal", returnsFocus }: DialogProps): ReactElement {
  const { common } = useText();
  const isTopmost = useTopmost();
  return (
    <Base.Root
      open
      onOpenChange={(open) => {
        if (!open && isTopmost()) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Popup className="dialog" data-size={size} initialFocus={firstField} finalFocus={returnsFocus}>
          <div className="dialog-head">
            <Base.Title className="dialog-title">{title}</Base.Title>
            <Base.Close
              render={
                <IconButton label={common.close}>
                  <X size={20} />
                </IconButton>
              }
            />
          </div>
          <div className="dialog-body">{children}</div>
          {feet !== undefined && <div className="dialog-feet">{feet}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Where one begins to write: the field that says so, unless a keyboard would slide over the dialog because of it. */
function firstField(openedBy: string): HTMLElement | boolean {
  if (openedBy === "touch" || matchMedia("(pointer: coarse)").matches) return true;
  return document.querySelector<HTMLElement>(".dialog [data-first]") ?? true;
}
