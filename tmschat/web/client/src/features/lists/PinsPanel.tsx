import type { ReactElement } from "react";

import { keys } from "../../api/keys.ts";
import { pinPage } from "../../api/messageLists.ts";
import { usePages } from "../../api/usePages.ts";
import { useText } from "../../i18n/context.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { More } from "../../ui/More.tsx";
import type { PanelProps } from "../shell/panels.ts";
import { MessageLine } from "./MessageLine.tsx";
import { useGo } from "./useGo.ts";

/** The messages that somebody pinned. */
export default function PinsPanel({ conversationId, close }: PanelProps): ReactElement {
  const { lists } = useText();
  const go = useGo();
  const pages = usePages(keys.pins(conversationId), (cursor) => pinPage(conversationId, cursor));
  return (
    <Dialog title={lists.pins} onClose={close}>
      <ul className="lines">
        {pages.items.map((message) => (
          <li key={message.id}>
            <MessageLine
              message={message}
              onGo={() => {
                go(message);
              }}
            />
          </li>
        ))}
      </ul>
      <More pages={pages} none={lists.noPins} />
    </Dialog>
  );
}
