// The passage a link is being made from: chosen where passages are shown, finished by the picker that stands over the window.
import { create } from 'zustand'

export const useLinking = create<{ from: string | null }>()(() => ({ from: null }))

/** Asks which passage this one is to be linked to, and how. */
export function startLinking(passage: string): void {
  useLinking.setState({ from: passage })
}
