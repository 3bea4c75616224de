import type { Attachment } from "../realtime/index.ts";
import { data, http, type Schemas } from "./http.ts";
import type { Page } from "./pages.ts";

/** Where a file's bytes go, and until when. */
export type Offer = Schemas["Offer"];

/** A file of a conversation, with the message that it came in. */
export type FileEntry = Schemas["File"];

export async function offerUpload(body: Schemas["UploadRequest"], signal: AbortSignal): Promise<Offer> {
  return (await data(http.POST("/api/v1/media/uploads", { body, signal }))).data;
}

/** Have the stored bytes looked at: from then on the file can be sent. */
export async function completeUpload(upload_id: string, signal: AbortSignal): Promise<Attachment> {
  const params = { path: { upload_id } };
  return (await data(http.POST("/api/v1/media/uploads/{upload_id}/complete", { params, signal }))).data;
}

/** Files of a conversation, the newest first. */
export function filePage(
  conversation_id: string,
  kind: Attachment["kind"],
  cursor: string | undefined,
): Promise<Page<FileEntry>> {
  const query = { kind: [kind], limit: 50, ...(cursor !== undefined && { cursor }) };
  return data(http.GET("/api/v1/conversations/{conversation_id}/files", { params: { path: { conversation_id }, query } }));
}
