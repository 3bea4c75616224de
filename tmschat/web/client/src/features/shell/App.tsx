import { CSPProvider } from "@base-ui/react/csp-provider";
import { DirectionProvider } from "@base-ui/react/direction-provider";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactElement, type ReactNode, Suspense, use } from "react";

import { useTranslation } from "../../i18n/context.ts";
import { LanguageProvider } from "../../i18n/LanguageProvider.tsx";
import { Overlays } from "../../ui/overlays.tsx";
import { Toasts } from "../../ui/toasts.tsx";
import { MeProvider } from "../session/MeProvider.tsx";
import type { Started } from "../session/start.ts";
import { Shell } from "./Shell.tsx";
import { StartFailed } from "./StartFailed.tsx";

interface AppProps {
  queryClient: QueryClient;
  started: Promise<Started>;
}

export function App({ queryClient, started }: AppProps): ReactElement {
  return (
    <StartFailed>
      <Suspense>
        <Running queryClient={queryClient} started={started} />
      </Suspense>
    </StartFailed>
  );
}

function Running({ queryClient, started }: AppProps): ReactElement {
  const first = use(started);
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queryClient}>
        <LanguageProvider first={first}>
          <MeProvider>
            <Directed>
              <Shell />
              <Overlays />
              <Toasts />
            </Directed>
          </MeProvider>
        </LanguageProvider>
      </QueryClientProvider>
    </CSPProvider>
  );
}

function Directed({ children }: { children: ReactNode }): ReactElement {
  const { isRightToLeft } = useTranslation();
  return <DirectionProvider direction={isRightToLeft ? "rtl" : "ltr"}>{children}</DirectionProvider>;
}
