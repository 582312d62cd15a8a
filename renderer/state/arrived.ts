// The words a search led to, marked in the text until the reader goes on with something else.
import { create } from 'zustand'

export interface Arrived {
  source: string
  /** UTF-16 code units into the source's text. */
  start: number
  end: number
}

export const useArrived = create<{ at: Arrived | null }>()(() => ({ at: null }))
