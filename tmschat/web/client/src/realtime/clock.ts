/** Time and timers, apart, so that tests can move them. */
export interface Clock {
  /** Milliseconds since some fixed moment. */
  now(): number;
  /** Call `run` once after `delayMs`; what is given back cancels that. */
  after(delayMs: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};
