// Documents that came and are not let in: those of quarantine, and removals that wait for a word. A file of lines beside the library, so
// that nothing that came is lost and nothing need come twice.
import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { writeWhole } from './folder-files.ts'

const Kept = v.object({
  id: v.string(),
  road: v.string(),
  at: v.string(),
  problem: v.string(),
  document: v.unknown(),
})
export type Kept = v.InferOutput<typeof Kept>

/** A hostile place must not fill the disk with what nobody will ever let in. */
const MOST = 10_000
const MOST_BYTES = 256 * 1024 * 1024

export class KeptAside {
  readonly #path: string
  readonly #mostBytes: number
  #writing: Promise<void> = Promise.resolve()
  /** Whether it is known that nothing is kept, as nearly always; then the file is not looked for again. */
  #isEmpty = false

  /** `mostBytes`: what the file may hold; the oldest are left out beyond. */
  constructor(path: string, mostBytes = MOST_BYTES) {
    this.#path = path
    this.#mostBytes = mostBytes
  }

  async all(): Promise<Kept[]> {
    if (this.#isEmpty) return []
    let text: string
    try {
      text = await readFile(this.#path, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        this.#isEmpty = true
        return []
      }
      throw error
    }
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => v.parse(Kept, JSON.parse(line)))
  }

  /** The same document again is kept once. */
  async add(more: readonly Kept[]): Promise<void> {
    if (more.length === 0) return
    await this.#change((all) => [...new Map([...all, ...more].map((one) => [keyOf(one), one])).values()].slice(-MOST))
  }

  async remove(gone: readonly Kept[]): Promise<void> {
    if (gone.length === 0) return
    const keys = new Set(gone.map(keyOf))
    await this.#change((all) => all.filter((one) => !keys.has(keyOf(one))))
  }

  /** One after another: what a laptop brings may come while this one fetches. */
  #change(work: (all: Kept[]) => Kept[]): Promise<void> {
    const changed = this.#writing.then(async () => this.#write(work(await this.all())))
    this.#writing = changed.catch(() => undefined)
    return changed
  }

  async #write(all: readonly Kept[]): Promise<void> {
    this.#isEmpty = false
    if (all.length === 0) return rm(this.#path, { force: true })
    await mkdir(dirname(this.#path), { recursive: true })
    const lines = all.map((one) => Buffer.from(`${JSON.stringify(one)}\n`))
    await writeWhole(this.#path, Buffer.concat(newest(lines, this.#mostBytes)))
  }
}

/** As many of the last ones as may lie there. */
function newest(lines: Buffer[], bytes: number): Buffer[] {
  let room = bytes
  let from = lines.length
  while (from > 0 && (room -= lines[from - 1]!.length) >= 0) from--
  return lines.slice(from)
}

function keyOf({ id, road, document }: Kept): string {
  const rev = (document as { _rev?: unknown } | null)?._rev
  return `${road} ${id} ${typeof rev === 'string' ? rev : ''}`
}
