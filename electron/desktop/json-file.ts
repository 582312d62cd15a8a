// Small facts the shell keeps in its own folder: where the window stood, which libraries were open, sealed secrets.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import * as v from 'valibot'

/** The file's value, or `otherwise` where it is missing or not of this shape: none of these facts is worth refusing to start. */
export function readJson<T>(file: string, schema: v.GenericSchema<unknown, T>, otherwise: T): T {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return otherwise
    throw error
  }
  try {
    const parsed = v.safeParse(schema, JSON.parse(text))
    return parsed.success ? parsed.output : otherwise
  } catch (error) {
    if (error instanceof SyntaxError) return otherwise
    throw error
  }
}

/** Replaces the file in one step, readable by its owner alone. */
export function writeJson(file: string, value: unknown): void {
  const next = `${file}.${process.pid}.new`
  writeFileSync(next, `${JSON.stringify(value)}\n`, { mode: 0o600 })
  renameSync(next, file)
}
