// A: everybody votes on one poll, again and again, each time for another option.

import exec from 'k6/execution';
import { ask, lasting, person, plan } from './lib.js';

export const options = {
  systemTags: [],
  scenarios: {
    votes: {
      executor: 'ramping-vus',
      startVUs: 0,
      stages: [
        { duration: lasting(20), target: 10 },
        { duration: lasting(30), target: 30 },
        { duration: lasting(30), target: 50 },
        { duration: lasting(30), target: 100 },
      ],
    },
  },
};

let votes = 0;

export default function () {
  const place = exec.vu.idInTest - 1;
  const option = (place + votes++) % plan.options.length;
  ask('vote', person(place), 'POST', `/polls/${plan.poll}/vote`, {
    body: JSON.stringify({ option_ids: [plan.options[option]] }),
    isGood: (answer) => answer.json('data.my_option_ids.0') === plan.options[option],
    wrote: () => [place, option],
  });
}
