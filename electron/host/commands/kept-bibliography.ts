// A .bib or .json file outside the library that is kept current, for Pandoc, LaTeX and friends: written again a moment
// after what it holds has changed. Which file belongs to this device alone and is not synced.
import { isAbsolute } from 'node:path'
import { ulid } from 'ulid'
import * as v from 'valibot'
import type { KeptBibliography, KeptDifference } from '../../../shared/model/export-view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError, toWireError, type WireError } from '../../../shared/rpc/error.ts'
import { typeOfId } from '../../../shared/model/id.ts'
import { keptFile, type KeptFormat } from '../cite/kept-file.ts'
import { readShared, replaceShared } from '../cite/shared-file.ts'
import { citables } from './citable.ts'
import { cited } from './citing.ts'
import type { Library } from './library.ts'

const KEY = 'kept-bibliography'
/** After the last of several changes, in ms. */
const PAUSE = 1_000
/** After the start, in ms: what was changed when the file could not be reached is written then. */
const AFTER_START = 5_000
/** Another program may be writing the file again and again, but not for ever. */
const MOST_TRIES = 3
/** A change of any other record changes no bibliography. */
const MATTERS = new Set(['reference', 'annotation', 'note', 'source'])

/** What stands in the store was written by some version of this program. */
const Choice = v.object({
  path: v.string(),
  which: v.picklist(['cited', 'all']),
  /** By which our part of the file is known. */
  mark: v.optional(v.string()),
})
type Choice = v.InferOutput<typeof Choice>

type Functions = Pick<HostFunctions, 'keepBibliography' | 'keptBibliography'>

/** `told`: what `keptBibliography` answers has changed without anybody asking. */
export function keptBibliographyCommands(
  library: Library,
  told: () => void,
): { functions: Functions; close(): Promise<void> } {
  const { store } = library
  let problem: WireError | null = null
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<unknown> = Promise.resolve()

  const choice = async (): Promise<Choice | null> => {
    const stored = v.safeParse(Choice, await store.getLocal(KEY))
    return stored.success ? stored.output : null
  }
  const current = async (
    { path, which, mark = newMark() }: Choice,
    how: { dryRun: boolean; newFolder: boolean },
  ): Promise<{ difference: KeptDifference; mark: string }> => {
    const all = await citables(library)
    const items = (which === 'all' ? all : await cited(library, all)).map(({ item }) => item)
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const file = await readShared(path)
      const {
        content,
        mark: named,
        ...kept
      } = keptFile(file.content ?? '', items, { format: formatOf(path), path, mark })
      const isSame = content === file.content
      const written = !how.dryRun && !isSame
      if (written && !(await replaceShared(file, content, how))) continue
      return { difference: { path, ...kept, written }, mark: named }
    }
    throw new CommonplaceError('couldNotSave', { what: path, problem: 'another program is writing it' })
  }
  /** One after the other, so that an older list never overwrites a newer one. */
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = writing.then(work)
    writing = turn.catch(() => undefined)
    return turn
  }
  const stand = (next: WireError | null): void => {
    const isNews = next?.message !== problem?.message
    problem = next
    if (isNews) told()
  }
  const follow = async (): Promise<void> => {
    try {
      const chosen = await choice()
      if (chosen === null) return
      await inOrder(() => current(chosen, { dryRun: false, newFolder: false }))
      stand(null)
    } catch (error) {
      // The file may be on a disk that is away; it is tried again at the next change, and the window says so.
      stand(toWireError(error))
    }
  }
  const early = setTimeout(() => void follow(), AFTER_START)
  early.unref()
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
        return chosen && { path: chosen.path, which: chosen.which, format: formatOf(chosen.path), problem }
      },

      async keepBibliography({ path, which = 'all', dryRun = false }) {
        if (path === null) {
          if (!dryRun) await store.setLocal(KEY, null)
          problem = null
          return { path: null, added: [], changed: [], removed: [], present: [], others: 0, written: false }
        }
        if (!isAbsolute(path)) throw refused(path, 'it is no whole path')
        formatOf(path)
        const before = await choice()
        const chosen: Choice = { path, which, mark: before?.mark ?? newMark() }
        const { difference, mark } = await inOrder(() => current(chosen, { dryRun, newFolder: true }))
        if (!dryRun) {
          await store.setLocal(KEY, { ...chosen, mark })
          problem = null
        }
        return difference
      },
    },
    async close() {
      stop()
      clearTimeout(early)
      clearTimeout(timer)
      // A change of the last second is written before the library is let go.
      if (timer !== undefined) await follow()
      await writing
    },
  }
}

/** Short, for a line that people read; two libraries that keep one file will not draw the same. */
const newMark = (): string => ulid().slice(-8)

const refused = (path: string, problem: string): CommonplaceError =>
  new CommonplaceError('badValue', { what: 'The file to keep current', value: path, problem })

/** Throws `badValue`. */
function formatOf(path: string): KeptFormat {
  if (/\.bib$/i.test(path)) return 'biblatex'
  if (/\.json$/i.test(path)) return 'csl-json'
  throw refused(path, 'its name ends neither in .bib nor in .json')
}
