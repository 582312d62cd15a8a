// `correct`: puts the text of a source right, lists the corrections made, and takes one back.
import * as v from 'valibot'
import { EDITABLE_KINDS, type TextEdit } from '../../../shared/model/text-edit.ts'
import { oneOf } from '../choice.ts'
import { type Command, type Options, UsageError } from '../command.ts'
import { type FoundWords, findWords, WORDS_OPTIONS } from '../passage.ts'

const ACTS = ['to', 'remove', 'join', 'break', 'as', 'begins-work', 'join-work', 'take-back'] as const

export const correctCommand: Command = {
  usage:
    'correct SOURCE [--quote WORDS (--to WORDS | --remove | --join | --break | --as KIND | --begins-work | --join-work)] [--take-back ID]',
  summary: 'Correct the text of a source, or list what was corrected',
  details: `  --quote WORDS  words of the text; --prefix and --suffix where they occur more than once
  --to WORDS     what they should read
  --remove       take them out of the text
  --join         the paragraph that begins with them goes on where the one before it ends
  --break        a paragraph begins with them
  --as KIND      the paragraphs they stand in are ${EDITABLE_KINDS.join(', ')}
  --begins-work  a work of its own begins with their paragraph; --join-work: it belongs to the work before it
  --take-back ID take back one of the corrections that “correct SOURCE” lists

Highlights move along, and “undo” puts everything back.`,
  example: 'commonplace correct lane.txt --quote "postSoviet" --to "post-Soviet"',
  options: {
    ...WORDS_OPTIONS,
    to: { type: 'string' },
    remove: { type: 'boolean' },
    join: { type: 'boolean' },
    break: { type: 'boolean' },
    as: { type: 'string' },
    'begins-work': { type: 'boolean' },
    'join-work': { type: 'boolean' },
    'take-back': { type: 'string' },
  },
  args: { min: 1, max: 1 },
  async run({ host, args, options, print, say, json }) {
    const source = args[0]!
    const acts = ACTS.filter((act) => options.text(act) !== undefined || options.flag(act))
    if (acts.length === 0 && options.text('quote') === undefined) {
      const edits = await host.edits({ source })
      print(edits, () => edits.map(({ id, edit }) => `${id}  ${JSON.stringify(edit)}`))
      return 0
    }
    if (acts.length !== 1) throw new UsageError(`“correct” does one of ${ACTS.map((act) => `--${act}`).join(', ')}`)
    const takeBack = options.text('take-back')
    const done =
      takeBack === undefined
        ? await host.edit({ source, add: [editOf(acts[0]!, options, await findWords(host, source, options))] })
        : await host.edit({ source, remove: [takeBack.toUpperCase()] })
    if (!done.changed && !json) say('Nothing was changed: the text reads so already.')
    print(done, () => done.edits)
    return 0
  },
}

function editOf(act: (typeof ACTS)[number], options: Options, { from, to }: FoundWords): TextEdit {
  switch (act) {
    case 'to':
      return { kind: 'text', from, to, text: options.text('to')! }
    case 'remove':
      return { kind: 'remove', from, to }
    case 'join':
      return { kind: 'join', at: from }
    case 'break':
      return { kind: 'break', at: from }
    case 'as':
      return { kind: 'block', from, to, as: oneOf(v.picklist(EDITABLE_KINDS), 'as', options.text('as'))! }
    case 'begins-work':
      return { kind: 'splitWork', at: from }
    case 'join-work':
      return { kind: 'joinWork', at: from }
    case 'take-back':
      throw new UsageError('--take-back needs no --quote')
  }
}
