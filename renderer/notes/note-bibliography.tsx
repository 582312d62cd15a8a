// Under a note: what it cites, in the chosen style, and the keys that nothing in the library has.
import { $getRoot, type LexicalEditor } from 'lexical'
import type { ReactNode } from 'react'
import type { NoteCitations } from '../../shared/model/view.ts'
import { useFormat, useMessages } from '../state/messages.tsx'
import { say, sayError } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { writeRich } from '../ui/clipboard.ts'
import styles from './note-editor.module.css'

export function NoteBibliography({ cited, editor }: { cited: NoteCitations; editor: LexicalEditor }): ReactNode {
  const { notes: m } = useMessages()
  const format = useFormat()
  const copy = async () => {
    const words = editor.read(() => $getRoot().getTextContent())
    const list = cited.entries.map(({ text }) => text).join('\n')
    const html = `${plainHtml(editor.getRootElement())}<h2>${m.cite.title}</h2>${cited.entries.map((entry) => `<p>${entry.html}</p>`).join('')}`
    try {
      await writeRich(Promise.resolve({ text: `${words}\n\n${m.cite.title}\n\n${list}`, html }))
      say(m.cite.copied, 'good')
    } catch (thrown) {
      sayError(String(thrown))
    }
  }
  const missing = [...new Set(cited.citations.flatMap((one) => one.missing))]
  return (
    <>
      {missing.length > 0 && (
        <p className={styles['missing']} role="status">
          {m.cite.missing(format.list(missing.map((key) => `@${key}`)))}
        </p>
      )}
      {cited.entries.length > 0 && (
        <details className={styles['bibliography']} open>
          <summary>{m.cite.bibliography(cited.entries.length, cited.edition)}</summary>
          <ul>
            {cited.entries.map((entry) => (
              <li key={entry.id} dir="auto">
                {entry.text}
              </li>
            ))}
          </ul>
          <Button look="plain" icon="copy" onPress={() => void copy()}>
            {m.cite.copy}
          </Button>
        </details>
      )}
    </>
  )
}

/** What the editor shows, without the names and states that only this window knows. */
function plainHtml(root: HTMLElement | null): string {
  if (!root) return ''
  const copy = root.cloneNode(true) as HTMLElement
  for (const element of copy.querySelectorAll('*'))
    for (const name of element.getAttributeNames()) if (name !== 'href' && name !== 'dir') element.removeAttribute(name)
  return copy.innerHTML
}
