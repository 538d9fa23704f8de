/** The longest to wait for what must come, in milliseconds: enough for a slow and busy machine, since speed is no test's matter. */
export const patience = 120_000;
