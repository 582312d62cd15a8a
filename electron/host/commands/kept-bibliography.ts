// A .bib or .json file outside the library that is kept current, for Pandoc, LaTeX and friends: written again a moment
// after what it holds has changed. Which file belongs to this device alone and is not synced.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute } from 'node:path'
import * as v from 'valibot'
import type { KeptBibliography, KeptDifference } from '../../../shared/model/export-view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError, toWireError } from '../../../shared/rpc/error.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import { keptFile, type KeptFormat } from '../cite/kept-file.ts'
import { citables } from './citable.ts'
import { cited } from './citing.ts'
import type { Library } from './library.ts'

const KEY = 'kept-bibliography'
/** After the last of several changes, in ms. */
const PAUSE = 1_000
const MOST_BYTES = 50_000_000
/** A change of any other record changes no bibliography. */
const MATTERS = new Set(['reference', 'annotation', 'note', 'source'])

/** What stands in the store was written by some version of this program. */
const Choice = v.object({ path: v.string(), which: v.picklist(['cited', 'all']) })
type Choice = v.InferOutput<typeof Choice>

type Functions = Pick<HostFunctions, 'keepBibliography' | 'keptBibliography'>

export function keptBibliographyCommands(library: Library): { functions: Functions; close(): Promise<void> } {
  const { store } = library
  let problem: string | null = null
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<unknown> = Promise.resolve()

  const choice = async (): Promise<Choice | null> => {
    const stored = v.safeParse(Choice, await store.getLocal(KEY))
    return stored.success ? stored.output : null
  }
  const current = async (dryRun: boolean, { path, which }: Choice): Promise<KeptDifference> => {
    const all = await citables(library)
    const items = (which === 'all' ? all : await cited(library, all)).map(({ item }) => item)
    const before = await contentOf(path)
    const { content, ...kept } = keptFile(before ?? '', items, formatOf(path), path)
    const written = !dryRun && content !== before
    if (written) await replace(path, content)
    return { path, ...kept, written }
  }
  /** One after the other, so that an older list never overwrites a newer one. */
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = writing.then(work)
    writing = turn.catch(() => undefined)
    return turn
  }
  const follow = async (): Promise<void> => {
    try {
      const chosen = await choice()
      if (chosen === null) return
      await inOrder(() => current(false, chosen))
      problem = null
    } catch (error) {
      // The file may be on a disk that is away; it is tried again at the next change, and the window says so.
      problem = toWireError(error).message
    }
  }
  const stop = store.onChange(({ ids }) => {
    if (!ids.some((id) => MATTERS.has(typeOfId(id) ?? ''))) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      void follow()
    }, PAUSE)
    timer.unref()
  })

  return {
    functions: {
      async keptBibliography(): Promise<KeptBibliography | null> {
        const chosen = await choice()
        return chosen && { ...chosen, format: formatOf(chosen.path), problem }
      },

      async keepBibliography({ path, which = 'all', dryRun = false }) {
        if (path === null) {
          if (!dryRun) await store.setLocal(KEY, null)
          problem = null
          return { path: null, added: [], changed: [], removed: [], others: 0, written: false }
        }
        if (!isAbsolute(path)) throw refused(path, 'it is no whole path')
        formatOf(path)
        const chosen: Choice = { path, which }
        const difference = await inOrder(() => current(dryRun, chosen))
        if (!dryRun) {
          await store.setLocal(KEY, chosen)
          problem = null
        }
        return difference
      },
    },
    async close() {
      stop()
      clearTimeout(timer)
      // A change of the last second is written before the library is let go.
      if (timer !== undefined) await follow()
      await writing
    },
  }
}

const refused = (path: string, problem: string): CommonplaceError =>
  new CommonplaceError('badValue', { what: 'The file to keep current', value: path, problem })

/** Throws `badValue`. */
function formatOf(path: string): KeptFormat {
  if (/\.bib$/i.test(path)) return 'biblatex'
  if (/\.json$/i.test(path)) return 'csl-json'
  throw refused(path, 'its name ends neither in .bib nor in .json')
}

/** Null where there is no file yet. */
async function contentOf(path: string): Promise<string | null> {
  try {
    const content = await readFile(path, 'utf8')
    if (content.length > MOST_BYTES) throw refused(path, 'it is larger than any list of references')
    return content
  } catch (error) {
    if (error instanceof CommonplaceError) throw error
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    throw new CommonplaceError('fileUnreadable', { file: path, problem: message })
  }
}

/** Whole or not at all: whoever reads it at that moment gets the old one or the new one. */
async function replace(path: string, content: string): Promise<void> {
  const next = `${path}.${process.pid}.tmp`
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(next, content)
    await rename(next, path)
  } catch (error) {
    await rm(next, { force: true })
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC') throw new CommonplaceError('diskFull', { what: path })
    throw new CommonplaceError('couldNotSave', { what: path, problem: message })
  }
}
