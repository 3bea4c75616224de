import { SquarePen } from "lucide-react";
import type { ReactElement } from "react";

import { useText } from "../../i18n/context.ts";
import { IconButton } from "../../ui/Button.tsx";
import { lazily } from "../../ui/lazily.ts";
import { openOverlay } from "../../ui/overlays.tsx";

const CreateDialog = lazily(() => import("./CreateDialog.tsx"));

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
