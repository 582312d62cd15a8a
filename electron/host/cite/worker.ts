// The citing worker: owns the engines and answers the host's questions one after the other.
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { CommonplaceError, toWireError } from '../../../shared/rpc/error.ts'
import { openAnswerCache } from './answer-cache.ts'
import { openEngines } from './engines.ts'
import { renderCitations } from './forms.ts'
import { findLocale } from './locale.ts'
import { makeRepainter } from './repaint.ts'
import type {
  BibliographyEntry,
  CitingCall,
  CitingCalls,
  CitingQuestion,
  CitingReply,
  WorkerFolder,
} from './requests.ts'
import { runsToHtml, runsToText } from './runs.ts'
import type { Rendered } from './forms.ts'
import { findStyle } from './style.ts'
import { styleDesk } from './style-desk.ts'

/** An answer that took less is not worth keeping, in ms. */
const WORTH_KEEPING = 100
/** After an answer was found on the disk: the engine is made ready for the edit that will follow, in ms. */
const WARM_AFTER = 50
/** Calls whose answers are kept on the disk. */
const KEPT: ReadonlySet<CitingCall> = new Set(['citations', 'bibliography'])

const { folder, version } = workerData as WorkerFolder
const engines = openEngines(folder)
const cache = folder === null ? null : openAnswerCache(join(folder, 'cited'), version)
const styles = styleDesk(engines, cache)
const repaintCitations = makeRepainter<Rendered>()
const repaintEntries = makeRepainter<BibliographyEntry>()
/** Questions whose engine is warm by now: it answers them faster than the disk. */
const warmed = new Set<string>()
let prepared = ''

/** What reads and writes files is loaded when first asked for: it is larger than all that citing needs. */
const CALLS: CitingCalls = {
  citations: ({ form = 'in-text', ...request }) =>
    renderCitations(
      engines.engine(request),
      { ...request, form },
      { locale: request.locale ?? 'en-US', engine: () => engines.engine({ ...request, aside: true }) },
    ),
  citationSet: ({ set, ...request }) => {
    const ids = request.clusters.map(({ citationID }) => citationID)
    return repaintCitations(set, ids, answerOf('citations', request) as Rendered[])
  },
  bibliography: ({ items, first, ...asked }) =>
    engines
      .engine(asked)
      .bibliography(items, first)
      .map(({ id, runs }) => ({ id, text: runsToText(runs), html: runsToHtml(runs) })),
  bibliographySet: ({ set, ...request }) => {
    const entries = answerOf('bibliography', request) as BibliographyEntry[]
    return repaintEntries(
      set,
      entries.map(({ id }) => id),
      entries,
    )
  },
  bibliographyFile: async ({ items, format, groups, notes, ...asked }) => {
    const { bibliographyFile } = await import('./bibliography-file.ts')
    const locale = findLocale(asked.locale ?? 'en-US', engines.library)
    findStyle(asked.style ?? 'apa', engines.library)
    return bibliographyFile(format, {
      items,
      locale,
      groups,
      notes,
      entries: () => engines.engine(asked).bibliography(items),
    })
  },
  manuscript: async (request) => (await import('./manuscript/make.ts')).makeManuscript(engines, request),
  ...styles,
  styleInfo: ({ style = 'apa', locale = 'en-US' }) => {
    prepare(style, locale)
    const { name, title, edition, class: kind, countsParagraphs, variables } = findStyle(style, engines.library)
    return {
      name,
      title,
      edition,
      class: kind,
      countsParagraphs,
      variables,
      locale: findLocale(locale, engines.library),
    }
  },
  readReferences: async ({ file, content, pattern }) =>
    (await import('./reference-file.ts')).readReferences(file, content, pattern),
  tidyings: async ({ items }) => {
    const { namesIn, tidyingsOf } = await import('./tidy.ts')
    const names = namesIn(items)
    return items.map((item) => tidyingsOf(item, names))
  },
}

/** Kept answers are those of the same question to the same program and the same style. */
function answerOf(call: CitingCall, args: object): unknown {
  const ask = (): unknown => CALLS[call](args as never)
  if (cache === null || !KEPT.has(call)) return ask()
  const style = 'style' in args ? String(args.style) : 'apa'
  const nameOf = (question: object): string => cache.nameOf([call, question, engines.version(style)])
  if ('first' in args && args.first !== undefined) {
    // Of a list that is kept whole the first entries are there already, and an engine for them would keep the whole waiting.
    const { first, ...whole } = args
    const list = cache.get(nameOf(whole))
    return Array.isArray(list) ? list.slice(0, Number(first)) : ask()
  }
  const name = nameOf(args)
  const kept = warmed.has(name) ? undefined : cache.get(name)
  if (kept !== undefined) {
    warmed.add(name)
    setTimeout(() => void attempt(ask), WARM_AFTER)
    return kept
  }
  const start = performance.now()
  const answer = ask()
  if (performance.now() - start > WORTH_KEEPING) cache.put(name, answer)
  return answer
}

/** Whoever asks about a style is about to cite in it: its engine is built while they make up their question. */
function prepare(style: string, locale: string): void {
  if (prepared === `${style} ${locale}`) return
  prepared = `${style} ${locale}`
  setImmediate(() => attempt(() => engines.engine({ style, locale }).citations([], [])))
}

/** Whoever asks for it is told. */
function attempt(work: () => unknown): void {
  try {
    work()
  } catch {
    engines.forget()
  }
}

if (!parentPort) throw new CommonplaceError('internal', { problem: 'the citing worker was started as a program' })
const port = parentPort
port.on('message', async ({ id, call, args }: CitingQuestion) => {
  let reply: CitingReply
  try {
    reply = { id, answer: await answerOf(call, args as object) }
  } catch (thrown) {
    if (!(thrown instanceof CommonplaceError)) engines.forget()
    reply = { id, error: toWireError(thrown) }
  }
  port.postMessage(reply)
})
