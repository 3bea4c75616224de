// B: a hundred people add and remove reactions on one page of messages, while fifty read that page.

import exec from 'k6/execution';
import { ask, lasting, person, plan } from './lib.js';

const WRITERS = 100;
const READERS = 50;

export const options = {
  systemTags: [],
  scenarios: {
    people: { executor: 'constant-vus', vus: WRITERS + READERS, duration: lasting(60) },
  },
};

let steps = 0;

export default function () {
  const vu = exec.vu.idInTest - 1;
  if (vu < WRITERS) {
    react(vu);
  } else {
    read(vu - WRITERS);
  }
}

// One walk over all messages and emoji adds, the next one removes. Everybody begins elsewhere.
function react(place) {
  const pairs = plan.messages.length * plan.emoji.length;
  const pair = (steps + place * plan.emoji.length) % pairs;
  const adds = Math.floor(steps / pairs) % 2 === 0;
  steps += 1;
  const emoji = plan.emoji[pair % plan.emoji.length];
  const path = `/messages/${plan.messages[Math.floor(pair / plan.emoji.length)]}/reactions`;
  const wrote = () => [place, pair, adds ? 1 : 0];
  if (adds) {
    const isGood = (answer) => answer.json('data').some((each) => each.emoji === emoji && each.reacted);
    ask('react', person(place), 'POST', path, { body: JSON.stringify({ emoji }), statuses: [200, 201], isGood, wrote });
  } else {
    ask('react', person(place), 'DELETE', `${path}/${encodeURIComponent(emoji)}`, { statuses: [204], wrote });
  }
}

function read(place) {
  ask('page', person(place), 'GET', plan.page, {
    isGood: (answer) => answer.json('data.#') === plan.messages.length && answer.json('data.0.id') === plan.messages[0],
  });
}
