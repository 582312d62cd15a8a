/** Every package that is shipped, by its place in the lockfile ("node_modules/react"); `page: false` leaves out those of the page. */
export function shippedPackages(options?: { page?: boolean }): string[]
/** Writes the page of licences and notices. */
export function writeNotices(file: string): void
