/**
 * A `ref` for what may go away, or be switched off, while a keyboard is at it: what it is part of gets the focus then, not
 * the page's top. Gives what React calls before it takes the element away.
 */
export const handOnFocus = handOnFocusTo((element) => element.parentElement?.closest<HTMLElement>("[tabindex]"));

type Heir = (element: HTMLElement) => HTMLElement | null | undefined;

/** The same where something else is next; it is looked for when it is needed. */
export function handOnFocusTo(heir: Heir): (element: HTMLElement | null) => () => void {
  return (element) => () => {
    const focused = element?.contains(document.activeElement) === true ? document.activeElement : null;
    if (element !== null && focused?.matches(":focus-visible") === true) heir(element)?.focus({ preventScroll: true });
  };
}
