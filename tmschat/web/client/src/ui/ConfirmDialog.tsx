import type { ReactElement } from "react";

import { useText } from "../i18n/context.ts";
import { Button } from "./Button.tsx";
import type { Question } from "./confirm.tsx";
import { Dialog } from "./Dialog.tsx";
import type { OverlayProps } from "./overlays.tsx";

export default function ConfirmDialog({ title, question, action, onConfirm, close }: Question & OverlayProps): ReactElement {
  const { common } = useText();
  const feet = (
    <>
      <Button kind="quiet" onClick={close}>
        {common.cancel}
      </Button>
      <Button
        kind="danger"
        onClick={() => {
          close();
          onConfirm();
        }}
      >
        {action}
      </Button>
    </>
  );
  return (
    <Dialog title={title} onClose={close} size="small" feet={feet}>
      <p>{question}</p>
    </Dialog>
  );
}
