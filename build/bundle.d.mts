// Types of bundle.mjs for the tests and benchmarks that build the page they open.

/** Builds the page where its sources have changed since the last time. Resolves to whether it did. */
export function bundle(options?: { force?: boolean }): Promise<boolean>
