// `render`: CSL items and a manuscript's citations as plain text, without a library.
import * as v from 'valibot'
import { Citation, CitationItem } from '../../../shared/model/citation.ts'
import { CslItem } from '../../../shared/model/reference.ts'
import { openEngines } from '../../host/cite/engines.ts'
import { renderText } from '../../host/cite/render.ts'
import { styleOf } from '../choice.ts'
import { type LoneCommand, UsageError } from '../command.ts'
import { readJson } from '../read-json.ts'

/** As CSL's own JSON has them, with what it allows to be left out; variables of ours and others are let through. */
const Clusters = v.array(
  v.object({
    citationID: v.optional(v.union([v.string(), v.number()])),
    citationItems: v.array(v.looseObject(CitationItem.entries)),
    properties: v.optional(
      v.looseObject({ noteIndex: v.optional(v.number(), 0), mode: Citation.entries.properties.entries.mode }),
    ),
  }),
)

export const renderCommand: LoneCommand = {
  usage: 'render --csl-json FILE --citations FILE [--style S] [--locale L] [--no-fixups]',
  summary: 'Print citations and bibliography of CSL-JSON files, without a library',
  details: `  --csl-json FILE   the items: a JSON array as Zotero and Pandoc write it
  --citations FILE  the citations in document order, as CSL has them: [{"citationID", "citationItems": [{"id", "locator",
                    "label", "prefix", "suffix", "suppress-author"}], "properties": {"noteIndex", "mode"}}].
                    Mode "composite" names the author in the sentence: Lane (2014). Beside what CSL has, an item may say
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
      clusters: given.map(({ citationID, citationItems, properties }, index) => ({
        citationID: String(citationID ?? index + 1),
        citationItems,
        properties: { noteIndex: properties?.noteIndex ?? 0, ...(properties?.mode && { mode: properties.mode }) },
      })),
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
