import { SquarePen } from "lucide-react";
import { lazy, type ReactElement } from "react";

import { useText } from "../../i18n/context.ts";
import { IconButton } from "../../ui/Button.tsx";
import { openOverlay } from "../../ui/overlays.tsx";

const CreateDialog = lazy(() => import("./CreateDialog.tsx"));

/** Begins a conversation. */
export function CreateButton(): ReactElement {
  const { people } = useText();
  return (
    <IconButton
      label={people.create}
      onClick={() => {
        openOverlay(CreateDialog, {});
      }}
    >
      <SquarePen size={20} className="flips" />
    </IconButton>
  );
}
