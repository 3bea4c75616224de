import "react";

declare module "react" {
  // React's types know the properties of CSS, not those that we name.
  interface CSSProperties {
    "--size"?: string;
  }
}
