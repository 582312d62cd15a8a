// How much of each source is quoted, in words: publishers and examiners ask, and permissions hang on it.
import type { QuotedWords } from '../../../shared/model/export-view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { wordCount } from '../cite/quotation.ts'
import { referencesBySource } from './known-item.ts'
import type { Library } from './library.ts'
import { isLiveAnnotation, liveSources } from './live.ts'
import { sourceTitle } from './sources.ts'

export function quotedWordsCommands(library: Library): Pick<HostFunctions, 'quotedWords'> {
  const { records } = library
  return {
    async quotedWords() {
      const references = referencesBySource(records)
      const ledger: QuotedWords[] = []
      for (const source of liveSources(records)) {
        const ranges: [start: number, end: number][] = []
        let passages = 0
        for (const annotation of records.annotationsOf(source.id)) {
          if (!isLiveAnnotation(records, annotation) || annotation.kind !== 'verbatim') continue
          passages++
          // Offsets into another version of the text would count other words.
          if (annotation.text === source.text) ranges.push([annotation.selector[0].start, annotation.selector[0].end])
        }
        const facts = await library.texts.facts(source.text)
        const text = ranges.length === 0 ? '' : (await library.texts.get(source.text)).content.text
        ledger.push({
          source: source.id,
          title: sourceTitle(source, facts, references(source.id)),
          quoted: united(ranges).reduce((sum, [start, end]) => sum + wordCount(text.slice(start, end)), 0),
          words: facts.words,
          passages,
        })
      }
      return ledger
    },
  }
}

/** The same places without overlaps, in order. */
export function united(ranges: readonly (readonly [start: number, end: number])[]): [number, number][] {
  const all: [number, number][] = []
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1)
    if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end)
    else all.push([start, end])
  }
  return all
}
