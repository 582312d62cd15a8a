// What reading a source did and could not decide, with the answers given since.
import { RawMap } from '../../../shared/anchoring/raw-map.ts'
import type { Source } from '../../../shared/model/source.ts'
import type { DoubtView } from '../../../shared/model/view.ts'
import { accountOf } from '../../../shared/report/account.ts'
import { answerTo, type Doubt } from '../../../shared/report/doubts.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { findSource } from './find.ts'
import type { Library } from './library.ts'

export function reportCommands(library: Library): Pick<HostFunctions, 'report'> {
  return {
    async report({ source: name }) {
      const source = findSource(library.records, name)
      const { content } = await library.texts.get(source.text)
      const { doubts } = await library.texts.facts(source.read ?? source.text)
      const map = new RawMap(content.map)
      const view = (doubt: Doubt): DoubtView => {
        const place = map.textOf({ first: doubt.from, last: Math.max(doubt.to, doubt.from + 1) })
        return { ...doubt, start: place?.start ?? null, end: place?.end ?? null, answer: answerTo(doubt, source.edits) }
      }
      return { source: source.id, account: accountOf(content), doubts: doubts.map(view) }
    },
  }
}

/** How many doubts nobody has answered yet. Never fails: of a text that is missing nothing is known. */
export async function openDoubts(library: Library, source: Source): Promise<number> {
  const { doubts } = await library.texts.facts(source.read ?? source.text)
  return doubts.filter((doubt) => answerTo(doubt, source.edits) === null).length
}
