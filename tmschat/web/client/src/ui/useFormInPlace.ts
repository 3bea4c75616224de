import { type RefCallback, useCallback, useRef, useState } from "react";

export interface FormInPlace {
  isOpen: boolean;
  open: () => void;
  close: () => void;
  /** For the form: where one begins to write in it has `data-first`. */
  formRef: RefCallback<HTMLElement>;
  /** For the button that opens it. */
  buttonRef: RefCallback<HTMLElement>;
}

/** A form that takes the place of the button that opens it; the focus goes into it, and back to the button. */
export function useFormInPlace(): FormInPlace {
  const [isOpen, setOpen] = useState(false);
  const isLeft = useRef(false); // by nobody who has gone on to something else
  const formRef = useCallback((form: HTMLElement | null) => {
    form?.querySelector<HTMLElement>("[data-first]")?.focus();
    return () => {
      const focused = document.activeElement;
      isLeft.current = form?.contains(focused) === true || focused?.contains(form) === true;
    };
  }, []);
  const buttonRef = useCallback((button: HTMLElement | null) => {
    if (isLeft.current) button?.focus();
    isLeft.current = false;
  }, []);
  return {
    isOpen,
    open() {
      setOpen(true);
    },
    close() {
      setOpen(false);
    },
    formRef,
    buttonRef,
  };
}
