import { ApiError, Unreachable } from "../../api/errors.ts";
import type { Step } from "./steps.ts";

/**
 * Send one step. `fetch` does not tell how much of a body has gone, so this is the older way. Rejects with ApiError,
 * Unreachable, or the signal's AbortError.
 */
export function put(step: Step, file: Blob, onSent: (bytes: number) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    request.open(step.method, step.url);
    for (const [name, value] of Object.entries(step.headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      onSent(Math.min(event.loaded, step.end - step.start));
    };
    request.onload = () => {
      if (request.status < 300) resolve();
      else reject(new ApiError(request.status, []));
    };
    request.onerror = () => {
      reject(new Unreachable("no answer from the store"));
    };
    request.onabort = () => {
      reject(new DOMException("The upload was cancelled.", "AbortError"));
    };
    signal.addEventListener("abort", () => {
      request.abort();
    });
    request.send(bodyOf(step, file));
  });
}

function bodyOf(step: Step, file: Blob): Blob | FormData {
  const bytes = file.slice(step.start, step.end); // without a type, so that no header is made of it
  if (step.fields === null) return bytes;
  const form = new FormData();
  for (const [name, value] of Object.entries(step.fields)) form.append(name, value);
  form.append("file", bytes);
  return form;
}
