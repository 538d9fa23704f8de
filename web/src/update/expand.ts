/** Texts of the shared tables, in which <name> stands for a part that depends on the variant. */

type Flags = Readonly<Record<string, boolean>>;

/** A row that counts where its condition holds; without one, always. */
export interface Conditional {
  condition?(v: Flags): boolean;
}
export interface Part extends Conditional {
  readonly name: string;
  readonly text: string;
}

export function holds({ condition }: Conditional, v: Flags): boolean {
  return condition?.(v) ?? true;
}

/** The text with the first part of each name whose condition holds. */
export function expand(text: string, parts: readonly Part[], v: Flags): string {
  return text.replace(/<(\w+)>/g, (_, name: string) => {
    const part = parts.find((one) => one.name === name && holds(one, v));
    if (!part) throw new Error(`No part <${name}> is there for this variant.`);
    return expand(part.text, parts, v);
  });
}
