import type { ComponentProps, ReactElement, ReactNode } from "react";

interface ButtonProps extends ComponentProps<"button"> {
  kind?: "plain" | "primary" | "quiet" | "danger";
}

export function Button({ kind = "plain", type = "button", className = "", ...rest }: ButtonProps): ReactElement {
  return <button type={type} data-kind={kind} className={`button ${className}`} {...rest} />;
}

interface IconButtonProps extends ComponentProps<"button"> {
  /** What it does: its name for screen readers and its title. */
  label: string;
  children: ReactNode;
}

export function IconButton({ label, type = "button", className = "", ...rest }: IconButtonProps): ReactElement {
  return <button type={type} aria-label={label} title={label} className={`icon-button ${className}`} {...rest} />;
}
