import type { ReactElement } from "react";

import { useText } from "../../i18n/context.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Waiting } from "../../ui/Spinner.tsx";
import type { PanelProps } from "../shell/panels.ts";
import { useMembers } from "./useMembers.ts";

export default function MembersPanel({ conversationId, close }: PanelProps): ReactElement {
  const text = useText();
  const { data: members } = useMembers(conversationId);
  const title = text.conversations.members(members?.length ?? 0);
  return (
    <Dialog title={title} onClose={close}>
      {members === undefined ? <Waiting /> : null}
      <ul className="people">
        {members?.map(({ user }) => (
          <li key={user.id} className="person">
            <Avatar name={user.display_name} url={user.avatar_url} seed={user.id} />
            <span>{user.display_name}</span>
            <span className="quiet">@{user.username}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
