// What the app was started with: `commonplace [--library DIR] [FILE…]`. Chromium's own switches stand among the arguments too.
import { resolve } from 'node:path'

export interface CommandLine {
  library: string | null
  /** Absolute paths. */
  files: string[]
}

/** `argv` without the program (and, when run by a bare Electron, without the app's folder). Switches other than ours are passed over. */
export function readCommandLine(argv: readonly string[], folder: string): CommandLine {
  const files: string[] = []
  let library: string | null = null
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i]!
    if (argument === '--library') {
      const value = argv[++i]
      if (value !== undefined) library = resolve(folder, value)
    } else if (argument.startsWith('--library=')) library = resolve(folder, argument.slice('--library='.length))
    else if (argument !== '' && !argument.startsWith('-')) files.push(resolve(folder, argument))
  }
  return { library, files }
}

/** The arguments that are the user's own. */
export function ownArguments(argv: readonly string[], packaged: boolean): string[] {
  const rest = argv.slice(1)
  if (packaged) return rest
  // The first that is no switch names the app that a bare Electron runs.
  const app = rest.findIndex((argument) => !argument.startsWith('-'))
  return rest.filter((_, i) => i !== app)
}
