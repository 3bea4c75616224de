import type { ReactElement } from "react";

import { replyPage } from "../../api/messageLists.ts";
import { keys } from "../../api/keys.ts";
import { usePages } from "../../api/usePages.ts";
import { useText } from "../../i18n/context.ts";
import type { Message } from "../../realtime/index.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { More } from "../../ui/More.tsx";
import type { OverlayProps } from "../../ui/overlays.tsx";
import { MessageLine } from "./MessageLine.tsx";
import { useGo } from "./useGo.ts";

/** What was answered to a message. */
export default function Replies({ message, close }: { message: Message } & OverlayProps): ReactElement {
  const { lists } = useText();
  const go = useGo();
  const pages = usePages(keys.replies(message.conversation_id, message.id), (cursor) => replyPage(message.id, cursor));
  const goTo = (target: Message): void => {
    close();
    go(target);
  };
  return (
    <Dialog title={lists.replies(message.reply_count)} onClose={close}>
      <div className="lines-first">
        <MessageLine
          message={message}
          onGo={() => {
            goTo(message);
          }}
        />
      </div>
      <ul className="lines">
        {pages.items.map((reply) => (
          <li key={reply.id}>
            <MessageLine
              message={reply}
              onGo={() => {
                goTo(reply);
              }}
            />
          </li>
        ))}
      </ul>
      <More pages={pages} none={lists.noReplies} />
    </Dialog>
  );
}
