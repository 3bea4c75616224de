// What the scenarios share: the plan that the suite wrote, the person that each VU is, and the record of every request.
//
// The record is for the suite, which reads it while k6 runs: one line a VU and second through `--console-output`. It
// costs no more than k6's own CSV output, is exact to the request, and bears what a write must have left behind.

import exec from 'k6/execution';
import http from 'k6/http';

export const plan = JSON.parse(open(__ENV.PLAN));

const FLUSH_EVERY_MS = 1000;
const TOLD_A_VU = 5; // failing requests that one VU tells whole; the suite shows the first five of all
const LONGEST_TOLD = 20000; // characters of a body

let rows = [];
let flushed_at = 0;
let told = 0;

// `seconds` of the table, in k6's words, shortened as asked for. k6 wants a second at least where load is constant.
export function lasting(seconds) {
  return `${Math.max(1000, Math.round(seconds * plan.scale * 1000))}ms`;
}

export function stage(seconds, target) {
  return { duration: `${Math.round(seconds * plan.scale * 1000)}ms`, target };
}

// Who a VU is: person `place` (from 0) of the seeded ones.
export function person(place) {
  return plan.people[place % plan.people.length];
}

// Ask, and note the answer. `statuses` are good ones, `isGood` looks at the body, `wrote` says what to note of a write.
export function ask(op, who, method, path, { body = null, statuses = [200], isGood = () => true, wrote = () => [] }) {
  const at = Date.now();
  const answer = http.request(method, path.startsWith('http') ? path : `${plan.api}${path}`, body, {
    headers: path.startsWith('http') ? {} : headers(who, body),
    timeout: '20s',
    redirects: 0,
  });
  const good = statuses.includes(answer.status) && isChecked(answer, isGood);
  rows.push([op, at, answer.timings.duration, answer.status, good ? 1 : 0, ...wrote(answer)]);
  if (!good && answer.status !== 429) {
    tell(op, method, path, body, answer);
  }
  flushWhenDue();
  return good ? answer : null;
}

export function say(kind, value) {
  console.log(`${kind}${JSON.stringify(value)}`);
}

export function flush() {
  if (rows.length) {
    say('r', { vu: exec.vu.idInTest, rows });
    rows = [];
  }
  flushed_at = Date.now();
}

// A VU is not told which iteration is its last: in the last second each one flushes.
function flushWhenDue() {
  const now = Date.now();
  if (now - flushed_at > FLUSH_EVERY_MS || now > exec.scenario.startTime + plan.ends_ms - FLUSH_EVERY_MS) {
    flush();
  }
}

function isChecked(answer, isGood) {
  try {
    return Boolean(isGood(answer));
  } catch (fault) { // a body that is no JSON at all
    return false;
  }
}

function headers(who, body) {
  const signed = { Authorization: `Bearer ${who.token}` };
  return body === null ? signed : { ...signed, 'Content-Type': 'application/json' };
}

function tell(op, method, path, body, answer) {
  told += 1;
  if (told <= TOLD_A_VU) {
    const shown = (text) => (typeof text === 'string' ? text.slice(0, LONGEST_TOLD) : text);
    say('f', {
      op, method, path, at: Date.now(), request: shown(body), status: answer.status, error: answer.error,
      ms: answer.timings.duration, headers: answer.headers, answer: shown(answer.body),
    });
  }
}
