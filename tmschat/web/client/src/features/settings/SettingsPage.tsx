import "./settings.css";

import { ArrowLeft } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { useLocation } from "wouter";

import { useText } from "../../i18n/context.ts";
import { IconButton } from "../../ui/Button.tsx";
import { AvatarChoice } from "./AvatarChoice.tsx";
import { Devices } from "./Devices.tsx";
import { LanguageChoice, NotifyChoice, ThemeChoice } from "./choices.tsx";
import { PrivacySwitches } from "./PrivacySwitches.tsx";
import { ProfileForm } from "./ProfileForm.tsx";

/** What is the person's own: who they are to others, how the page looks and speaks, where they are signed in. */
export default function SettingsPage(): ReactElement {
  const { common, settings } = useText();
  const [, go] = useLocation();
  return (
    <section className="settings" aria-label={common.settings}>
      <header className="place-head">
        <IconButton
          label={common.back}
          onClick={() => {
            go("/");
          }}
        >
          <ArrowLeft size={20} className="flips" />
        </IconButton>
        <h1 className="place-title">{common.settings}</h1>
      </header>
      <div className="settings-body">
        <Group title={settings.profile}>
          <AvatarChoice />
          <ProfileForm />
        </Group>
        <Group title={settings.page}>
          <ThemeChoice />
          <LanguageChoice />
          <NotifyChoice />
        </Group>
        <Group title={settings.privacy}>
          <PrivacySwitches />
        </Group>
        <Group title={settings.signingIn}>
          <p className="settings-links">
            <a href="/accounts/2fa/">{settings.twoFactor}</a>
            <a href="/accounts/password/">{settings.password}</a>
            <a href="/accounts/logout/">{common.signOut}</a>
          </p>
        </Group>
        <Group title={settings.devices}>
          <Devices />
        </Group>
      </div>
    </section>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <section className="settings-group">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
