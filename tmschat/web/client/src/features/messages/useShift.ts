import { useLayoutEffect, useState } from "react";

/**
 * Whether what is being rendered differs at its start from what is on the screen: then the list holds on to its end.
 * True for that one rendering; what is added at the end afterwards must find it false.
 */
export function useShift(firstSeq: number): boolean {
  const [shown, setShown] = useState(firstSeq);
  useLayoutEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- what is on the screen is known only once it is
    setShown(firstSeq);
  }, [firstSeq]);
  return shown !== firstSeq;
}
