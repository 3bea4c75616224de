import { useEffect, useRef } from "react";

const opened: object[] = [];

/**
 * Whether a dialog is the one on top: Escape and clicks beside it are meant for that one alone, however many are open.
 * Gives a function that tells it at the time it is asked.
 */
export function useTopmost(): () => boolean {
  const self = useRef({});
  useEffect(() => {
    const { current } = self;
    opened.push(current);
    return () => {
      // Not before the event is over that has closed it: the next one below hears it as well.
      setTimeout(() => opened.splice(opened.indexOf(current), 1));
    };
  }, []);
  return () => opened.at(-1) === self.current;
}
