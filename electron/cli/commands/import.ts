// `import`: files and folders into the library, with the references that belong to them.
import { remarkText } from '../../../shared/citing/reference-remark.ts'
import type { ImportAccount } from '../../../shared/model/import-account.ts'
import type { Command, Invocation } from '../command.ts'
import { counted } from '../lines.ts'

export const importCommand: Command = {
  usage: 'import PATH… [--reference FILE]',
  summary: 'Take text files (or folders of them) into the library',
  details: `  --reference FILE  CSL-JSON, BibTeX or RIS: what you know of the works and the texts do not say. May be given
                    more than once. A record belongs to a work by custom.file and custom.work, else by its DOI, else by
                    title and year; what belongs to nothing is kept as a reference of its own.

The same file again adds nothing. Exit code 1 if a file was refused; the others are imported all the same.`,
  example: 'commonplace import texts/*.txt --reference zotero.bib',
  options: { reference: { type: 'string', multiple: true } },
  args: { min: 1, max: Infinity },
  async run(call) {
    const { host, signal } = call
    let job: string | null = null
    const stop = call.on('progress', (at) => {
      if (at.job === job || job === null) {
        if (at.done < at.total) call.say(`${at.done + 1} of ${at.total}: ${at.file}`)
      }
    })
    const cancel = (): void => {
      if (job !== null) void host.cancel({ job })
    }
    signal.addEventListener('abort', cancel)
    try {
      const references = call.options.texts('reference').map(call.path)
      const started = await host.importPaths({ paths: call.args.map(call.path), references })
      job = started.job
      if (signal.aborted) cancel()
      const account = await host.finished({ job })
      print(call, account)
      if (signal.aborted) call.say('Cancelled. What had been imported before is kept.')
      return account.refused.length > 0 || signal.aborted ? 1 : 0
    } finally {
      signal.removeEventListener('abort', cancel)
      stop()
    }
  },
}

function print(call: Invocation, account: ImportAccount): void {
  const refused = account.refused.map(({ file, reason }) => {
    return { file, reason }
  })
  call.print({ ...account, refused }, () => [
    ...account.read.map(({ id, title, works, warnings }) => {
      const doubts = warnings.length === 0 ? '' : `, ${counted(warnings.length, 'warning')} (see “show”)`
      return `Imported ${id}  ${title} (${counted(works, 'work')}${doubts})`
    }),
    ...account.present.map(({ id, file }) => `Already there: ${id}  ${file}`),
    ...(account.references.matched > 0 ? [`Tied ${counted(account.references.matched, 'reference')} to works.`] : []),
    ...(account.references.unmatched.length > 0
      ? [`References of no work in the library: ${account.references.unmatched.join(', ')}`]
      : []),
  ])
  if (call.json) return
  for (const { file, reason } of account.refused) call.say(`${file} was not imported: ${reason}`)
  for (const warning of account.references.warnings) call.say(remarkText(warning))
  if (account.refused.length > 0) call.say('Nothing else was changed by that.')
}
