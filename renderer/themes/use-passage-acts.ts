// What can be done to a gathered passage: opened, copied with its citation, tagged by a key, taken as an example, put away.
import { useMemo } from 'react'
import { formatPath } from '../../shared/model/codebook.ts'
import type { QuoteDetail, ThemeDetail } from '../../shared/model/view.ts'
import { useAct, useHost } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { openSource } from '../state/place.ts'
import { beginTask } from '../state/text-desk.ts'
import { citeAs } from '../state/citing-desk.ts'
import { citingChoices, copyCited } from '../state/copy-form.ts'
import { useSettings } from '../state/settings.ts'
import { say, sayError } from '../state/status.ts'
import type { PassageActs } from './passage-cards.tsx'

export interface BoardActs extends PassageActs {
  copyAll: (quotes: readonly QuoteDetail[]) => Promise<void>
}

/** `theme`: the one looked at, which passages can be taken off and be examples of. */
export function usePassageActs(theme: ThemeDetail | null, themes: readonly ThemeDetail[]): BoardActs {
  const host = useHost()
  const act = useAct()
  const messages = useMessages()
  return useMemo(() => {
    const m = messages.themes
    const g = messages.gather
    const copy = async (list: readonly QuoteDetail[], done: string): Promise<void> => {
      const citing = list.map((quote) => host.cite({ annotations: [quote.id], form: 'quote', ...citingChoices() }))
      try {
        await copyCited(Promise.all(citing), useSettings.getState().values.copyFormat)
        say(done, 'good')
      } catch (thrown) {
        const failed = (await Promise.allSettled(citing)).find((one) => one.status === 'rejected')
        sayError(failed ? messages.errors.say(failed.reason) : `${m.view.copyFailed} ${String(thrown)}`)
      }
    }
    return {
      open(quote) {
        if (!quote.lost) return openSource(quote.source, quote.start, quote.id)
        // It has no place in that text: its old one is shown, and a new one can be given to it.
        openSource(quote.source)
        beginTask({ what: 'audit', source: quote.source })
      },
      copy: (quote) => void copy([quote], m.view.copied),
      cite: (quote) => citeAs([quote.id]),
      copyAll: (quotes) => copy(quotes, m.view.copiedAll(quotes.length)),
      async untag(quote) {
        if (theme && (await act('untag', { annotations: [quote.id], theme: theme.id })).ok) say(m.view.untagged)
      },
      async trash(quote) {
        if ((await act('trash', { ids: [quote.id] })).ok) say(m.view.trashed)
      },
      canUntag: (quote) => theme !== null && quote.themeIds.includes(theme.id),
      async example(quote, on) {
        if (theme === null) return
        const done = await act('setExample', { theme: theme.id, annotations: [quote.id], on })
        if (done.ok) say(on ? g.taken(theme.name) : g.given(theme.name), 'good')
      },
      tagByKey(quote, key) {
        const keyed = themes.find((one) => one.key === key)
        if (keyed === undefined) return false
        const name = keyed.path.join(' › ')
        if (quote.themeIds.includes(keyed.id)) say(g.alreadyTagged(name))
        else {
          void act('tag', { annotations: [quote.id], theme: formatPath(keyed.path) }).then((done) => {
            if (done.ok) say(g.tagged(name), 'good')
          })
        }
        return true
      },
    }
  }, [act, host, messages, theme, themes])
}
