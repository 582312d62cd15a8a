// Taking in files of references from the window: their kind is told by the host, by their content.
import { encodeBase64 } from '../state/base64.ts'
import { useAct } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { say } from '../state/status.ts'
import { showAccount } from './account-dialog.tsx'

/** What file dialogs offer. */
export const REFERENCE_FILES = '.bib,.bibtex,.ris,.json,.xml,.ctv5,.ctv6,.docx,.odt'

export function useImportReferences(): (files: Iterable<File> | null) => Promise<void> {
  const { cite, care } = useMessages()
  const act = useAct()
  return async (files) => {
    for (const file of files ?? []) {
      const base64 = encodeBase64(new Uint8Array(await file.arrayBuffer()))
      const outcome = await act('importReferences', { file: file.name, base64 })
      if (!outcome.ok) continue
      const { matched, unmatched, warnings } = outcome.value
      const parts = [
        cite.importedReferences(matched),
        unmatched.length > 0 ? cite.keptReferences(unmatched.length) : '',
        warnings.length > 0 ? care.doubts(warnings.length) : '',
      ]
      say(parts.filter(Boolean).join(' · '), 'good')
      showAccount({ file: file.name, warnings })
    }
  }
}
