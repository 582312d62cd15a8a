// Splitting a theme: its passages go, a few or one at a time, to themes below it.
import { formatPath, type Code } from '../../../shared/model/codebook.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { Edit } from '../store/store.ts'
import { ensurePath, liveCode, pathOf, withDescendants } from './codebook.ts'
import { annotationsOf, type Library } from './library.ts'

/** What a sitting has moved so far, for the name of the change: only the newest sitting can still be added to. */
interface Sitting {
  key: string
  moved: Set<string>
  /** The change its moves have become; once it is undone or another came after it, a new one begins. */
  change: string
}

export function splitCommands({ store, records }: Library): Pick<HostFunctions, 'splitTheme'> {
  let sitting: Sitting | null = null
  return {
    async splitTheme({ theme, moves, session }) {
      const code = liveCode(records, theme)
      const path = formatPath(pathOf(records, code))
      const below = withDescendants(records, theme)
      const key = session === undefined ? null : `split:${theme}:${session}`
      const goesOn = sitting?.key === key && sitting?.change === store.peek().undo?.id
      const moved = new Set(goesOn ? sitting!.moved : [])
      const made: Edit[] = []
      const tags: Edit[] = []
      const seen = new Set<string>()
      const themes = moves.map(({ annotations, into, from }) => {
        const target = into === null ? theme : under(code, path, into, made)
        for (const annotation of annotationsOf(records, annotations)) {
          if (seen.has(annotation.id)) throw bad(annotation.id, 'it was given to two themes at once')
          seen.add(annotation.id)
          if (!annotation.themes.some((id) => below.has(id))) throw bad(annotation.id, `it is not in ${path}`)
          // It leaves the theme that is split, and where a move before had put it; other sub-themes it has are its own.
          const leaving = [theme, ...(from === undefined ? [] : [from])].filter((id) => id !== target)
          tags.push({ id: annotation.id, add: { themes: [target] }, remove: { themes: leaving } })
          if (into === null) moved.delete(annotation.id)
          else moved.add(annotation.id)
        }
        return into === null ? null : target
      })
      const parameters = { theme: path, split: theme, count: moved.size }
      const { id } = await store.commit({
        verb: 'splitTheme',
        parameters,
        edits: [...made, ...tags],
        ...(key !== null && { fold: key }),
      })
      sitting = key === null ? null : { key, moved, change: id }
      return { themes }
    },
  }

  /** The sub-theme a written path below the theme means; missing levels are added to `made`. */
  function under(code: Code, path: string, into: string, made: Edit[]): string {
    const { id, edits } = ensurePath(records, `${path}/${into}`, made)
    if (id === code.id) throw bad(into, 'a theme below needs a name')
    made.push(...edits)
    return id
  }
}

function bad(value: string, problem: string): CommonplaceError {
  return new CommonplaceError('badValue', { what: 'A passage to be split off', value, problem })
}
