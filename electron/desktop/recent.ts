// The libraries opened lately, newest first. Folders that are gone are not offered, but kept: a stick may come back.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import * as v from 'valibot'
import { readJson, writeJson } from './json-file.ts'

const MOST = 10
const Recent = v.pipe(v.array(v.string()), v.maxLength(1_000))

/** The list after `folder` was opened. */
export function withOpened(list: readonly string[], folder: string): string[] {
  const path = resolve(folder)
  return [path, ...list.filter((other) => other !== path)].slice(0, MOST)
}

export interface RecentLibraries {
  /** Those that are there now. */
  list(): string[]
  opened(folder: string): void
  clear(): void
}

export function recentLibraries(file: string): RecentLibraries {
  let kept = readJson(file, Recent, [])
  return {
    list: () => kept.filter((folder) => existsSync(folder)),
    opened(folder) {
      kept = withOpened(kept, folder)
      writeJson(file, kept)
    },
    clear() {
      kept = []
      writeJson(file, kept)
    },
  }
}
