// What the dialogs for citing and exporting were opened for: any feature may ask for them, the citing feature shows them.
import { create } from 'zustand'
import type { Args } from '../../shared/rpc/contract.ts'

export type ExportOf = Args<'exportManuscript'>['of']

export interface CitingDeskState {
  /** Ids of the passages to be cited, in reading order. */
  citing: readonly string[] | null
  exporting: { of: ExportOf; title: string } | null
}

export const useCitingDesk = create<CitingDeskState>()(() => ({ citing: null, exporting: null }))

/** Opens the dialog that cites passages in any form. */
export function citeAs(passages: readonly string[]): void {
  if (passages.length > 0) useCitingDesk.setState({ citing: passages })
}

/** Opens the dialog that makes a manuscript. */
export function exportManuscript(of: ExportOf, title: string): void {
  useCitingDesk.setState({ exporting: { of, title } })
}
