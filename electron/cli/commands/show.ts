// `show`: a source as it was read: its text, or an account of what was found in it.
import type { SourceTextView } from '../../../shared/model/view.ts'
import type { Command } from '../command.ts'
import { authorsOf, counted } from '../lines.ts'

export const showCommand: Command = {
  usage: 'show SOURCE [--text]',
  summary: 'Show a source: its works, pages, notes, references and what could not be decided',
  details: `  --text  the text itself, clean, and nothing else

With --json the whole source text: blocks, works, pages, notes, references, citations, what was removed, warnings.`,
  example: 'commonplace show lane.txt --text | less',
  options: { text: { type: 'boolean' } },
  args: { min: 1, max: 1 },
  async run({ host, args, options, print }) {
    const source = await host.source({ source: args[0]! })
    print(source, () => (options.flag('text') ? [source.text] : account(source)))
    return 0
  },
}

function account(source: SourceTextView): string[] {
  const { id, file, works, pages, notes, references, citations, removed, warnings } = source
  const labels = [...new Set(pages.map(({ label }) => label))]
  return [
    `${file}  ${id}`,
    ...works.map((work, index) => {
      const author = authorsOf(work)
      return `  work ${index + 1}: ${String(work.item['title'] ?? 'title not known')}${author === '' ? '' : `, by ${author}`}`
    }),
    labels.length === 0 ? '  no printed pages; paragraphs are counted' : `  pages ${labels[0]}–${labels.at(-1)}`,
    `  ${counted(notes.length, 'note')}, ${counted(references.length, 'listed reference')}, ${counted(citations.length, 'citation')}`,
    `  ${counted(removed.length, 'piece')} left out of the text (page numbers, running heads and the like)`,
    ...warnings.map(({ code, parameters }) => `  please check: ${code} ${JSON.stringify(parameters)}`),
  ]
}
