// A dialog over the window: a title, a body, and its buttons. Escape and the close button leave it; focus returns where it was.
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './button.tsx'
import { useFocusBack } from './focus-back.ts'
import styles from './dialog.module.css'

export interface DialogProps {
  title: string
  closeLabel: string
  isOpen: boolean
  onClose: () => void
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
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable className={styles['veil']!}>
      <Modal className={`${styles['modal']} ${styles[width]}`}>
        <AriaDialog className={styles['dialog']!}>
          <FocusBack />
          <header className={styles['head']}>
            <Heading slot="title" className={styles['title']!}>
              {title}
            </Heading>
            <IconButton icon="close" label={closeLabel} keys="Esc" onPress={onClose} />
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
