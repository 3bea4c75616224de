import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Monitor, Terminal } from "lucide-react";
import type { ReactElement } from "react";

import { keys } from "../../api/keys.ts";
import { signInAddress } from "../../api/session.ts";
import { endAllSignIns, endSignIn, type SignIn, signIns } from "../../api/signIns.ts";
import { useText, useTranslation } from "../../i18n/context.ts";
import { Button } from "../../ui/Button.tsx";
import { confirm } from "../../ui/confirm.tsx";
import { Waiting } from "../../ui/Spinner.tsx";
import { toastError } from "../../ui/toasts.tsx";
import { agentName } from "./agents.ts";

/** Where the person is signed in, each to be ended. */
export function Devices(): ReactElement {
  const { settings } = useText();
  const { data } = useQuery({ queryKey: keys.signIns, queryFn: signIns, refetchOnMount: "always" });
  if (data === undefined) return <Waiting />;
  return (
    <>
      <ul className="devices">
        {data.map((each) => (
          <Device key={each.id} signIn={each} />
        ))}
      </ul>
      <Button
        kind="danger"
        onClick={() => {
          confirm({
            title: settings.endAll,
            question: settings.endAllQuestion,
            action: settings.endAll,
            onConfirm: () => {
              endAllSignIns().then(leave, toastError);
            },
          });
        }}
      >
        {settings.endAll}
      </Button>
    </>
  );
}

function leave(): void {
  location.assign(signInAddress());
}

function Device({ signIn }: { signIn: SignIn }): ReactElement {
  const { text, format } = useTranslation();
  const { mutate, isPending } = useEnding();
  const name = agentName(signIn.user_agent) || text.settings.unknownDevice;
  const Icon = signIn.kind === "session" ? Monitor : Terminal;
  return (
    <li className="device">
      <Icon size={20} aria-hidden="true" />
      <span className="device-words">
        <span dir="auto" title={signIn.user_agent}>
          {name}
        </span>
        <span className="setting-note">
          {signIn.is_current
            ? text.settings.thisDevice
            : text.settings.lastUsed(format.exact(signIn.last_used_at), signIn.address ?? "")}
        </span>
      </span>
      {!signIn.is_current && (
        <Button
          kind="quiet"
          disabled={isPending}
          aria-label={text.settings.endDevice(name)}
          onClick={() => {
            mutate(signIn.id);
          }}
        >
          {text.common.signOut}
        </Button>
      )}
    </li>
  );
}

function useEnding(): { mutate: (id: string) => void; isPending: boolean } {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: endSignIn,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.signIns }),
    onError: toastError,
  });
}
