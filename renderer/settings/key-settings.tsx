// Every command with its key, and a way to give it another: press "Change", then the key.
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { isMac, nameOf, writeKey } from '../commands/keys.ts'
import { type Command, keysOf } from '../commands/registry.ts'
import { useMessages } from '../state/messages.tsx'
import { useSettings } from '../state/settings.ts'
import { say } from '../state/status.ts'
import { Button } from '../ui/button.tsx'
import { SearchField } from '../ui/field.tsx'
import { Key } from '../ui/tooltip.tsx'
import { commandsByGroup, useKnownCommands } from '../commands/known-commands.ts'
import styles from './settings-view.module.css'

const MODIFIERS = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead', 'Process'])
/** Keys without which the window could not be gone about in. */
const RESERVED = new Set(['Tab', 'Shift+Tab', 'Escape', 'Enter'])

export function KeySettings(): ReactNode {
  const messages = useMessages()
  const m = messages.settings.keys
  const words = messages.frame.keys.words
  const known = useKnownCommands((state) => state.commands)
  const changed = useSettings((state) => state.values.keys)
  const set = useSettings((state) => state.set)
  const [filter, setFilter] = useState('')
  const [asking, setAsking] = useState<string | null>(null)
  const wanted = filter.toLocaleLowerCase()
  const groups = commandsByGroup(
    [...known.values()].filter((command) => command.title.toLocaleLowerCase().includes(wanted)),
  )

  function give(command: Command, key: string): void {
    const others = [...known.values()].filter(
      (other) => other.id !== command.id && keysOf(other, changed).includes(key),
    )
    // Commands of different views may share a key; those of the same group would hide each other.
    const hidden = others.filter((other) => other.group === command.group)
    const without = Object.fromEntries(
      hidden.map((other) => [other.id, keysOf(other, changed).filter((one) => one !== key)]),
    )
    set({ keys: { ...changed, ...without, [command.id]: [key] } })
    setAsking(null)
    const shown = writeKey(key, isMac, words)
    say(
      hidden.length > 0
        ? m.taken(shown, command.title, hidden.map((other) => other.title).join(', '))
        : m.given(shown, command.title),
      'good',
    )
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>, command: Command): void {
    if (asking !== command.id) return
    event.preventDefault()
    event.stopPropagation()
    if (MODIFIERS.has(event.key)) return
    const key = nameOf(event, isMac)
    if (key === 'Escape') setAsking(null)
    else if (key === 'Backspace') {
      set({ keys: { ...changed, [command.id]: [] } })
      setAsking(null)
    } else if (!RESERVED.has(key)) give(command, key)
  }

  const reset = (id: string) =>
    set({ keys: Object.fromEntries(Object.entries(changed).filter(([other]) => other !== id)) })
  return (
    <>
      <p className={styles['explain']}>{m.explain}</p>
      <div className={styles['row']}>
        <div className={styles['find']}>
          <SearchField label={m.find} placeholder={m.find} clearLabel={m.clear} value={filter} onChange={setFilter} />
        </div>
        {Object.keys(changed).length > 0 && <Button onPress={() => set({ keys: {} })}>{m.resetAll}</Button>}
      </div>
      {groups.map(({ group, commands }) => (
        <section key={group} className={styles['keys']}>
          <h3 className={styles['groupTitle']}>{messages.frame.groups[group]}</h3>
          <ul>
            {commands.map((command) => {
              const keys = keysOf(command, changed)
              const isAsking = asking === command.id
              return (
                <li
                  key={command.id}
                  className={styles['command']}
                  onKeyDownCapture={(event) => onKeyDown(event, command)}
                >
                  <span className={styles['commandName']}>{command.title}</span>
                  <span className={styles['commandKeys']}>
                    {keys.map((key) => (
                      <Key key={key}>{writeKey(key, isMac, words)}</Key>
                    ))}
                  </span>
                  <Button
                    look={isAsking ? 'primary' : 'plain'}
                    aria-label={
                      isAsking
                        ? m.press
                        : m.changeOf(command.title, keys.map((key) => writeKey(key, isMac, words)).join(', '))
                    }
                    onPress={() => setAsking(isAsking ? null : command.id)}
                    onBlur={() => isAsking && setAsking(null)}
                  >
                    {isAsking ? m.press : m.change}
                  </Button>
                  {Object.hasOwn(changed, command.id) && (
                    <Button look="plain" aria-label={m.resetOf(command.title)} onPress={() => reset(command.id)}>
                      {m.reset}
                    </Button>
                  )}
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </>
  )
}
