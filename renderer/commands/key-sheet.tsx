// The keys there are now, by group.
import { useMessages } from '../state/messages.tsx'
import { useSettings } from '../state/settings.ts'
import { Dialog } from '../ui/dialog.tsx'
import styles from './key-sheet.module.css'
import { isMac, writeKey } from './keys.ts'
import { closePalette } from './palette.tsx'
import { GROUPS, keysOf, useRegistry } from './registry.ts'

export function KeySheet() {
  const { frame } = useMessages()
  const commands = useRegistry((state) => state.commands)
  const changed = useSettings((state) => state.values.keys)
  return (
    <Dialog title={frame.keys.title} closeLabel={frame.keys.close} isOpen onClose={closePalette} width="wide">
      {/* Focusable, so that the keys scroll it. */}
      <div className={styles['sheet']} role="group" aria-label={frame.keys.title} tabIndex={0}>
        {GROUPS.map((group) => {
          const rows = [...commands.values()].filter((one) => one.group === group && keysOf(one, changed).length > 0)
          if (rows.length === 0) return null
          return (
            <section key={group} className={styles['group']}>
              <h3>{frame.groups[group]}</h3>
              <dl>
                {rows.map((command) => (
                  <div key={command.id} className={styles['row']}>
                    <dt>{command.title}</dt>
                    <dd>
                      {keysOf(command, changed).map((key) => (
                        <kbd key={key}>{writeKey(key, isMac, frame.keys.words)}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
    </Dialog>
  )
}
