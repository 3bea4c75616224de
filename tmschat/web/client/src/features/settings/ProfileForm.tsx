import { type ReactElement, useMemo, useState } from "react";

import { ApiError } from "../../api/errors.ts";
import { useText } from "../../i18n/context.ts";
import { Button } from "../../ui/Button.tsx";
import { itemWords, toast } from "../../ui/toasts.tsx";
import { useMe } from "../session/useMe.ts";
import { useProfileChange } from "./useProfileChange.ts";

const LONGEST = { display_name: 100, status_text: 200 } as const;

function FieldFault({ error, name }: { error: unknown; name: string }): ReactElement | null {
  const text = useText();
  const fault = error instanceof ApiError ? error.of(name) : undefined;
  return fault === undefined ? null : <span className="form-error">{itemWords(fault, text)}</span>;
}

/** What others see of the person beside their picture. */
export function ProfileForm(): ReactElement {
  const { common, settings } = useText();
  const me = useMe();
  const [draft, setDraft] = useState({
    display_name: me.display_name,
    status_text: me.status_text,
    time_zone: me.time_zone,
  });
  const { mutate, isPending, error } = useProfileChange();
  const save = (): void => {
    mutate(draft, {
      onSuccess: () => {
        toast((text) => text.settings.saved);
      },
    });
  };
  return (
    <form
      className="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {(["display_name", "status_text"] as const).map((name) => (
        <label key={name} className="setting">
          {settings.fields[name]}
          <input
            className="field"
            dir="auto"
            value={draft[name]}
            maxLength={LONGEST[name]}
            onChange={(event) => {
              setDraft({ ...draft, [name]: event.target.value });
            }}
          />
          <FieldFault error={error} name={name} />
        </label>
      ))}
      <TimeZoneField
        value={draft.time_zone}
        onChange={(time_zone) => {
          setDraft({ ...draft, time_zone });
        }}
      />
      <div className="form-feet">
        <Button kind="primary" type="submit" disabled={isPending}>
          {common.save}
        </Button>
      </div>
    </form>
  );
}

function TimeZoneField({ value, onChange }: { value: string; onChange: (zone: string) => void }): ReactElement {
  const { settings } = useText();
  const zones = useMemo(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return [...new Set([value, own, "UTC", ...Intl.supportedValuesOf("timeZone")])].sort();
  }, [value]);
  return (
    <label className="setting">
      {settings.fields.time_zone}
      <select
        className="field"
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      >
        {zones.map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </select>
    </label>
  );
}
