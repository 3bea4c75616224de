import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement<Record<string, unknown>>;
  children: ReactNode;
  align?: "start" | "end";
  side?: "top" | "bottom";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** A button with a menu: arrows, letters, Escape, and back to the button afterwards. */
export function Menu({ trigger, children, align = "end", side = "bottom", ...state }: MenuProps): ReactElement {
  return (
    <Base.Root modal={false} {...state}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={4} style={{ zIndex: 24 }}>
          <Base.Popup className="menu">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface MenuItemProps {
  icon?: ReactNode;
  kind?: "plain" | "danger";
  onSelect: () => void;
  children: ReactNode;
}

export function MenuItem({ icon, kind = "plain", onSelect, children }: MenuItemProps): ReactElement {
  return (
    <Base.Item className="menu-item" data-kind={kind} onClick={onSelect}>
      {icon}
      {children}
    </Base.Item>
  );
}

export function MenuLine(): ReactElement {
  return <Base.Separator className="menu-line" />;
}
