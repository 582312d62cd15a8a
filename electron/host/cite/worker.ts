// The citing worker: owns the engines and answers the host's questions one after the other.
import { parentPort } from 'node:worker_threads'
import { CommonplaceError, toWireError } from '../../../shared/rpc/error.ts'
import { bibliographyFile } from './bibliography-file.ts'
import { openEngines } from './engines.ts'
import { renderCitations } from './forms.ts'
import { findLocale } from './locale.ts'
import { readReferences } from './reference-file.ts'
import type { CitingCalls, CitingQuestion, CitingReply } from './requests.ts'
import { runsToHtml, runsToText } from './runs.ts'
import { findStyle, listStyles } from './style.ts'

const engines = openEngines()

const CALLS: CitingCalls = {
  citations: ({ form = 'in-text', ...request }) => renderCitations(engines.engine(request), { ...request, form }),
  bibliography: ({ items, ...asked }) =>
    engines
      .engine(asked)
      .bibliography(items)
      .map(({ id, runs }) => ({ id, text: runsToText(runs), html: runsToHtml(runs) })),
  bibliographyFile: ({ items, format, ...asked }) => {
    const locale = findLocale(asked.locale ?? 'en-US', engines.library)
    findStyle(asked.style ?? 'apa', engines.library)
    return bibliographyFile(format, { items, locale, entries: () => engines.engine(asked).bibliography(items) })
  },
  styles: () => listStyles(engines.library),
  styleInfo: ({ style = 'apa', locale = 'en-US' }) => {
    const { name, title, edition, class: kind, countsParagraphs } = findStyle(style, engines.library)
    return { name, title, edition, class: kind, countsParagraphs, locale: findLocale(locale, engines.library) }
  },
  readReferences: ({ file, content }) => readReferences(file, content),
}

if (!parentPort) throw new CommonplaceError('internal', { problem: 'the citing worker was started as a program' })
const port = parentPort
port.on('message', ({ id, call, args }: CitingQuestion) => {
  let reply: CitingReply
  try {
    reply = { id, answer: CALLS[call](args as never) }
  } catch (thrown) {
    if (!(thrown instanceof CommonplaceError)) engines.forget()
    reply = { id, error: toWireError(thrown) }
  }
  port.postMessage(reply)
})
