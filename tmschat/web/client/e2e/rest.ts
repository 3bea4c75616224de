interface Offer {
  id: string;
  upload: { method: string; url: string; headers: Record<string, string> };
}

/** Somebody's REST API: what tests do behind the page's back, and what they compare it with. */
export class Rest {
  readonly #site: string;
  readonly #token: string;

  constructor(site: string, token: string) {
    this.#site = site;
    this.#token = token;
  }

  /** Gives the `data` of the answer, which must be good. */
  async ask<Data>(method: string, path: string, body?: unknown): Promise<Data> {
    const answer = await fetch(`${this.#site}/api/v1/${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.#token}`, "Content-Type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text === "" ? null : (JSON.parse(text) as { data: Data }).data) as Data;
  }

  get<Data>(path: string): Promise<Data> {
    return this.ask("GET", path);
  }

  /** Upload a file, to this server's own store or to another; gives its id. */
  async upload(file: { name: string; content_type: string; size: number }, content: BodyInit): Promise<string> {
    const { id, upload } = await this.post<Offer>("media/uploads", file);
    const stored = await fetch(new URL(upload.url, this.#site), {
      method: upload.method,
      headers: upload.headers,
      body: content,
    });
    if (!stored.ok) throw new Error(`${upload.url}: ${stored.status}`);
    return (await this.post<{ id: string }>(`media/uploads/${id}/complete`)).id;
  }

  post<Data>(path: string, body: unknown = {}): Promise<Data> {
    return this.ask("POST", path, body);
  }
}
