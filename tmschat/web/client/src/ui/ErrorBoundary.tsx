import { Component, type ReactElement, type ReactNode } from "react";

import { useText } from "../i18n/context.ts";
import { Button } from "./Button.tsx";

interface Props {
  children: ReactNode;
  /** When this changes, another try is made. */
  resetKey?: string;
}

/** Keeps a fault in one part of the page from taking the rest with it. */
export class ErrorBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override componentDidUpdate(before: Props): void {
    if (before.resetKey !== this.props.resetKey && this.state.error !== null) this.setState({ error: null });
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Broken />;
  }
}

function Broken(): ReactElement {
  const { common } = useText();
  return (
    <div className="empty" role="alert">
      <p>{common.broken}</p>
      <Button
        kind="quiet"
        onClick={() => {
          location.reload();
        }}
      >
        {common.reload}
      </Button>
    </div>
  );
}
