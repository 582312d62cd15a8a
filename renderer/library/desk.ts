// What lies on the library's desk just now: the import under way, its account, the trash. The list and the menus open them.
import { create } from 'zustand'
import type { FinalAccount, ImportRun, Moved } from './import-run.ts'

interface Desk {
  running: { run: ImportRun; at: Moved } | null
  account: FinalAccount | null
  trashShown: boolean
}

export const useDesk = create<Desk>()(() => ({ running: null, account: null, trashShown: false }))

export function showTrash(): void {
  useDesk.setState({ trashShown: true })
}
