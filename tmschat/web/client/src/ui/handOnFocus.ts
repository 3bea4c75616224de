/**
 * A `ref` for what may go away while a keyboard is at it: what it is part of gets the focus then, not the page's top.
 * Gives what React calls before it takes the element away.
 */
export function handOnFocus(element: HTMLElement | null): () => void {
  const heir = element?.parentElement?.closest<HTMLElement>("[tabindex]");
  return () => {
    const focused = element?.contains(document.activeElement) === true ? document.activeElement : null;
    if (focused?.matches(":focus-visible") === true) heir?.focus({ preventScroll: true });
  };
}
