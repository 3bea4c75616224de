import { data, http } from "./http.ts";
import type { Profile } from "./session.ts";

/** Make an image the viewer's picture: it is sent like any upload, then used up. */
export async function setAvatar(image: File): Promise<Profile> {
  const { id, upload } = await announced(image);
  const sent = await fetch(upload.url, { method: upload.method, headers: upload.headers, body: image });
  if (!sent.ok) throw new Error(`the store answered ${sent.status}`);
  await data(http.POST("/api/v1/media/uploads/{upload_id}/complete", { params: { path: { upload_id: id } } }));
  return (await data(http.PUT("/api/v1/users/me/avatar", { body: { upload_id: id } }))).data;
}

export async function removeAvatar(): Promise<void> {
  await data(http.DELETE("/api/v1/users/me/avatar"));
}

async function announced(image: File): Promise<{ id: string; upload: Target }> {
  const body = { name: image.name || "avatar", content_type: image.type, size: image.size };
  return (await data(http.POST("/api/v1/media/uploads", { body }))).data;
}

interface Target {
  method: string;
  url: string;
  headers: Record<string, string>;
}
