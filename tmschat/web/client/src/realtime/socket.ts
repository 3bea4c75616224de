/** What the link needs of a websocket; tests script one. */
export interface Socket {
  send(text: string): void;
  /** Close it; nothing is heard of it any more. */
  close(): void;
}

export interface SocketEvents {
  opened: () => void;
  heard: (text: string) => void;
  /** It is over, or never began; `code` is the websocket's close code. */
  closed: (code: number) => void;
}

export type OpenSocket = (url: string, events: SocketEvents) => Socket;

const NORMAL = 1000;

/** Open the platform's own websocket: a browser's, or Node's from version 22. */
export const openWebSocket: OpenSocket = (url, events) => {
  const socket = new WebSocket(url);
  socket.onopen = () => {
    events.opened();
  };
  socket.onmessage = (event) => {
    events.heard(String(event.data));
  };
  socket.onclose = (event) => {
    events.closed(event.code);
  };
  return {
    send(text) {
      socket.send(text);
    },
    close() {
      socket.onopen = null;
      socket.onmessage = null;
      socket.onclose = null;
      socket.close(NORMAL);
    },
  };
};
