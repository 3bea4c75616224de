// E: fifty people write without a pause, into one conversation or each into one of several.

import exec from 'k6/execution';
import { ask, lasting, plan } from './lib.js';

export const options = {
  systemTags: [],
  scenarios: {
    sends: { executor: 'constant-vus', vus: 50, duration: lasting(60) },
  },
};

let sent = 0;

export default function () {
  const place = exec.vu.idInTest - 1;
  const { who, room } = plan.writers[place];
  const number = sent++;
  const client_id = `${plan.prefix}-${place}-${number}`;
  const text = `${client_id}: the quick brown fox jumps over the lazy dog, and nobody minds.`;
  ask('send', who, 'POST', `/messages/conversations/${room}/messages`, {
    body: JSON.stringify({ text, client_id }),
    statuses: [201],
    isGood: (answer) => answer.json('data.client_id') === client_id && answer.json('data.text') === text,
    wrote: (answer) => [place, number, answer.status === 201 ? answer.json('data.seq') : 0],
  });
}
