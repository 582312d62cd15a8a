// `cite`: passages as citations.
import { CitationForm, LocatorLabel, REMARKS, Remark } from '../../../shared/model/citation.ts'
import { oneOf, styleOf } from '../choice.ts'
import { type Command, UsageError } from '../command.ts'

const FORMATS = { options: ['text', 'html', 'markdown', 'pandoc', 'latex'] as const }

export const citeCommand: Command = {
  usage:
    'cite ANNOTATION… [--style S] [--locale L] [--form in-text|narrative|note|quote] [--note-number N] [--format F]',
  summary: 'Cite passages, ready to paste',
  details: `  --style S   apa (default), chicago-author-date, chicago-notes-bibliography, any other CSL style's name, or a .csl file
  --locale L  the language of "and", "p.", dates: en-US (default), de-DE, …
  --form F    in-text: (Lane, 2014, p. 3); narrative: Lane (2014, p. 3); note: the text of a note;
              quote: the quotation with its citation. Several passages share one citation, but for narrative and quote
  --note-number N    the number of the first note, in styles of notes
  --format F         text (default), html, markdown, or by citation keys: pandoc, latex (BibLaTeX)
  --prefix WORDS, --suffix WORDS  before the first and behind the last work: "see", "and passim"
  --locator L, --label L          another place than the passage's: --locator 2 --label chapter; --locator "" for none
  --suppress-author  without the author, who stands in your sentence
  --remark R         ${REMARKS.join(' or ')}: my translation, emphasis added; may be given twice
  --words WORDS      the quotation shortened, with … and [brackets]; all other words must be the source's
  --block-from N     words from which a quotation is a block (default: as the style has it, 40 or 100)

Which edition of the manual is followed is said on stderr, and in the JSON.`,
  example: 'commonplace cite an:01HZ7 --style chicago-author-date --form quote',
  options: {
    style: { type: 'string' },
    locale: { type: 'string' },
    form: { type: 'string' },
    'note-number': { type: 'string' },
    format: { type: 'string' },
    prefix: { type: 'string' },
    suffix: { type: 'string' },
    locator: { type: 'string' },
    label: { type: 'string' },
    'suppress-author': { type: 'boolean' },
    remark: { type: 'string', multiple: true },
    words: { type: 'string' },
    'block-from': { type: 'string' },
  },
  args: { min: 1, max: Infinity },
  async run({ host, args, options, print, say, json, path }) {
    const only = ['locator', 'label', 'words'].filter((name) => options.text(name) !== undefined)
    if (only.length > 0 && args.length > 1) throw new UsageError(`--${only[0]} is for one passage at a time`)
    const [prefix, suffix, locator] = [options.text('prefix'), options.text('suffix'), options.text('locator')]
    const format = oneOf(FORMATS, 'format', options.text('format'))
    const remarks = options.texts('remark').map((typed) => oneOf(Remark, 'remark', typed)!)
    const { html, text, markdown, pandoc, latex, phrases, ...cited } = await host.cite({
      annotations: args,
      style: styleOf(options.text('style'), path),
      locale: options.text('locale'),
      form: oneOf(CitationForm, 'form', options.text('form')),
      noteNumber: numberOf(options.text('note-number'), 'note-number'),
      blockFrom: numberOf(options.text('block-from'), 'block-from'),
      as: args.map((_, index) => ({
        remarks,
        suppressAuthor: options.flag('suppress-author'),
        ...(index === 0 && prefix !== undefined && { prefix }),
        ...(index === args.length - 1 && suffix !== undefined && { suffix }),
        ...(locator !== undefined && { locator: locator === '' ? null : locator }),
        label: oneOf(LocatorLabel, 'label', options.text('label')),
        words: options.text('words'),
      })),
    })
    const { style, edition, locale, form } = cited
    if (!json) say(`${style}: ${edition}, ${locale}`)
    if (!json && phrases === 'en' && !locale.startsWith('en'))
      say(`There are no words in ${locale} for “as cited in”, “emphasis added”: they stay English.`)
    const all = { text, html, markdown, pandoc, latex }
    const asked = format !== undefined && format !== 'text' && format !== 'html' ? { [format]: all[format] } : {}
    print({ text, html, style, edition, locale, form, ...asked }, () => [all[format ?? 'text']])
    return 0
  },
}

function numberOf(typed: string | undefined, option: string): number | undefined {
  if (typed === undefined) return undefined
  if (!/^[1-9]\d{0,4}$/u.test(typed)) throw new UsageError(`--${option} is a number from 1 on, not “${typed}”`)
  return Number(typed)
}
