// Key names as the settings keep them ("Mod+Shift+Z"), matched with keyboard events and written for the eye. Pure.
// Mod is Ctrl, and ⌘ on a Mac. Letters and digits match what the key types; the position of a key is never asked.

export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

const MODIFIERS = ['Mod', 'Alt', 'Shift'] as const

/** The name of a key press: modifiers in the order Mod, Alt, Shift, then the key. Shift is left out where the key typed shows it ("?"). */
export function nameOf(press: KeyPress, mac: boolean): string {
  const parts: string[] = []
  if (mac ? press.metaKey : press.ctrlKey) parts.push('Mod')
  if (press.altKey) parts.push('Alt')
  const letter = press.key.length === 1 ? press.key : ''
  const upper = letter.toUpperCase()
  const cased = letter !== '' && upper !== letter.toLowerCase()
  if (press.shiftKey && (letter === '' || cased || letter === ' ')) parts.push('Shift')
  parts.push(letter === ' ' ? 'Space' : letter !== '' ? upper : press.key)
  return parts.join('+')
}

const SYMBOLS: Record<string, string> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Enter: '↵' }
const MAC: Record<string, string> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' }

/** Words for keys that have a name rather than a sign, per language. */
export type KeyWords = Record<
  'Mod' | 'Shift' | 'Delete' | 'Escape' | 'Space' | 'PageUp' | 'PageDown' | 'Home' | 'End',
  string
>

/** A key as it is written on screen: "Ctrl K", "⇧⌘Z". */
export function writeKey(name: string, mac: boolean, words: KeyWords): string {
  const parts = splitKey(name)
  const written = parts.map((part) => {
    const isModifier = (MODIFIERS as readonly string[]).includes(part)
    if (mac && isModifier) return MAC[part] ?? part
    return SYMBOLS[part] ?? (Object.hasOwn(words, part) ? words[part as keyof KeyWords] : part)
  })
  return written.join(mac ? '' : ' ')
}

function splitKey(name: string): string[] {
  const parts: string[] = []
  let rest = name
  for (const modifier of MODIFIERS) {
    if (rest.startsWith(`${modifier}+`)) {
      parts.push(modifier)
      rest = rest.slice(modifier.length + 1)
    }
  }
  return [...parts, rest]
}

/** The same for `aria-keyshortcuts`. */
export function ariaKey(name: string, mac: boolean): string {
  return splitKey(name)
    .map((part) => (part === 'Mod' ? (mac ? 'Meta' : 'Control') : part))
    .join('+')
}

/** Whether a key would be typed as text, so that it must not be taken from a field. */
export function isTyped(name: string): boolean {
  return !name.startsWith('Mod+') && !name.startsWith('Alt+') && !/^F\d/u.test(name)
}

export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/u.test(navigator.userAgent)
