// `search`: full text, over everything.
import type { SearchHit } from '../../../shared/model/view.ts'
import type { Command } from '../command.ts'
import { UsageError } from '../command.ts'
import { placeOf } from '../lines.ts'

const KINDS: Record<SearchHit['kind'], string> = {
  text: 'text',
  sourceNote: 'note of the text',
  quotation: 'highlight',
  note: 'note',
  theme: 'theme',
  reference: 'reference',
}

export const searchCommand: Command = {
  usage: 'search WORDS [--limit N]',
  summary: 'Search texts, their notes, highlights, notes, themes and references',
  details: `  --limit N  at most so many hits

All words must occur; "words in quotation marks" as a phrase; integr* as a beginning; ferry ~5 bridge at most five words apart;
~harbuor also with one slip, which is looked for by itself where little is found. Case and accents do not matter.`,
  example: `commonplace search '"customs union" integr*'`,
  options: { limit: { type: 'string' } },
  args: { min: 1, max: Infinity },
  async run({ host, args, options, print }) {
    const limit = options.text('limit')
    if (limit !== undefined && !/^[1-9]\d{0,5}$/u.test(limit)) {
      throw new UsageError(`--limit is a number from 1, not “${limit}”`)
    }
    const hits = await host.search({ query: args.join(' '), ...(limit !== undefined && { limit: Number(limit) }) })
    const printed = hits.map(({ source, kind, start, end, page, work, snippet }) => ({
      source,
      kind,
      start,
      end,
      page,
      work,
      snippet,
    }))
    if (hits.length === 0) {
      print([], () => ['Nothing was found.'])
      return 0
    }
    const files = new Map((await host.sources({})).map(({ id, file }) => [id, file]))
    print(printed, () =>
      hits.map((hit) => {
        const place = placeOf({ page: hit.page, paragraph: null })
        const where = [hit.source === null ? '' : (files.get(hit.source) ?? hit.source), place]
          .filter(Boolean)
          .join(', ')
        return `${[KINDS[hit.kind], where].filter(Boolean).join(' · ')}: ${hit.snippet.replace(/\s+/gu, ' ')}`
      }),
    )
    return 0
  },
}
