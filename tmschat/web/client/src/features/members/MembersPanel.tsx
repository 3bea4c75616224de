import "./members.css";
import "../creating/creating.css";

import { LogOut, Trash2, UserPlus } from "lucide-react";
import type { ReactElement, RefCallback } from "react";
import { useLocation } from "wouter";

import { type Conversation, deleteConversation } from "../../api/conversations.ts";
import { useText } from "../../i18n/context.ts";
import { Button } from "../../ui/Button.tsx";
import { confirm } from "../../ui/confirm.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { toastError } from "../../ui/toasts.tsx";
import { useFormInPlace } from "../../ui/useFormInPlace.ts";
import { titleOf } from "../conversations/titles.ts";
import { useConversationActions } from "../conversations/useConversationActions.ts";
import { useConversation } from "../conversations/useConversations.ts";
import { PanelLinks } from "../lists/PanelLinks.tsx";
import type { PanelProps } from "../shell/panels.ts";
import { About } from "./About.tsx";
import { AddPeople } from "./AddPeople.tsx";
import { MemberList } from "./MemberList.tsx";
import { isManager } from "./rules.ts";

/** A conversation's details: what it is about, who is in it, and its end. */
export default function MembersPanel({ conversationId, close }: PanelProps): ReactElement | null {
  const { people } = useText();
  const conversation = useConversation(conversationId);
  const { isOpen: isAdding, open: add, close: stopAdding, formRef, buttonRef } = useFormInPlace();
  if (conversation === undefined) return null;
  const isGroup = conversation.type === "GROUP";
  return (
    <Dialog title={people.details} onClose={close}>
      <div className="details">
        <About conversation={conversation} />
        <PanelLinks conversationId={conversationId} />
        {isAdding ? (
          <AddPeople ref={formRef} conversation={conversation} onDone={stopAdding} />
        ) : (
          <>
            <MembersHead conversation={conversation} onAdd={add} addRef={buttonRef} />
            <MemberList conversation={conversation} />
            {isGroup && <Ends conversation={conversation} />}
          </>
        )}
      </div>
    </Dialog>
  );
}

interface MembersHeadProps {
  conversation: Conversation;
  onAdd: () => void;
  addRef: RefCallback<HTMLElement>;
}

function MembersHead({ conversation, onAdd, addRef }: MembersHeadProps): ReactElement {
  const { conversations, people } = useText();
  return (
    <div className="members-head">
      <h3>{conversations.members(conversation.member_count)}</h3>
      {conversation.type === "GROUP" && isManager(conversation.me.role) && (
        <Button ref={addRef} kind="quiet" onClick={onAdd}>
          <UserPlus size={18} />
          {people.add}
        </Button>
      )}
    </div>
  );
}

/** Leaving, and taking the group from everybody. */
function Ends({ conversation }: { conversation: Conversation }): ReactElement {
  const text = useText();
  const [, go] = useLocation();
  const { askToLeave } = useConversationActions(conversation);
  const askToDelete = (): void => {
    confirm({
      title: text.people.deleteGroup,
      question: text.people.deleteQuestion(titleOf(conversation, text)),
      action: text.common.delete,
      onConfirm: () => {
        deleteConversation(conversation.id).then(() => {
          go("/");
        }, toastError);
      },
    });
  };
  return (
    <div className="ends">
      <Button className="ends-button" onClick={askToLeave}>
        <LogOut size={18} className="flips" />
        {text.conversations.leave}
      </Button>
      {conversation.me.role === "OWNER" && (
        <Button className="ends-button" onClick={askToDelete}>
          <Trash2 size={18} />
          {text.people.deleteGroup}
        </Button>
      )}
    </div>
  );
}
