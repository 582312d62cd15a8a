// `render`: CSL items and a manuscript's citations as plain text, without a library.
import * as v from 'valibot'
import { Citation, CitationItem } from '../../../shared/model/citation.ts'
import { CslItem } from '../../../shared/model/reference.ts'
import { openEngines } from '../../host/cite/engines.ts'
import { renderText } from '../../host/cite/render.ts'
import { styleOf } from '../choice.ts'
import { type LoneCommand, UsageError } from '../command.ts'
import { readJson } from '../read-json.ts'

const text = v.union([
  v.string(),
  v.pipe(
    v.number(),
    v.transform((number) => String(number)),
  ),
])
/** CSL's schema has true, 1 and "1". */
const truth = v.pipe(
  v.union([v.boolean(), v.number(), v.string()]),
  v.transform((given) => given !== false && given !== 0 && !['', '0', 'false'].includes(String(given))),
)

/** As CSL's own JSON has them, with what it allows to be left out; variables of ours and others are let through. */
const Clusters = v.array(
  v.object({
    citationID: v.nullish(v.union([v.string(), v.number()])),
    citationItems: v.pipe(
      v.array(
        v.looseObject({
          ...CitationItem.entries,
          locator: v.optional(text),
          'suppress-author': v.optional(truth),
          'author-only': v.optional(truth),
        }),
      ),
      v.minLength(1, 'a citation names at least one work'),
    ),
    properties: v.nullish(
      v.looseObject({
        noteIndex: v.optional(v.number(), 0),
        mode: v.optional(v.picklist(['composite', 'suppress-author', 'author-only'])),
      }),
    ),
  }),
)
type Cluster = v.InferOutput<typeof Clusters>[number]

/** The modes that CSL has beside "composite" are what its items can say too. */
function clusterOf({ citationID, citationItems, properties }: Cluster, index: number): Citation {
  const { noteIndex = 0, mode } = properties ?? {}
  const items = citationItems.map((cited, at) => {
    if (mode === 'suppress-author' && at === 0) return { ...cited, 'suppress-author': true }
    return mode === 'author-only' ? { ...cited, 'author-only': true } : cited
  })
  return {
    citationID: String(citationID ?? index + 1),
    citationItems: items,
    properties: { noteIndex, ...(mode === 'composite' && { mode }) },
  }
}

export const renderCommand: LoneCommand = {
  usage: 'render --csl-json FILE --citations FILE [--style S] [--locale L] [--no-fixups]',
  summary: 'Print citations and bibliography of CSL-JSON files, without a library',
  details: `  --csl-json FILE   the items: a JSON array as Zotero and Pandoc write it
  --citations FILE  the citations in document order, as CSL has them: [{"citationID", "citationItems": [{"id", "locator",
                    "label", "prefix", "suffix", "suppress-author"}], "properties": {"noteIndex", "mode"}}].
                    Mode "composite" names the author in the sentence: Lane (2014); "suppress-author" leaves the first
                    work's author out, "author-only" the rest. Beside what CSL has, an item may say
                    "quoted-from": ID of the work it quotes, and "remarks": ["translation", "emphasis"]
  --style S, --locale L  as for “cite”; default apa, en-US
  --no-fixups       the bare citation engine, without the corrections by the manuals

With --json: {style, edition, citations, bibliography}, plain text in the order given and the order of the style.`,
  example: 'commonplace render --csl-json items.json --citations clusters.json --style chicago-author-date --json',
  options: {
    'csl-json': { type: 'string' },
    citations: { type: 'string' },
    style: { type: 'string' },
    locale: { type: 'string' },
    'no-fixups': { type: 'boolean' },
  },
  args: { min: 0, max: 0 },
  async runAlone({ options, path, print, say, json }) {
    const items = await readJson(path(needed(options.text('csl-json'), 'csl-json')), v.array(CslItem), 'The items')
    const given = await readJson(path(needed(options.text('citations'), 'citations')), Clusters, 'The citations')
    const rendered = renderText(openEngines(), {
      items,
      clusters: given.map(clusterOf),
      style: styleOf(options.text('style'), path) ?? 'apa',
      locale: options.text('locale') ?? 'en-US',
      fixups: !options.flag('no-fixups'),
    })
    if (!json) say(`${rendered.style}: ${rendered.edition}`)
    print(rendered, () => [...rendered.citations, '', ...rendered.bibliography])
    return 0
  },
}

function needed(typed: string | undefined, option: string): string {
  if (typed === undefined || typed === '') throw new UsageError(`“render” needs --${option} with the name of a file`)
  return typed
}
