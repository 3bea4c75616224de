/** Dates, times and numbers as a language writes them. Made once a language: building formatters costs milliseconds. */
export interface Formats {
  /** 14:05 */
  time: (at: string | Date) => string;
  /** Monday, 23 February 2026 */
  fullDay: (at: string | Date) => string;
  /** The time of today, the weekday of this week, else the date. */
  short: (at: string | Date, now?: Date) => string;
  /** All of it, for titles. */
  exact: (at: string | Date) => string;
  /** Today and yesterday by their names, else the full day. */
  day: (at: string | Date, now?: Date) => string;
  number: (value: number) => string;
  /** 0.25 as 25 %. */
  percent: (value: number) => string;
  bytes: (value: number) => string;
  list: (items: readonly string[]) => string;
}

const DAY_MS = 24 * 3600 * 1000;
const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** How many midnights lie between, in local time. */
export function daysBetween(earlier: Date, later: Date): number {
  const midnight = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
  return Math.round((midnight(later) - midnight(earlier)) / DAY_MS);
}

export function formatsIn(language: string): Formats {
  const make = (options: Intl.DateTimeFormatOptions): ((at: string | Date) => string) => {
    const formatter = new Intl.DateTimeFormat(language, options);
    return (at) => formatter.format(new Date(at));
  };
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const time = make({ hour: "numeric", minute: "2-digit" });
  const fullDay = make({ weekday: "long", year: "numeric", month: "long", day: "numeric" });
  const weekday = make({ weekday: "short" });
  const date = make({ day: "numeric", month: "short" });
  const withYear = make({ day: "numeric", month: "short", year: "numeric" });
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  const list = new Intl.ListFormat(language);
  return {
    time,
    fullDay,
    exact: make({ dateStyle: "full", timeStyle: "short" }),
    short(at, now = new Date()) {
      const days = daysBetween(new Date(at), now);
      if (days <= 0) return time(at);
      if (days < 7) return weekday(at);
      return new Date(at).getFullYear() === now.getFullYear() ? date(at) : withYear(at);
    },
    day(at, now = new Date()) {
      const days = daysBetween(new Date(at), now);
      return days === 0 || days === 1 ? relative.format(-days, "day") : fullDay(at);
    },
    number: (value) => number.format(value),
    percent: (value) => percent.format(value),
    bytes(value) {
      const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(value, 1)) / 3));
      const unit = UNITS[power] ?? "byte";
      const unitDisplay = power > 0 ? "short" : "long"; // the short word for bytes has no plural
      const style = { style: "unit", unit, unitDisplay, maximumFractionDigits: power > 0 ? 1 : 0 } as const;
      return new Intl.NumberFormat(language, style).format(value / 1000 ** power);
    },
    list: (items) => list.format(items),
  };
}
