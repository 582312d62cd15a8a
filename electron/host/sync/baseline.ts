// A laptop that is new at a folder does not read years of packs: now and then somebody leaves the whole library there, as packs that say
// up to where they stand for all others. What is left after that is read as ever, and nothing is taken away.
import { join } from 'node:path'
import { readPlain } from './folder-files.ts'
import { openPack, PACK_BYTES, PACK_NAME } from './pack.ts'
import type { Sealing } from './sealing.ts'

/** So many packs after the last baseline the next is due: reading one pack costs some milliseconds, a library of 50,000 some seconds. */
export const BASELINE_AFTER = 100

export interface PackAt {
  writer: string
  name: string
}

export function isBaseline(name: string): boolean {
  return name.endsWith('.base')
}

/**
 * For each writer up to which number all packs are among those read (`<writer>/<name>`), without a gap: one that is still on its way
 * must not be covered. Null where no baseline is due.
 */
export function coverage(read: readonly string[]): Record<string, number> | null {
  if (read.length <= BASELINE_AFTER) return null
  const covers: Record<string, number> = Object.create(null)
  let packs = 0
  let baselines = 0
  for (const [writer, paths] of Map.groupBy(read, (path) => path.slice(0, path.indexOf('/')))) {
    const numbered = new Map(paths.map((path) => [Number(path.slice(writer.length + 1, writer.length + 9)), path]))
    let n = 0
    while (numbered.has(n + 1)) n++
    covers[writer] = n
    for (const [number, path] of numbered) {
      if (!isBaseline(path)) packs++
      else if (!isBaseline(numbered.get(number - 1) ?? '')) baselines++
    }
  }
  return packs > BASELINE_AFTER * (baselines + 1) ? covers : null
}

/** The newest whole baseline among unread packs, as what it replaces: all it covers, and every other baseline. */
export async function findBaseline(
  folder: string,
  sealing: Sealing,
  unread: readonly PackAt[],
): Promise<{ replaces(pack: PackAt): boolean } | null> {
  const read = async ({ writer, name }: PackAt) => {
    const bytes = await readPlain(join(folder, 'changes', writer, name), PACK_BYTES)
    const opened = bytes && (await openPack(sealing, writer, { name, bytes }))
    return opened && 'content' in opened ? opened.content : null
  }
  let best: { size: number; parts: Set<string>; covers: Record<string, number> } | null = null
  for (const [writer, packs] of Map.groupBy(unread, (pack) => pack.writer)) {
    const bases = packs.filter(({ name }) => isBaseline(name)).sort((a, b) => (a.name < b.name ? 1 : -1))
    for (const [i, last] of bases.entries()) {
      const baseline = (await read(last))?.baseline
      if (!baseline) continue
      const parts = bases.slice(i, i + baseline.packs)
      const numbers = parts.map(({ name }) => Number(PACK_NAME.exec(name)![1]))
      const isWhole = parts.length === baseline.packs && numbers.every((n, j) => n === numbers[0]! - j)
      if (!isWhole || (await Promise.all(parts.slice(1).map(read))).includes(null)) continue
      const covers: Record<string, number> = Object.assign(Object.create(null), baseline.covers)
      const size = Object.values(covers).reduce((sum, n) => sum + n, 0)
      if (!best || size > best.size)
        best = { size, covers, parts: new Set(parts.map(({ name }) => `${writer}/${name}`)) }
      break
    }
  }
  if (!best) return null
  const { parts, covers } = best
  return {
    replaces({ writer, name }) {
      if (parts.has(`${writer}/${name}`)) return false
      return isBaseline(name) || Number(name.slice(0, 8)) <= (covers[writer] ?? 0)
    },
  }
}
