export function chooseShell(given: {
  args: readonly string[]
  env: Record<string, string | undefined>
  platform: string
  folder: string
  fetch: (folder: string) => string | null
}): { binary?: string; why: string }
export function fetchElectron(folder: string, memory: string): string | null
