// `cite`: passages as citations.
import { CitationForm } from '../../../shared/model/citation.ts'
import { oneOf, styleOf } from '../choice.ts'
import type { Command } from '../command.ts'

export const citeCommand: Command = {
  usage: 'cite ANNOTATION… [--style S] [--locale L] [--form in-text|narrative|note|quote]',
  summary: 'Cite passages, ready to paste',
  details: `  --style S   apa (default), chicago-author-date, chicago-notes-bibliography, any other CSL style's name, or a .csl file
  --locale L  the language of "and", "p.", dates: en-US (default), de-DE, …
  --form F    in-text: (Lane, 2014, p. 3); narrative: Lane (2014, p. 3); note: the text of a note;
              quote: the quotation with its citation

Which edition of the manual is followed is said on stderr, and in the JSON.`,
  example: 'commonplace cite an:01HZ7 --style chicago-author-date --form quote',
  options: { style: { type: 'string' }, locale: { type: 'string' }, form: { type: 'string' } },
  args: { min: 1, max: Infinity },
  async run({ host, args, options, print, say, json, path }) {
    const citation = await host.cite({
      annotations: args,
      style: styleOf(options.text('style'), path),
      locale: options.text('locale'),
      form: oneOf(CitationForm, 'form', options.text('form')),
    })
    if (!json) say(`${citation.style}: ${citation.edition}, ${citation.locale}`)
    print(citation, () => [citation.text])
    return 0
  },
}
