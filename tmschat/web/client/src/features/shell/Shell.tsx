import type { ReactElement } from "react";
import { Route, Switch, useLocation } from "wouter";

import { useText } from "../../i18n/context.ts";
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx";
import { lazily } from "../../ui/lazily.ts";
import { Waiting } from "../../ui/Spinner.tsx";
import { ConversationList } from "../conversations/ConversationList.tsx";
import { Conversation } from "../messages/Conversation.tsx";
import { useNotifications } from "../notifications/useNotifications.ts";
import { LinkBanner } from "./LinkBanner.tsx";
import { PANELS } from "./panels.ts";

const SearchPage = lazily(() => import("../search/SearchPage.tsx"), <Waiting />);
const SettingsPage = lazily(() => import("../settings/SettingsPage.tsx"), <Waiting />);

/** The page: conversations at its side, and what its address names. On a phone one of the two. */
export function Shell(): ReactElement {
  const [path] = useLocation();
  useNotifications();
  return (
    <div className="shell" data-at={path === "/" ? "list" : "place"}>
      <ErrorBoundary>
        <ConversationList />
      </ErrorBoundary>
      <main className="place">
        <LinkBanner />
        <ErrorBoundary resetKey={path}>
          <Places />
        </ErrorBoundary>
      </main>
    </div>
  );
}

/** Every address of the page. A new one is also told to the server: `tmschat/web/urls.py`. */
function Places(): ReactElement {
  const text = useText();
  return (
    <Switch>
      <Route path="/">
        <p className="empty">{text.conversations.choose}</p>
      </Route>
      <Route path="/c/:id/:panel?">
        {({ id, panel }) => (
          <>
            <Conversation key={id} conversationId={id} />
            {panel !== undefined && <Panel name={panel} conversationId={id} />}
          </>
        )}
      </Route>
      <Route path="/search">
        <SearchPage />
      </Route>
      <Route path="/settings/:section?">
        <SettingsPage />
      </Route>
      <Route>
        <p className="empty">{text.common.notFound}</p>
      </Route>
    </Switch>
  );
}

function Panel({ name, conversationId }: { name: string; conversationId: string }): ReactElement | null {
  const [, go] = useLocation();
  const Found = PANELS[name];
  if (Found === undefined) return null;
  const close = (): void => {
    go(`/c/${conversationId}`);
  };
  return <Found conversationId={conversationId} close={close} />;
}
