// The codebook as files: handed to their reader, and taken in again after a look at what would be made of it.
import { useState } from 'react'
import type { CodebookImport } from '../../shared/model/view.ts'
import { asError, useAct, useHost } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { say, sayError } from '../state/status.ts'
import { keepFile } from '../state/keep-file.ts'
import type { CodebookFormat } from '../../shared/model/codebook.ts'

/** Bytes: a codebook of thousands of themes with long definitions fits many times. */
const LARGEST = 1_000_000

export interface Previewed {
  file: string
  content: string
  preview: CodebookImport
}

export interface CodebookFiles {
  previewed: Previewed | null
  exportAs: (format: CodebookFormat) => Promise<void>
  look: (file: File) => Promise<void>
  take: () => Promise<void>
  leave: () => void
}

export function useCodebookFiles(): CodebookFiles {
  const host = useHost()
  const act = useAct()
  const messages = useMessages()
  const m = messages.codebook.file
  const [previewed, setPreviewed] = useState<Previewed | null>(null)
  return {
    previewed,
    async exportAs(format) {
      try {
        const file = await host.codebookFile({ format })
        const kept = await keepFile(file.mediaType, { name: file.name, content: file.content })
        if (kept !== null) say(kept.path ?? m.exported(kept.name), 'good')
      } catch (thrown) {
        sayError(messages.errors.say(asError(thrown)))
      }
    },
    async look(file) {
      if (file.size > LARGEST) return sayError(m.tooLarge)
      const content = await file.text()
      const looked = await act('importCodebook', { file: file.name, content, dry: true })
      if (looked.ok) setPreviewed({ file: file.name, content, preview: looked.value })
    },
    async take() {
      if (previewed === null) return
      const { file, content } = previewed
      setPreviewed(null)
      const done = await act('importCodebook', { file, content })
      if (done.ok) say(m.done(done.value.themes.filter(({ fate }) => fate !== 'there').length), 'good')
    },
    leave: () => setPreviewed(null),
  }
}
