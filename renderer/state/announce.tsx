// Politely read-out sentences that need no place on screen: what the caret has met, which hit is current.
import { create } from 'zustand'

const useSpoken = create<{ text: string; number: number }>()(() => ({ text: '', number: 0 }))

/** Has a screen reader say a sentence when it is next silent. */
export function announce(text: string): void {
  useSpoken.setState((state) => ({ text, number: state.number + 1 }))
}

/** Two regions take turns, so that the same sentence said twice is heard twice. */
export function Announcer({ className }: { className: string | undefined }) {
  const { text, number } = useSpoken()
  return (
    <div className={className} data-announcer="">
      <div aria-live="polite">{number % 2 === 0 ? text : ''}</div>
      <div aria-live="polite">{number % 2 === 1 ? text : ''}</div>
    </div>
  )
}
