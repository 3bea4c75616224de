import { useMutation, type UseMutationResult, useQueryClient } from "@tanstack/react-query";

import { keys } from "../../api/keys.ts";
import { changeProfile, type Profile } from "../../api/session.ts";
import { toastError } from "../../ui/toasts.tsx";

type Changes = Parameters<typeof changeProfile>[0];

/** Change the viewer's profile: shown once the server has it. */
export function useProfileChange(): UseMutationResult<Profile, unknown, Changes> {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: changeProfile,
    onSuccess: (profile) => {
      queryClient.setQueryData(keys.me, profile);
    },
    onError: toastError,
  });
}
