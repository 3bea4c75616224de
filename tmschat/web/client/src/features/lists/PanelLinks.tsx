import "./lists.css";

import { Files, Pin, Search } from "lucide-react";
import type { ReactElement } from "react";
import { Link } from "wouter";

import { useText } from "../../i18n/context.ts";

/** From a conversation's details to what lies in it. */
export function PanelLinks({ conversationId }: { conversationId: string }): ReactElement {
  const { common, lists, media } = useText();
  return (
    <nav className="panel-links" aria-label={lists.inside}>
      <Link href={`/search?in=${conversationId}`} className="button" data-kind="quiet">
        <Search size={16} />
        {common.search}
      </Link>
      <Link href={`/c/${conversationId}/pins`} className="button" data-kind="quiet">
        <Pin size={16} />
        {lists.pins}
      </Link>
      <Link href={`/c/${conversationId}/files`} className="button" data-kind="quiet">
        <Files size={16} />
        {media.title}
      </Link>
    </nav>
  );
}
