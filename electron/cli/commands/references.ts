// `references`: adding them from files and numbers, writing them out, finding what is wrong, merging, naming.
import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import * as v from 'valibot'
import { remarkText } from '../../../shared/citing/reference-remark.ts'
import type { ReferenceView } from '../../../shared/model/view.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { oneOf, styleOf } from '../choice.ts'
import { type Command, type Invocation, UsageError } from '../command.ts'
import { counted, excerpt, table } from '../lines.ts'

const FORMATS = v.picklist(['bibtex', 'biblatex', 'ris', 'csl-json'])

export const referencesCommand: Command = {
  usage: 'references import|export|merge|check|keys …',
  summary: 'Add, write out, merge, check and name references',
  details: `  import FILE…            CSL-JSON, BibTeX, BibLaTeX, RIS, EndNote XML, Citavi (.ctv5, .ctv6, XML), Better BibTeX JSON,
                          or the citations of a .docx or .odt; the kind is told by the content
    --doi D, --isbn I     ask doi.org or openlibrary.org for a work; may be given more than once. Needs the network
  export                  all references, to the screen or with -o, --output FILE; --format bibtex, biblatex (default), ris or csl-json
  merge                   list references that seem to describe one work
  merge KEEP OTHER…       make one of them (keys); what the others say more is kept; --dry-run only shows it
  merge --all             all that is listed
  check [--style S]       what each lacks (in that style), what tidying would change, and duplicates; exit code 1 if any lacks a fact
    --tidy                write what tidying would change
  keys [--pattern P]      the citation keys a pattern would make: [auth] [Auth] [authors] [year] [title] [shorttitle3] [Shorttitle]
    --set                 give them`,
  example: 'commonplace references import zotero.bib thesis.docx',
  options: {
    doi: { type: 'string', multiple: true },
    isbn: { type: 'string', multiple: true },
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
    all: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    style: { type: 'string' },
    tidy: { type: 'boolean' },
    pattern: { type: 'string' },
    set: { type: 'boolean' },
  },
  args: { min: 1, max: Infinity },
  async run(call) {
    const [what, ...rest] = call.args
    const run = Object.hasOwn(ACTIONS, what ?? '') ? ACTIONS[what!] : undefined
    if (run === undefined) throw new UsageError(`“${what}” is none of ${Object.keys(ACTIONS).join(', ')}`)
    if (rest.length > 0 && !WITH_NAMES.has(what!))
      throw new UsageError(`“${rest[0]}” is too much for “references ${what}”`)
    return run(call, rest)
  },
}

/** Those that take files or keys. */
const WITH_NAMES = new Set(['import', 'merge'])

const ACTIONS: Record<string, (call: Invocation, args: string[]) => Promise<number>> = {
  async import({ host, options, path, print, say }, files) {
    const numbers = [...options.texts('doi'), ...options.texts('isbn')]
    if (files.length + numbers.length === 0) throw new UsageError('nothing to import: give a file, --doi or --isbn')
    const accounts: Awaited<ReturnType<typeof host.importReferences>>[] = []
    // All are read before the first is taken in: one that is not there stops the whole.
    const read = await Promise.all(files.map(async (file) => ({ file, bytes: await bytesOf(path(file)) })))
    for (const { file, bytes } of read) {
      const base64 = bytes.toString('base64')
      accounts.push(await host.importReferences({ file: basename(file), base64 }))
    }
    for (const identifier of numbers) {
      const { item, from } = await host.lookUpReference({ identifier })
      accounts.push(await host.importReferences({ file: from, content: JSON.stringify([item]) }))
    }
    const account = {
      matched: accounts.reduce((sum, { matched }) => sum + matched, 0),
      unmatched: accounts.flatMap(({ unmatched }) => unmatched),
      warnings: accounts.flatMap(({ warnings }) => warnings),
    }
    print(account, () => [
      `${counted(account.matched, 'reference')} of works in the library, ${account.unmatched.length} others`,
      ...account.unmatched.map((key) => `  ${key}`),
    ])
    for (const warning of account.warnings) say(remarkText(warning))
    return 0
  },

  async export({ host, options, path, print, say }) {
    const format = oneOf(FORMATS, 'format', options.text('format')) ?? 'biblatex'
    const { content, entries, lost } = await host.bibliographyFile({ which: 'all', format })
    const output = options.text('output')
    if (output !== undefined) {
      await writeFile(path(output), content).catch((error: unknown) => {
        throw new CommonplaceError('couldNotSave', { what: output, problem: (error as Error).message })
      })
    }
    const said =
      output === undefined ? [content.replace(/\n$/u, '')] : [`${counted(entries.length, 'reference')} in ${output}`]
    print(
      output === undefined ? { format, content, lost } : { format, file: output, count: entries.length, lost },
      () => said,
    )
    for (const { key, variables } of lost) say(`${key}: ${format} has no place for ${variables.join(', ')}`)
    return 0
  },

  async merge({ host, options, print }, keys) {
    const references = await host.references({})
    const byId = new Map<string, ReferenceView>(references.map((one) => [one.id, one]))
    const groups =
      keys.length === 0 ? (await host.duplicates({})).map((group) => ({ ...group })) : [groupOf(references, keys)]
    const list = groups.map(({ references: ids, reason }) => ({
      reason,
      references: ids.map((id) => ({
        id,
        key: String(byId.get(id)!.item.id),
        title: String(byId.get(id)!.item['title'] ?? ''),
      })),
    }))
    const write = (keys.length > 0 || options.flag('all')) && !options.flag('dry-run')
    if (write) {
      for (const { references: members } of list) {
        // The one a text belongs to stays, else the first.
        const into = members.find(({ id }) => byId.get(id)!.source !== null && keys.length === 0) ?? members[0]!
        await host.mergeReferences({ into: into.id, merged: members.filter((one) => one !== into).map(({ id }) => id) })
      }
    }
    print({ merged: write, groups: list }, () =>
      list.flatMap(({ reason, references: members }) => [
        `${write ? 'Merged' : 'Alike'} by ${reason}:`,
        ...members.map(({ key, title }) => `  ${key}  ${excerpt(title, 80)}`),
      ]),
    )
    return 0
  },

  async check({ host, options, path, print }) {
    const style = styleOf(options.text('style'), path)
    const lacking = (await host.references({ style })).filter(({ missing }) => missing.length > 0)
    const tidyings = await host.tidyings({})
    const duplicates = await host.duplicates({})
    if (options.flag('tidy')) {
      await host.tidyReferences({
        values: tidyings.map(({ reference, field, after }) => ({ reference, field, after })),
      })
    }
    const report = {
      lacking: lacking.map(({ id, item, missing }) => ({ id, key: item.id, missing })),
      tidyings,
      tidied: options.flag('tidy'),
      duplicates,
    }
    print(report, () => [
      ...table(lacking.map(({ item, missing }) => [String(item.id), `lacks ${missing.join(', ')}`])),
      ...tidyings.map(({ key, field, before, after }) => `${key}  ${field}: ${shown(before)} → ${shown(after)}`),
      ...(duplicates.length > 0
        ? [`${counted(duplicates.length, 'group')} of duplicates: see “references merge”`]
        : []),
    ])
    return lacking.length > 0 ? 1 : 0
  },

  async keys({ host, options, print }) {
    const pattern = options.text('pattern')
    const found = await host.citekeys({ pattern })
    if (options.flag('set')) {
      const keys = found.changes.map(({ reference, after }) => ({ reference, key: after }))
      await host.setCitekeys({ ...(pattern === undefined ? {} : { pattern }), keys })
    }
    print({ ...found, set: options.flag('set') }, () =>
      table(found.changes.map(({ before, after, title }) => [before, after, excerpt(title, 60)])),
    )
    return 0
  },
}

function groupOf(references: readonly ReferenceView[], keys: readonly string[]) {
  const ids = keys.map((key) => {
    const found = references.find(({ id, item }) => id === key || String(item.id) === key)
    if (found === undefined) throw new CommonplaceError('notFound', { what: 'reference', name: key })
    return found.id
  })
  if (ids.length < 2) throw new UsageError('merge takes the key of the one that stays and at least one other')
  return { references: ids, reason: 'choice' }
}

function shown(value: unknown): string {
  return value === null ? '(none)' : excerpt(typeof value === 'string' ? value : JSON.stringify(value), 80)
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new CommonplaceError('fileMissing', { file })
    throw new CommonplaceError('fileUnreadable', { file, problem: message })
  }
}
