import type { ReactElement } from "react";

import { useText } from "../../i18n/context.ts";
import { useMe } from "../session/useMe.ts";
import { useProfileChange } from "./useProfileChange.ts";

const SWITCHES = ["shares_read_marks", "shares_presence"] as const;

/** What others may see of the person. */
export function PrivacySwitches(): ReactElement {
  const { settings } = useText();
  const me = useMe();
  const { mutate, variables, isPending } = useProfileChange();
  return (
    <>
      {SWITCHES.map((name) => (
        <label key={name} className="setting-switch">
          <input
            type="checkbox"
            checked={(isPending ? variables[name] : undefined) ?? me[name]}
            onChange={(event) => {
              mutate({ [name]: event.target.checked });
            }}
          />
          <span>
            {settings.shares[name]}
            <span className="setting-note">{settings.sharesNote[name]}</span>
          </span>
        </label>
      ))}
    </>
  );
}
