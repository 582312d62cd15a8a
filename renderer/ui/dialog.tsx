// A dialog over the window: a title, a body, and its buttons. Escape, a click beside it and the close button leave it, unless what it
// shows is shown this once: then its own buttons alone do. Focus returns where it was.
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './button.tsx'
import { useFocusBack } from './focus-back.ts'
import styles from './dialog.module.css'

/** Both left out where only a button of the foot may leave. */
type Leaving = { onClose: () => void; closeLabel: string } | { onClose?: undefined; closeLabel?: undefined }

export type DialogProps = Leaving & {
  title: string
  isOpen: boolean
  children: ReactNode
  /** Buttons at the foot, the one next step last. */
  foot?: ReactNode
  width?: 'narrow' | 'wide'
}

export function Dialog({
  title,
  closeLabel,
  isOpen,
  onClose,
  children,
  foot,
  width = 'narrow',
}: DialogProps): ReactNode {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose?.()}
      isDismissable={onClose !== undefined}
      isKeyboardDismissDisabled={onClose === undefined}
      className={styles['veil']!}
    >
      <Modal className={`${styles['modal']} ${styles[width]}`}>
        <AriaDialog className={styles['dialog']!}>
          <FocusBack />
          <header className={styles['head']}>
            <Heading slot="title" className={styles['title']!}>
              {title}
            </Heading>
            {onClose && <IconButton icon="close" label={closeLabel} keys="Esc" onPress={onClose} />}
          </header>
          <div className={styles['body']}>{children}</div>
          {foot !== undefined && foot !== false && <footer className={styles['foot']}>{foot}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

function FocusBack(): null {
  useFocusBack()
  return null
}
