import { Ellipsis, UserMinus, UserCog } from "lucide-react";
import type { ReactElement } from "react";

import type { Conversation } from "../../api/conversations.ts";
import { useText } from "../../i18n/context.ts";
import type { Member } from "../../realtime/index.ts";
import { IconButton } from "../../ui/Button.tsx";
import { handOnFocus } from "../../ui/handOnFocus.ts";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
import { PersonLine } from "../people/PersonLine.tsx";
import { useMe } from "../session/useMe.ts";
import { mayRemove, rolesToGive } from "./rules.ts";
import { useMemberActions } from "./useMemberActions.ts";

interface MemberRowProps {
  member: Member;
  conversation: Conversation;
}

/** A member, their role, and what one may do about it. */
export function MemberRow({ member, conversation }: MemberRowProps): ReactElement {
  const text = useText();
  const isSelf = useMe().id === member.user.id;
  return (
    <div className="person">
      <PersonLine person={member.user} />
      {isSelf && <span className="quiet">{text.conversations.you}</span>}
      {member.role !== "MEMBER" && <span className="role">{text.people.roles[member.role]}</span>}
      {conversation.type === "GROUP" && <MemberMenu member={member} conversation={conversation} isSelf={isSelf} />}
    </div>
  );
}

function MemberMenu({ member, conversation, isSelf }: MemberRowProps & { isSelf: boolean }): ReactElement {
  const { people } = useText();
  const { give, askToRemove } = useMemberActions(conversation);
  const roles = rolesToGive(conversation.me.role, member.role);
  const isRemovable = !isSelf && mayRemove(conversation.me.role, member.role);
  if (roles.length === 0 && !isRemovable) return <span className="person-no-menu" />;
  return (
    <Menu
      trigger={
        <IconButton ref={handOnFocus} label={people.actionsOn(member.user.display_name)}>
          <Ellipsis size={18} />
        </IconButton>
      }
    >
      {roles.map((role) => (
        <MenuItem
          key={role}
          icon={<UserCog size={18} />}
          onSelect={() => {
            give(member, role);
          }}
        >
          {people.make[role]}
        </MenuItem>
      ))}
      {isRemovable && (
        <MenuItem
          icon={<UserMinus size={18} />}
          kind="danger"
          onSelect={() => {
            askToRemove(member);
          }}
        >
          {people.remove}
        </MenuItem>
      )}
    </Menu>
  );
}
