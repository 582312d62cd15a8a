// How the passages of a source stand in its current text, and putting right those that are not where they belong.
import { describe } from '../../../shared/anchoring/describe.ts'
import { locatorOf } from '../../../shared/citing/locator.ts'
import type { Annotation } from '../../../shared/model/annotation.ts'
import type { Source } from '../../../shared/model/source.ts'
import type { Audit, AuditPassage } from '../../../shared/model/view.ts'
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { checkedRange } from './annotations.ts'
import { findSource } from './find.ts'
import { annotationsOf, fileOf, shortened, type Library } from './library.ts'
import { isLiveAnnotation } from './live.ts'
import { trail } from './new-text.ts'
import { isLost, quoteView } from './quote-view.ts'
import type { Records } from '../store/store.ts'
import type { TextVersion } from './texts.ts'

/** UTF-16 code units shown on each side of a passage in its old place. */
const AROUND = 400

export function auditCommands(library: Library): Pick<HostFunctions, 'audit' | 'repair' | 'confirm'> {
  const { records, store } = library
  return {
    audit: ({ source }) => auditOf(library, findSource(records, source)),

    async repair(args) {
      const [annotation] = annotationsOf(records, [args.annotation])
      const source = records.get('source', annotation!.source)!
      const version = await library.texts.get(source.text)
      const { start, end } = checkedRange(version, args.start, args.end)
      const selector = describe(version.content.text, start, end)
      const parameters = { quote: shortened(selector[1].exact), file: fileOf(source) }
      const set = { selector, text: version.sha, match: 'exact', earlier: undefined }
      await store.commit({ verb: 'repair', parameters, edits: [{ id: annotation!.id, set }] })
      return quoteView(library, records.get('annotation', annotation!.id)!)
    },

    async confirm({ annotations }) {
      const found = annotationsOf(records, annotations).filter((one) =>
        ['moved', 'fuzzy'].includes(howOf(records, one)),
      )
      if (found.length === 0) return
      const quote = found.length === 1 ? shortened(found[0]!.selector[1].exact) : null
      const file = fileOf(records.get('source', found[0]!.source))
      const edits = found.map(({ id }) => ({ id, set: { earlier: undefined, match: 'exact' } }))
      await store.commit({ verb: 'repair', parameters: { quote, file, count: found.length }, edits })
    },
  }
}

export async function auditOf(library: Library, source: Source): Promise<Audit> {
  const { records, texts } = library
  const now = await texts.get(source.text)
  const counts: Audit['counts'] = { exact: 0, moved: 0, fuzzy: 0, lost: 0 }
  const passages: AuditPassage[] = []
  for (const annotation of records.annotationsOf(source.id)) {
    if (!isLiveAnnotation(records, annotation)) continue
    const how = howOf(records, annotation)
    counts[how]++
    if (how !== 'exact') passages.push(await passageOf(library, annotation, how, now))
  }
  return { source: source.id, counts, passages: passages.sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1)) }
}

/** A passage that was marked by words that only nearly stand in the text is to be looked at like one found again so. */
function howOf(records: Records, annotation: Annotation): AuditPassage['how'] {
  if (isLost(records, annotation)) return 'lost'
  return annotation.earlier?.how ?? (annotation.match === 'fuzzy' ? 'fuzzy' : 'exact')
}

async function passageOf(
  library: Library,
  annotation: Annotation,
  how: AuditPassage['how'],
  now: TextVersion,
): Promise<AuditPassage> {
  const { id, color, themes, note, quote, page } = await quoteView(library, annotation)
  const [{ start, end }] = annotation.selector
  const stood = (how === 'lost' ? undefined : annotation.earlier) ?? { text: annotation.text, start, end, exact: quote }
  const before = await library.texts.get(stood.text).catch(orNone)
  const near = how === 'lost' && before ? trail(before, now, 'replaced').offset(start) : start
  return {
    id,
    how,
    quote,
    was: how === 'lost' || annotation.earlier === undefined ? null : stood.exact,
    start: near,
    end: how === 'lost' ? near : end,
    page: how === 'lost' ? locatorOf(now.content, near, near + 1).page : page,
    around: before && {
      before: before.content.text.slice(Math.max(0, stood.start - AROUND), stood.start),
      after: before.content.text.slice(stood.end, stood.end + AROUND),
      page: locatorOf(before.content, stood.start, stood.end).page,
    },
    color,
    themes,
    note,
  }
}

function orNone(error: unknown): null {
  if (error instanceof CommonplaceError) return null
  throw error
}
