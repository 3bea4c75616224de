// A: everybody votes on one poll, again and again, each time for another option.

import exec from 'k6/execution';
import { ask, person, plan, stage } from './lib.js';

export const options = {
  systemTags: [],
  scenarios: {
    votes: {
      executor: 'ramping-vus',
      startVUs: 0,
      stages: [
        stage(20, 10),
        stage(30, 30),
        stage(30, 50),
        stage(30, 100),
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
