// A word as it is compared wherever words are looked for: without case, accents, ligatures and soft hyphens, so that “lodz” finds “Łódź”
// and “еще” finds “Ещё”. One rule, so that what a search finds is what the window marks and a condition gathers.

const UNSEEN = /[\u00ad\u200b-\u200d\u2060]/gu
/** Accents and points of Latin, Greek, Cyrillic, Hebrew and Arabic; not the vowel signs of Indic scripts, which are letters to their readers. */
const ACCENTS =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/gu
/** Letters with no decomposition in Unicode that people type as plain ones. */
const LETTERS = /[łøıđðþßæœħŋĸŧςəɛɔ]/gu
const PLAIN: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  ı: 'i',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ħ: 'h',
  ŋ: 'n',
  ĸ: 'k',
  ŧ: 't',
  ς: 'σ',
  ə: 'e',
  ɛ: 'e',
  ɔ: 'o',
}

export function foldWord(word: string): string {
  if (isAscii(word)) return word.toLowerCase()
  return (
    word
      .normalize('NFKD')
      .toLowerCase()
      // The breve makes another letter of и, not an accented one; nobody leaves it out in typing.
      .replace(/и\u0306/gu, 'й')
      .replace(ACCENTS, '')
      .replace(LETTERS, (letter) => PLAIN[letter]!)
      .replace(UNSEEN, '')
  )
}

export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false
  return true
}
