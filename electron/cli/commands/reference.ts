// `reference`: what is known of a work, and correcting it.
import { readFile } from 'node:fs/promises'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { type Command, UsageError } from '../command.ts'
import { variableValue } from '../variable.ts'

export const referenceCommand: Command = {
  usage: 'reference SOURCE [--work N] [--set FILE.json] [FIELD=VALUE…]',
  summary: 'Show what is known of a work as a CSL item, after setting what you know better',
  details: `  --work N         which work of the source, from 1; needed where it holds several. 0 is the source as a whole
  --set FILE.json  a CSL-JSON item whose variables are set
  FIELD=VALUE      one CSL variable: title=…, issued=2014-04-07, container-title=…, URL=…
                   Names: "Lane, David; Frear, Matthew"; a name without comma is a body ("Centre for Eastern Studies").
                   FIELD= alone takes your value back: what the text itself says stands again.`,
  example: 'commonplace reference report.txt author="Centre for Eastern Studies" issued=2013-01-23 type=webpage',
  options: { work: { type: 'string' }, set: { type: 'string' } },
  args: { min: 1, max: Infinity },
  async run({ host, args, options, path, print }) {
    const [source, ...assignments] = args
    const file = options.text('set')
    const set: Record<string, unknown> = file === undefined ? {} : await itemOf(path(file))
    for (const assignment of assignments) {
      const equals = assignment.indexOf('=')
      if (equals < 1) throw new UsageError(`“${assignment}” is no FIELD=VALUE`)
      const name = assignment.slice(0, equals)
      set[name] = variableValue(name, assignment.slice(equals + 1))
    }
    const { item } = await host.reference({ source: source!, work: workOf(options.text('work')), set })
    print(item, () => JSON.stringify(item, null, 2).split('\n'))
    return 0
  },
}

function workOf(typed: string | undefined): number | null | undefined {
  if (typed === undefined) return undefined
  if (!/^\d{1,6}$/u.test(typed)) throw new UsageError(`--work is a number, not “${typed}”`)
  const work = Number(typed)
  return work === 0 ? null : work
}

async function itemOf(file: string): Promise<Record<string, unknown>> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new CommonplaceError('fileMissing', { file })
    throw new CommonplaceError('fileUnreadable', { file, problem: message })
  }
  const item = parsed(file, text)
  // A file of one item is often a list of one.
  const one: unknown = Array.isArray(item) && item.length === 1 ? item[0] : item
  if (typeof one !== 'object' || one === null || Array.isArray(one)) {
    throw new CommonplaceError('badReferences', { file, problem: 'it is not one CSL-JSON item' })
  }
  const { custom: _tie, ...variables } = one as Record<string, unknown>
  return variables
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CommonplaceError('badReferences', { file, problem: (error as Error).message })
  }
}
