/** What a text is for a number, by the language's own plural categories. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Give a function that chooses a form for a number and puts the number, as the language writes it, in place of `#`. */
export function pluralIn(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace("#", number.format(count));
}
