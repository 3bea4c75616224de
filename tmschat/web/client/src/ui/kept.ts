/** A value that this browser keeps. Where storage is full or forbidden it lives as long as the page. */
export interface Kept<Value> {
  read(): Value | null;
  write(value: Value | null): void;
  /** Be told, for as long as the page lives, when another window has written it. */
  watch(watcher: () => void): void;
}

const PREFIX = "tmschat.";

/** `isValid` is asked about what was found: it may be of another version, or anybody's. */
export function kept<Value>(name: string, isValid: (found: unknown) => found is Value): Kept<Value> {
  const key = PREFIX + name;
  return {
    read() {
      try {
        const found: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
        return isValid(found) ? found : null;
      } catch {
        return null;
      }
    },
    write(value) {
      try {
        if (value === null) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(value));
      } catch {
        return; // what cannot be kept is not worth failing for
      }
    },
    watch(watcher) {
      addEventListener("storage", (event) => {
        if (event.key === key) watcher();
      });
    },
  };
}

/** Values that this browser keeps under names of one kind: what two windows keep does not collide. */
export interface KeptMany<Value> {
  all(): Value[];
  read(name: string): Value | null;
  write(name: string, value: Value | null): void;
  /** Be told, for as long as the page lives, when another window has written one. */
  watch(watcher: () => void): void;
}

export function keptMany<Value>(kind: string, isValid: (found: unknown) => found is Value): KeptMany<Value> {
  const prefix = `${PREFIX}${kind}.`;
  const named = (name: string): Kept<Value> => kept(`${kind}.${name}`, isValid);
  return {
    all() {
      return namesIn(prefix)
        .map((name) => named(name).read())
        .filter((value) => value !== null);
    },
    read(name) {
      return named(name).read();
    },
    write(name, value) {
      named(name).write(value);
    },
    watch(watcher) {
      addEventListener("storage", ({ key }) => {
        if (key?.startsWith(prefix) === true) watcher();
      });
    },
  };
}

function namesIn(prefix: string): string[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return keys.map((key) => key.slice(prefix.length));
  } catch {
    return [];
  }
}
