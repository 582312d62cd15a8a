// Asks for one name: of a view to be kept, of one to be named anew.
import { type ReactNode, useState } from 'react'
import { useMessages } from '../state/messages.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'

export interface NameDialogProps {
  title: string
  label: string
  start: string
  doLabel: string
  /** Answers whether it was taken; else the dialog stays, and the status line says why. */
  onName: (name: string) => Promise<boolean>
  onClose: () => void
}

export function NameDialog({ title, label, start, doLabel, onName, onClose }: NameDialogProps): ReactNode {
  const m = useMessages().themes
  const [name, setName] = useState(start)
  const go = async () => {
    if (name.trim() !== '' && (await onName(name.trim()))) onClose()
  }
  return (
    <Dialog
      title={title}
      closeLabel={m.close}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{m.cancel}</Button>
          <Button look="primary" isDisabled={name.trim() === ''} onPress={() => void go()}>
            {doLabel}
          </Button>
        </>
      }
    >
      <TextField
        label={label}
        value={name}
        onChange={setName}
        autoFocus
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          void go()
        }}
      />
    </Dialog>
  )
}
