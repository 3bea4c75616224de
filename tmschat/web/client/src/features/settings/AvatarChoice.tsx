import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useRef } from "react";

import { removeAvatar, setAvatar } from "../../api/avatar.ts";
import { keys } from "../../api/keys.ts";
import type { Profile } from "../../api/session.ts";
import { useText } from "../../i18n/context.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { toastError } from "../../ui/toasts.tsx";
import { useMe } from "../session/useMe.ts";

const TYPES = "image/png,image/jpeg,image/webp,image/gif,image/avif";

/** The person's picture. */
export function AvatarChoice(): ReactElement {
  const { settings } = useText();
  const me = useMe();
  const picker = useRef<HTMLInputElement>(null);
  const { mutate, isPending } = useAvatar(me);
  return (
    <div className="settings-avatar">
      <Avatar name={me.display_name || me.username} url={me.avatar_url} seed={me.id} size={72} />
      <input
        ref={picker}
        type="file"
        accept={TYPES}
        aria-label={settings.avatar}
        hidden
        onChange={(event) => {
          const [image] = event.target.files ?? [];
          if (image !== undefined) mutate(image);
          event.target.value = ""; // so that the same file may be chosen again
        }}
      />
      <Button
        kind="quiet"
        disabled={isPending}
        onClick={() => {
          picker.current?.click();
        }}
      >
        {settings.avatar}
      </Button>
      {me.avatar_url !== null && (
        <Button
          disabled={isPending}
          onClick={() => {
            mutate(null);
          }}
        >
          {settings.noAvatar}
        </Button>
      )}
      {isPending && <Spinner />}
    </div>
  );
}

function useAvatar(me: Profile): { mutate: (image: File | null) => void; isPending: boolean } {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (image: File | null): Promise<Profile> => {
      if (image !== null) return setAvatar(image);
      await removeAvatar();
      return { ...me, avatar_url: null };
    },
    onSuccess: (profile) => {
      queryClient.setQueryData(keys.me, profile);
    },
    onError: toastError,
  });
}
