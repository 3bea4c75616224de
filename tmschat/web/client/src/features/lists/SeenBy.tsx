import "./lists.css";
import "../people/people.css";

import { Check, CheckCheck } from "lucide-react";
import type { ReactElement } from "react";

import { receiptPage } from "../../api/messageLists.ts";
import { keys } from "../../api/keys.ts";
import { usePages } from "../../api/usePages.ts";
import { useTranslation } from "../../i18n/context.ts";
import type { Message } from "../../realtime/index.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { More } from "../../ui/More.tsx";
import type { OverlayProps } from "../../ui/overlays.tsx";
import { PersonLine } from "../people/PersonLine.tsx";

/** Who has a message, and who has read it. */
export default function SeenBy({ message, close }: { message: Message } & OverlayProps): ReactElement {
  const { text, format } = useTranslation();
  const pages = usePages(keys.messageReceipts(message.id), (cursor) => receiptPage(message.id, cursor));
  return (
    <Dialog title={text.lists.seenBy} onClose={close}>
      <p className="quiet seen-sent">{text.lists.sentAt(format.exact(message.created_at))}</p>
      <ul className="people">
        {pages.items.map(({ user, delivered_at, read_at }) => (
          <li key={user.id} className="person">
            <PersonLine person={user} />
            <Mark isRead={read_at !== null} at={read_at ?? delivered_at} />
          </li>
        ))}
      </ul>
      <More pages={pages} none={text.lists.notSeen} />
    </Dialog>
  );
}

function Mark({ isRead, at }: { isRead: boolean; at: string | null }): ReactElement {
  const { text, format } = useTranslation();
  const Icon = isRead ? CheckCheck : Check;
  return (
    <span className="seen-mark" data-read={isRead}>
      <Icon size={14} aria-hidden="true" />
      {isRead ? text.chat.read : text.chat.delivered}
      {at !== null && (
        <time dateTime={at} title={format.exact(at)}>
          {format.short(at)}
        </time>
      )}
    </span>
  );
}
