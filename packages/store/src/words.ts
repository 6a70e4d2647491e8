/** One message in both languages; `{name}` stands for a parameter. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A message with its parameters put in. */
export const filled = (text: string, params: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
