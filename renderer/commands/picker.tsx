// A field and a list in one: type a few letters, press Enter. The command palette and "go to" are made of it.
import { useDeferredValue, useState } from 'react'
import { flushSync } from 'react-dom'
import {
  Autocomplete,
  Dialog,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  Text,
} from 'react-aria-components'
import { SearchField } from '../ui/field.tsx'
import { useFocusBack } from '../ui/focus-back.ts'
import { choose } from './choose.ts'
import styles from './picker.module.css'

export interface PickerItem {
  id: string
  title: string
  detail?: string
  keys?: string
  /** A highlight's colour, drawn before the title. */
  color?: string
  run: () => void
}
export interface PickerSection {
  id: string
  title: string
  items: readonly PickerItem[]
}

export interface PickerProps {
  label: string
  placeholder: string
  none: string
  clear: string
  sections: readonly PickerSection[]
  onClose: () => void
  /** All there is is known at once: it is listed in full, and the best answer to what is typed stands first. */
  whole?: boolean
  /** Told what is typed, where the list comes from elsewhere. */
  onQuery?: (query: string) => void
}

/** More than fits is of no use: one types another letter instead. */
const MOST_SHOWN = 60

export function Picker({ label, placeholder, none, clear, sections, onClose, whole = false, onQuery }: PickerProps) {
  const [query, setQuery] = useState('')
  useFocusBack()
  // A screenful first, at once; what is below it in the next turn.
  const inFull = useDeferredValue(whole, false)
  const most = inFull && query === '' ? Number.POSITIVE_INFINITY : MOST_SHOWN
  const shown = choose<PickerItem, PickerSection>(sections, query, { most, ranked: whole })
  const type = (value: string): void => {
    setQuery(value)
    onQuery?.(value)
  }
  const run = (id: string): void => {
    const item = shown.flatMap((section) => section.items).find((one) => one.id === id)
    flushSync(onClose)
    // Focus first returns to where it was, so that the command finds the selection it acts on; the next key comes after both.
    if (item) queueMicrotask(item.run)
  }
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => !open && onClose()} className={styles['veil']!}>
      <Modal className={styles['modal']!}>
        <Dialog aria-label={label} className={styles['dialog']!}>
          <Autocomplete inputValue={query} onInputChange={type}>
            <div
              className={styles['field']}
              onKeyDownCapture={(event) => {
                // The field would take the first Escape to empty itself; who presses it wants back to the text.
                if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
                event.stopPropagation()
                onClose()
              }}
            >
              <SearchField
                autoFocus
                label={label}
                placeholder={placeholder}
                clearLabel={clear}
                value={query}
                onChange={type}
              />
            </div>
            <Menu
              aria-label={label}
              className={styles['list']!}
              items={shown}
              renderEmptyState={() => <p className={styles['none']}>{none}</p>}
              onAction={(id) => run(String(id))}
            >
              {(section) => (
                <MenuSection id={section.id} items={section.items}>
                  <Header className={styles['head']!}>{section.title}</Header>
                  {[...section.items].map((item) => (
                    <MenuItem key={item.id} id={item.id} textValue={item.title} className={styles['item']!}>
                      {item.color !== undefined && <i data-color={item.color} aria-hidden="true" />}
                      <Text slot="label" className={styles['label']!}>
                        <span>{item.title}</span>
                        {item.detail !== undefined && <span className={styles['detail']}>{item.detail}</span>}
                      </Text>
                      {item.keys !== undefined && <kbd aria-hidden="true" data-keys={item.keys} />}
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
