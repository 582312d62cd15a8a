// Asking the system for a folder; a browser cannot, and then its path is typed.
import type { Shell } from '../../shared/shell.ts'

/** Null where there is no such dialog. Resolves to null when the user changed their mind. */
export function pickFolder(): (() => Promise<string | null>) | null {
  const { shell } = globalThis as { shell?: Shell }
  return shell ? async () => (await shell.pickFolder())[0] ?? null : null
}
