/** Every variant of an update that the flags of `views/update_variant.inl` can tell apart. */

export interface Flag {
  readonly flag: string;
  readonly setting: string;
  holds(is: (text: string) => boolean): boolean;
}
type Variant = Readonly<Record<string, boolean>>;

export function allVariants(flags: readonly Flag[]): Variant[] {
  const values = new Map<string, Set<string>>();
  for (const { setting, holds } of flags) {
    const asked = values.get(setting) ?? new Set(['']); // and one value that no flag asks for
    holds((text) => Boolean(asked.add(text)));
    values.set(setting, asked);
  }
  return [...values].reduce<Variant[]>(
    (variants, [setting, texts]) =>
      variants.flatMap((variant) =>
        [...texts].map((text) => ({
          ...variant,
          ...Object.fromEntries(
            flags.filter((one) => one.setting === setting).map(({ flag, holds }) => [flag, holds((is) => is === text)]),
          ),
        })),
      ),
    [{}],
  );
}
