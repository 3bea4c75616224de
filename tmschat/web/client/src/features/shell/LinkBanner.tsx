import { type ReactElement, useEffect, useState, useSyncExternalStore } from "react";

import { signInAddress } from "../../api/session.ts";
import { useText } from "../../i18n/context.ts";
import { useLink } from "../session/useLink.ts";

const PATIENCE_MS = 1500; // a change of servers takes less, and nobody need know

/** Across the top: that there is no connection, or nobody signed in any more. */
export function LinkBanner(): ReactElement | null {
  const { chat } = useText();
  const { name } = useLink();
  const isOnline = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  const isDown = (name !== "live" || !isOnline) && name !== "signed out";
  const isLong = useIsLong(isDown);
  if (name === "signed out")
    return (
      <p className="banner" role="alert">
        {chat.signedOut} <a href={signInAddress()}>{chat.signIn}</a>
      </p>
    );
  return (
    <div role="status" className="banner-place">
      {isDown && isLong && <p className="banner">{chat.offline}</p>}
    </div>
  );
}

function watchNetwork(watcher: () => void): () => void {
  addEventListener("online", watcher);
  addEventListener("offline", watcher);
  return () => {
    removeEventListener("online", watcher);
    removeEventListener("offline", watcher);
  };
}

function useIsLong(isDown: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setLong, isDown ? PATIENCE_MS : 0, isDown);
    return () => {
      clearTimeout(timer);
    };
  }, [isDown]);
  return isLong;
}
