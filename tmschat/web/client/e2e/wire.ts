import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** One person's way to the server: a port that leads there, until it is cut. */
export class Wire {
  readonly #server: Server;
  readonly #open = new Map<Socket, Socket>(); // from the person, to the server
  #state: "whole" | "deaf" | "cut" = "whole";

  private constructor(host: string, port: number) {
    this.#server = createServer((near) => {
      if (this.#state === "cut") near.resetAndDestroy();
      else this.#join(near, connect(port, host));
    });
  }

  /** Lay one to `site`, an `http://host:port`. */
  static async to(site: string): Promise<Wire> {
    const { hostname, port } = new URL(site);
    const wire = new Wire(hostname, Number(port));
    await new Promise<void>((resolve) => wire.#server.listen(0, "127.0.0.1", resolve));
    return wire;
  }

  /** What the person's browser takes for the site. */
  get site(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Break every connection, websockets too, and let none through. */
  cut(): void {
    this.#state = "cut";
    this.#break();
  }

  /** Let everything through to the server and nothing back. */
  deafen(): void {
    this.#state = "deaf";
    for (const [near, far] of this.#open) far.unpipe(near).resume();
  }

  /** Let all through again. What was deaf breaks, as its answers are lost. */
  mend(): void {
    if (this.#state === "deaf") this.#break();
    this.#state = "whole";
  }

  close(): void {
    this.cut();
    this.#server.close();
  }

  #break(): void {
    for (const near of this.#open.keys()) near.resetAndDestroy();
  }

  #join(near: Socket, far: Socket): void {
    this.#open.set(near, far);
    this.#tie(near, far);
    this.#tie(far, near);
    near.pipe(far);
    if (this.#state === "deaf") far.resume();
    else far.pipe(near);
  }

  #tie(socket: Socket, other: Socket): void {
    socket.setNoDelay(true);
    socket.on("error", () => other.destroy());
    socket.on("close", () => {
      this.#open.delete(socket);
      other.destroy();
    });
  }
}
