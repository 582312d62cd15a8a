// Which of the dialogs about references is open, and taking in files that are styles or references.
import { create } from 'zustand'

export type CareDialog = 'style' | 'tidy' | 'merge' | 'keys' | 'lookUp'

export const useCare = create<{ open: CareDialog | null }>()(() => ({ open: null }))

export function openCare(open: CareDialog): void {
  useCare.setState({ open })
}

export function closeCare(): void {
  useCare.setState({ open: null })
}
