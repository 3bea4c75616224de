import { type ComponentType, createElement, type ReactNode, useEffect, useState } from "react";

/**
 * A component in a file of its own, which is fetched when it is first shown; `meanwhile` stands there until it has come.
 * React's own `lazy` holds back for 300 ms what has had to wait at all, so that nothing flickers: over a dialog that comes
 * in 20 ms one waits as if the machine were slow.
 */
export function lazily<Props extends object>(
  fetchIt: () => Promise<{ default: ComponentType<Props> }>,
  meanwhile: ReactNode = null,
): (props: Props) => ReactNode {
  let fetched: ComponentType<Props> | null = null;
  return function Lazily(props) {
    const [part, setPart] = useState(() => fetched);
    const [failure, setFailure] = useState<{ thrown: unknown } | null>(null);
    useEffect(() => {
      if (part !== null) return;
      fetchIt().then(
        ({ default: found }) => {
          fetched = found;
          setPart(() => found);
        },
        (thrown: unknown) => {
          setFailure({ thrown });
        },
      );
    }, [part]);
    if (failure !== null) throw failure.thrown;
    return part === null ? meanwhile : createElement(part, props);
  };
}
