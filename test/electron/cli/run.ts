// Runs the real launcher as a child process, as a user does.
import { spawn, type SpawnOptions } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '..', '..', '..')
const LAUNCHER = join(ROOT, 'electron', 'cli', 'commonplace.mjs')

/** The five source texts, which are not part of the project. */
export const SOURCES = resolve(ROOT, process.env['SOURCES_DIR'] ?? '../shared/sources')
export const HAS_SOURCES = existsSync(join(SOURCES, 'references.json'))
export const WITHOUT = HAS_SOURCES ? '' : ` (skipped: the source texts are not in ${SOURCES})`

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

export function commonplace(args: readonly string[], options: SpawnOptions & { node?: string } = {}): Promise<Ran> {
  const { node = process.execPath, ...rest } = options
  return new Promise((done, reject) => {
    const child = spawn(node, [LAUNCHER, ...args], { cwd: ROOT, ...rest, stdio: ['ignore', 'pipe', 'pipe'] })
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []]
    child.stdout!.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr!.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      done({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() })
    })
  })
}

/** The commands of one library. */
export function commandsOf(library: string) {
  const run = (...args: string[]) => commonplace(['--library', library, ...args])
  return {
    run,
    /** The JSON a command prints; throws with what it said where it failed. */
    async json<T>(...args: string[]): Promise<T> {
      const { code, stdout, stderr } = await run(...args, '--json')
      if (code !== 0) throw new Error(`${args.join(' ')}: exit code ${code}\n${stderr}`)
      return JSON.parse(stdout) as T
    },
  }
}
