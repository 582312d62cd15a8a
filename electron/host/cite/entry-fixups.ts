// What is put right in a rendered bibliography entry, since the style alone cannot say it.
import type { CslItem } from '../../../shared/model/reference.ts'
import type { Run } from './runs.ts'

/** `retrieved` is the locale's word for it. */
export function fixedEntry(runs: readonly Run[], item: CslItem, retrieved: string): Run[] {
  return item.accessed === undefined && retrieved !== '' ? withoutRetrieved(runs, retrieved) : [...runs]
}

/** APA's style prints "Retrieved https://…" for undated pages even where no date of retrieval is known. */
function withoutRetrieved(runs: readonly Run[], retrieved: string): Run[] {
  const capital = retrieved.charAt(0).toLocaleUpperCase() + retrieved.slice(1)
  return runs.map((run) => {
    const at = run.text.indexOf(`${capital} http`)
    return at < 0 ? run : { ...run, text: run.text.slice(0, at) + run.text.slice(at + capital.length + 1) }
  })
}
