// What a codebook file would bring, before anything is changed.
import type { ReactNode } from 'react'
import { useMessages } from '../state/messages.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import styles from './codebook.module.css'
import type { CodebookFiles } from './use-codebook-files.ts'

export function CodebookImportDialog({ files }: { files: CodebookFiles }): ReactNode {
  const messages = useMessages()
  const m = messages.codebook.file
  const { previewed } = files
  if (previewed === null) return null
  const { themes, warnings } = previewed.preview
  const count = (...fates: string[]) => themes.filter(({ fate }) => fates.includes(fate)).length
  const nothing = count('made', 'defined') === 0
  const words = { made: m.new, defined: m.defines, kept: m.kept, there: m.there }
  return (
    <Dialog
      title={m.title(previewed.file)}
      closeLabel={messages.codebook.close}
      isOpen
      onClose={files.leave}
      width="wide"
      foot={
        <>
          <Button onPress={files.leave}>{messages.codebook.cancel}</Button>
          <Button look="primary" isDisabled={nothing} autoFocus={!nothing} onPress={() => void files.take()}>
            {m.do}
          </Button>
        </>
      }
    >
      <p className={styles['explain']}>{nothing ? m.nothing : m.explain}</p>
      <p className={styles['counts']} role="status">
        <span>{m.make(count('made'))}</span>
        <span>{m.merge(count('there', 'defined', 'kept'))}</span>
        {count('defined') > 0 && <span>{m.change(count('defined'))}</span>}
        {warnings.length > 0 && <span>{m.warnings(warnings.length)}</span>}
      </p>
      {warnings.length > 0 && (
        <ul className={styles['files']}>
          {warnings.map((warning, index) => (
            <li key={index}>{m.warning(warning)}</li>
          ))}
        </ul>
      )}
      {/* Focusable, so that the keys scroll it. */}
      <ul className={styles['files']} aria-label={m.list} tabIndex={0}>
        {themes.map(({ path, fate }) => (
          <li key={path.join('\0')}>
            <span dir="auto">{path.join(' › ')}</span>
            <small>{words[fate]}</small>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
