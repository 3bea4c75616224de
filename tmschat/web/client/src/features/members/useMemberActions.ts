import { useQueryClient } from "@tanstack/react-query";

import type { Conversation } from "../../api/conversations.ts";
import { keys } from "../../api/keys.ts";
import { addMembers, changeRole, removeMember } from "../../api/members.ts";
import { useText } from "../../i18n/context.ts";
import type { Member, Person, Role } from "../../realtime/index.ts";
import { confirm } from "../../ui/confirm.tsx";
import { toastError } from "../../ui/toasts.tsx";
import { withMember } from "./following.ts";

export interface MemberActions {
  add: (people: readonly Person[]) => Promise<void>;
  give: (member: Member, role: Role) => void;
  askToRemove: (member: Member) => void;
}

/** What managers do with members. Shown once the server has done it; a refusal is told. */
export function useMemberActions(conversation: Conversation): MemberActions {
  const queryClient = useQueryClient();
  const { people, common } = useText();
  const show = (members: readonly Member[]): void => {
    queryClient.setQueryData<Member[]>(keys.members(conversation.id), (held) => held && members.reduce(withMember, held));
  };
  return {
    async add(persons) {
      show(await addMembers(conversation.id, persons.map((person) => person.id)));
    },
    give(member, role) {
      changeRole(conversation.id, member.user.id, role).then((changed) => {
        show([changed]);
      }, toastError);
    },
    askToRemove(member) {
      confirm({
        title: people.remove,
        question: people.removeQuestion(member.user.display_name),
        action: common.confirm,
        onConfirm: () => {
          removeMember(conversation.id, member.user.id).catch(toastError);
        },
      });
    },
  };
}
