import { Component, type ReactNode } from "react";

/** What is shown where the page cannot even start: no language is loaded yet, so it speaks English. */
export class StartFailed extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <div className="empty" role="alert">
        <p>TMS Chat cannot be reached.</p>
        <button
          type="button"
          className="button"
          data-kind="primary"
          onClick={() => {
            location.reload();
          }}
        >
          Try again
        </button>
      </div>
    );
  }
}
