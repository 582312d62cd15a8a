// What this program is, and whose work it stands on.
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import styles from './settings-view.module.css'

/** Attributions that must be said wherever the program says what it is. */
const SHOWN = [
  [
    'citeproc-js',
    '(c) Frank Bennett — citeproc-js implements the Citation Style Language — CPAL 1.0',
    'https://citationstyles.org/',
  ],
  ['Citation Style Language', 'Styles and locales by their authors — CC BY-SA 3.0', 'https://citationstyles.org/'],
  ['Citation.js', 'Lars Willighagen — MIT', 'https://citation.js.org/'],
  ['Lexical', 'Meta Platforms, Inc. — MIT', 'https://lexical.dev/'],
  ['React, React Aria', 'Meta Platforms, Inc. — MIT; Adobe — Apache 2.0', 'https://react-aria.adobe.com/'],
  ['PouchDB', 'The PouchDB authors — Apache 2.0', 'https://pouchdb.com/'],
  ['Source Serif 4', 'Adobe — SIL Open Font License 1.1', 'https://github.com/adobe-fonts/source-serif'],
  ['Inter', 'The Inter Project Authors — SIL Open Font License 1.1', 'https://rsms.me/inter/'],
] as const

/** The full notices, made when the program is packaged. */
const NOTICES = './notices.html'

export function About(): ReactNode {
  const messages = useMessages()
  const m = messages.settings.about
  const status = useAnswer('status', {}).data
  const [notices, setNotices] = useState<string | null>(null)
  const show = async () => {
    try {
      const answer = await fetch(NOTICES)
      const html = answer.ok ? await answer.text() : ''
      // A server that has no such file may answer with the page itself.
      setNotices(html.includes('Licences and notices') ? textOf(html) : m.noNotices)
    } catch {
      setNotices(m.noNotices)
    }
  }
  return (
    <>
      <p className={styles['explain']}>
        {messages.frame.appName} {status?.version}. {m.licence}
      </p>
      <ul className={styles['notices']}>
        {SHOWN.map(([name, notice, address]) => (
          <li key={name}>
            <strong>{name}</strong> <span>{notice}</span> <code>{address}</code>
          </li>
        ))}
      </ul>
      <Button onPress={() => void show()}>{m.all}</Button>
      <Dialog
        title={m.all}
        closeLabel={m.close}
        isOpen={notices !== null}
        onClose={() => setNotices(null)}
        width="wide"
      >
        {/* A long text must be reachable by the keyboard to be scrolled. */}
        <pre className={styles['fullNotices']} tabIndex={0}>
          {notices}
        </pre>
      </Dialog>
    </>
  )
}

/** The words of our own notices page. */
function textOf(html: string): string {
  return html
    .replace(/<title>.*?<\/title>|<style>.*?<\/style>/gsu, '')
    .replaceAll(/<[^>]+>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim()
}
