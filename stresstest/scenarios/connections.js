// F: websockets that are opened one after the other and held while messages flow. Each listener keeps the books that
// the realtime contract asks of a client, and tells what was missing.

import { sleep } from 'k6';
import exec from 'k6/execution';
import ws from 'k6/ws'; // k6's newer module may lose the first frame: it reads before it says that it is open
import { ask, flush, person, plan, say } from './lib.js';

const HOLD_S = 30 * plan.scale;
const RAMP_S = plan.ends_ms / 1000 - HOLD_S;
const PER_SECOND = 20;
const STRAGGLERS_S = 1; // after the last send is asked for, before the one that ends all
const PATIENCE_MS = 5000; // the contract's limit for an event to be late

const SENDING_MS = plan.ends_ms;
const ENDS_MS = SENDING_MS + STRAGGLERS_S * 1000 + PATIENCE_MS;

export const options = {
  systemTags: [],
  scenarios: {
    listeners: {
      executor: 'per-vu-iterations', exec: 'listen', vus: plan.connections, iterations: 1,
      maxDuration: `${ENDS_MS + 20000}ms`,
    },
    senders: {
      executor: 'constant-arrival-rate', exec: 'send', rate: PER_SECOND, timeUnit: '1s',
      duration: `${Math.max(1000, Math.round(SENDING_MS))}ms`, preAllocatedVUs: 20, maxVUs: 100,
    },
    last: {
      executor: 'per-vu-iterations', exec: 'sendLast', vus: 1, iterations: 1,
      startTime: `${SENDING_MS + STRAGGLERS_S * 1000}ms`,
    },
  },
};

export function send() {
  write(exec.scenario.iterationInTest, {});
}

export function sendLast() {
  write('last', { last: true });
}

function write(number, more) {
  const client_id = `${plan.prefix}-${number}`;
  const place = number === 'last' ? 0 : number;
  ask('send', person(place), 'POST', `/messages/conversations/${plan.room}/messages`, {
    body: JSON.stringify({ text: client_id, client_id, metadata: { sent_at: Date.now(), ...more } }),
    statuses: [201],
    isGood: (answer) => answer.json('data.client_id') === client_id,
    wrote: (answer) => [place, number, answer.status === 201 ? answer.json('data.seq') : 0],
  });
  flush();
}

export function listen() {
  const place = exec.scenario.iterationInTest;
  sleep((RAMP_S * place) / plan.connections);
  new Listener(place).run();
}

class Listener {
  constructor(place) {
    this.books = {
      place, connect_ms: null, began_at: Date.now(), from_seq: null, seq: 0, change_seq: 0, created: 0, repeated: 0,
      repaired: 0, gaps: [], disorder: [], strange: [], end: 'no hello', close_code: null,
    };
    this.late = []; // milliseconds from a send to its frame here, since the last line
    this.isOver = false;
  }

  // Returns when the socket is closed.
  run() {
    const signed = { headers: { Authorization: `Bearer ${person(this.books.place).token}` } };
    const answer = ws.connect(plan.sockets, signed, (socket) => this.attach(socket));
    this.over(answer.status === 101 ? this.books.end : `refused: ${answer.status} ${answer.error}`);
  }

  attach(socket) {
    this.socket = socket;
    socket.on('message', (text) => this.hear(JSON.parse(text)));
    socket.on('error', (fault) => this.over(`error: ${fault.error()}`));
    socket.on('close', (code) => this.over('dropped', code));
    socket.setInterval(() => this.tell(), 1000);
    socket.setTimeout(() => this.over(this.books.end), Math.max(1, exec.scenario.startTime + ENDS_MS - Date.now()));
  }

  hear(frame) {
    if (frame.type === 'hello') {
      this.begin(frame.heads[plan.room]);
    } else if (frame.conversation_id === plan.room && frame.change_seq !== undefined) {
      this.count(frame);
    } else if (frame.type === 'bye' || frame.type === 'error') {
      this.books.strange.push(frame.type);
    }
  }

  begin(head) {
    Object.assign(this.books, {
      connect_ms: Date.now() - this.books.began_at, from_seq: head.last_seq, seq: head.last_seq,
      change_seq: head.change_seq, end: 'the last message never came',
    });
  }

  // Every change once, in order: `since` says what a frame follows.
  count(frame) {
    if (frame.change_seq <= this.books.change_seq) {
      this.books.repeated += 1;
      return;
    }
    if (frame.since > this.books.change_seq) {
      this.books.gaps.push([this.books.change_seq, frame.since]);
    }
    this.books.change_seq = frame.change_seq;
    if (frame.type === 'message.created') {
      this.take(frame.message);
    } else if (frame.type === 'changes') {
      this.books.repaired += 1;
      const isNew = (entry) => entry.kind === 'message' && entry.message.seq > this.books.seq;
      frame.data.filter(isNew).forEach((entry) => this.take(entry.message));
    }
  }

  take(message) {
    if (message.seq !== this.books.seq + 1) {
      this.books.disorder.push([this.books.seq, message.seq]);
    }
    if (message.text !== message.client_id) {
      this.books.strange.push(`message ${message.seq}`);
    }
    if (message.metadata.sent_at !== undefined) { // not somebody else's
      this.late.push(Date.now() - message.metadata.sent_at);
    }
    this.books.seq = message.seq;
    this.books.created += 1;
    if (message.metadata.last && message.client_id === `${plan.prefix}-last`) {
      this.over('the last message');
    }
  }

  over(end, code = null) {
    if (!this.isOver) {
      this.isOver = true;
      this.tell();
      say('s', { ...this.books, end, close_code: code, ended_at: Date.now() });
      if (this.socket) {
        this.socket.close();
      }
    }
  }

  tell() {
    if (this.late.length) {
      say('d', { at: Date.now(), late: this.late });
      this.late = [];
    }
  }
}
