// The citing worker: owns the engines and answers the host's questions one after the other.
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { CommonplaceError, toWireError } from '../../../shared/rpc/error.ts'
import { openAnswerCache } from './answer-cache.ts'
import { openEngines } from './engines.ts'
import type { Entry } from './entries.ts'
import { renderCitations } from './forms.ts'
import { makeKeeping } from './keeping.ts'
import { findLocale } from './locale.ts'
import { printedBy } from './printed.ts'
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
import { makeListener } from './splice.ts'
import { findStyle } from './style.ts'
import { styleDesk } from './style-desk.ts'

/** Calls whose answers are kept on the disk. */
const KEPT: ReadonlySet<CitingCall> = new Set(['citations', 'bibliography', 'printed'])

const { folder, version } = workerData as WorkerFolder
const engines = openEngines(folder)
const cache = folder === null ? null : openAnswerCache(join(folder, 'cited'), version)
const styles = styleDesk(engines, cache)
const repaintCitations = makeRepainter<Rendered>()
const repaintEntries = makeRepainter<BibliographyEntry>()
const keeping = cache === null ? null : makeKeeping(cache, attempt)
const listen = makeListener()
let prepared = ''
const entriesShown = new WeakMap<Entry, BibliographyEntry>()

/** The same for the same entry. */
function shown(entry: Entry): BibliographyEntry {
  const { id, runs } = entry
  const known = entriesShown.get(entry) ?? { id, text: runsToText(runs), html: runsToHtml(runs) }
  entriesShown.set(entry, known)
  return known
}

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
    return repaintCitations(set, ids, latest('citations', set, request.clusters, request) as Rendered[])
  },
  bibliography: ({ items, first, ...asked }) => engines.engine(asked).bibliography(items, first).map(shown),
  bibliographySet: ({ set, ...request }) => {
    const entries = latest('bibliography', set, request.items, request) as BibliographyEntry[]
    return repaintEntries(
      set,
      entries.map(({ id }) => id),
      entries,
    )
  },
  bibliographyFile: async ({ items, format, title, groups, notes, ...asked }) => {
    const { bibliographyFile } = await import('./bibliography-file.ts')
    const locale = findLocale(asked.locale ?? 'en-US', engines.library)
    findStyle(asked.style ?? 'apa', engines.library)
    const { lostIn } = await import('./kept-in-file.ts')
    const file = bibliographyFile(format, {
      items,
      locale,
      title,
      groups,
      notes,
      entries: () => engines.engine(asked).bibliography(items),
    })
    return { ...file, lost: lostIn(format, items, file.content) }
  },
  manuscript: async (request) => (await import('./manuscript/make.ts')).makeManuscript(engines, request),
  ...styles,
  styleInfo: ({ style = 'apa', locale = 'en-US' }) => {
    prepare(style, locale)
    const { name, title, edition, class: kind, countsParagraphs } = findStyle(style, engines.library)
    return {
      name,
      title,
      edition,
      class: kind,
      countsParagraphs,
      locale: findLocale(locale, engines.library),
    }
  },
  // An engine of its own: the library's would have to be refilled.
  printed: ({ style = 'apa' }) => printedBy(engines.engine({ style, aside: true })),
  readReferences: async ({ file, content, pattern }) =>
    (await import('./reference-file.ts')).readReferences(file, content, pattern),
  tidyings: async ({ items }) => {
    const { namesIn, tidyingsOf } = await import('./tidy.ts')
    const names = namesIn(items)
    return items.map((item) => tidyingsOf(item, names))
  },
}

/** Kept answers are those of the same question to the same program and the same style. */
function questionOf(call: CitingCall, args: object): readonly unknown[] {
  return [call, args, engines.version('style' in args ? String(args.style) : 'apa')]
}

function answerOf(call: CitingCall, args: object): unknown {
  const ask = (): unknown => CALLS[call](args as never)
  if (keeping === null || !KEPT.has(call)) return ask()
  if ('first' in args && args.first !== undefined) {
    // Of a list that is kept whole the first entries are there already, and an engine for them would keep the whole waiting.
    const { first, ...whole } = args
    const list = keeping.kept(questionOf(call, whole))
    return Array.isArray(list) ? list.slice(0, Number(first)) : ask()
  }
  return keeping.once(questionOf(call, args), ask)
}

/** Of a set that is asked for again after every edit. */
function latest(call: 'citations' | 'bibliography', set: string, list: readonly unknown[], args: object): unknown {
  const ask = (): unknown => CALLS[call](args as never)
  return keeping === null ? ask() : keeping.latest(`${call} ${set}`, list, questionOf(call, args), ask)
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
port.on('message', async (question: CitingQuestion) => {
  const { id, call } = question
  let reply: CitingReply
  try {
    const args = 'set' in question ? listen(question.set, question.briefly) : question.args
    reply = { id, answer: await answerOf(call, args as object) }
  } catch (thrown) {
    if (!(thrown instanceof CommonplaceError)) engines.forget()
    reply = { id, error: toWireError(thrown) }
  }
  port.postMessage(reply)
})
