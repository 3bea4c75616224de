import type { components } from "./schema.ts";

/** One thing that was wrong; `attr` names the field. */
export type ErrorItem = components["schemas"]["ErrorItem"];

/** The server said no, in the contract's format. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly errors: readonly ErrorItem[];
  /** When to try again, where the server said so. */
  readonly retryAfterMs: number | null;

  constructor(status: number, errors: readonly ErrorItem[], retryAfterMs: number | null = null) {
    super(errors[0]?.detail ?? `HTTP ${status}`);
    this.status = status;
    this.errors = errors;
    this.retryAfterMs = retryAfterMs;
  }

  get code(): string {
    return this.errors[0]?.code ?? "error";
  }

  /** Whether the same request may succeed later, unchanged. */
  get mayPass(): boolean {
    return this.status === 429 || this.status >= 500;
  }

  /** What is wrong with one field, if anything. */
  of(attr: string): ErrorItem | undefined {
    return this.errors.find((error) => error.attr === attr);
  }
}

/** No answer came: the network or the server is away. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** Whether a failed request may succeed later, unchanged. */
export function mayPass(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof ApiError && error.mayPass);
}

/** Read an answer that is not good. Not in the contract's format, as from a proxy between: an error without items. */
export async function errorOf(response: Response): Promise<ApiError> {
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  const retryAfterMs = Number.isNaN(seconds) ? null : seconds * 1000;
  try {
    const body = (await response.json()) as components["schemas"]["Error"];
    return new ApiError(response.status, body.errors, retryAfterMs);
  } catch {
    return new ApiError(response.status, [], retryAfterMs);
  }
}
