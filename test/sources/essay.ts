// An essay made from a seed: what a perfect reading of its print must give back. The words are the project's own.
import { randomOf, type Random } from '../random.ts'

export interface Note {
  number: number
  text: string
}

/** A paragraph in parts: each part's text, then the number of the note its end is marked with. */
export interface Part {
  text: string
  note: number | null
}

export type Unit = { kind: 'heading'; text: string } | { kind: 'paragraph'; parts: Part[] }

export interface Essay {
  title: string
  author: string
  units: Unit[]
  notes: Note[]
}

export const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!

const words = (list: string): string[] => list.split(' ')
const NOUNS = words(
  'harbour toll merchant charter council warehouse granary ferry customs bridge parish ledger archive settlement fishery magistrate guild levy ' +
    'inventory apprentice landlord tavern bailiff monastery shipwright timber cargo anchorage breakwater lighthouse privilege regulation partnership',
)
const PLURALS = words(
  'accounts merchants tolls burghers letters fishermen registers tariffs petitions councillors chronicles commissioners exemptions households ' +
    'widows inheritances storms embankments instruments contracts arguments documents witnesses carpenters brewers regulations',
)
const ADJECTIVES = words(
  'municipal considerable old northern forgotten annual well-kept unwritten expensive post-Roman provincial long-standing reluctant customary ' +
    'extraordinary neighbouring half-built seasonal communal incomplete remarkable so-called independent administrative',
)
const VERBS = words(
  'recorded demanded repaired abolished inherited questioned administered surrendered confirmed postponed calculated distributed measured ' +
    'negotiated transferred documented maintained neglected restored examined',
)
const PLACES = ['Vesterhavn', 'Old Quay', 'Lundby', 'St. Olave', 'Karrebek', 'the Sound', 'Upper Marsh', 'Østerby']
const PEOPLE = [
  'Ada Lund',
  'Mikkel Ruud',
  'the widow Brandt',
  'Bishop Anselm',
  'Okonjo',
  'Master Henrik',
  'Sigrid Vinther',
]
const OPENINGS = [
  'In the winter of 1452',
  'At Michaelmas',
  'After the great storm',
  'By the end of the century',
  'Under the new charter',
  'As so often',
  'For the first time',
]
const JOINTS = ['because', 'although', 'while', 'so that', 'even when', 'since']
const HEADINGS = [
  'The harbour before the charter',
  'Who paid for the breakwater',
  'A council of merchants',
  'Tolls and their evasion',
  'What the ledgers do not say',
  'The widows of Lundby',
  'Storm and repair',
  'A second charter',
  'Conclusion',
  'The price of salt',
  'Measures and weights',
  'An unwritten rule',
]

function sentence(random: Random): string {
  const [noun, other, adjective] = [pick(random, NOUNS), pick(random, PLURALS), pick(random, ADJECTIVES)]
  const form = Math.floor(random() * 7)
  const verb = pick(random, VERBS)
  const second = `${pick(random, JOINTS)} the ${pick(random, ADJECTIVES)} ${pick(random, PLURALS)} of ${pick(random, PLACES)} had ${pick(random, VERBS)} the ${pick(random, NOUNS)}`
  if (form === 0) return `The ${adjective} ${noun} ${verb} the ${other}, ${second}.`
  if (form === 1) return `${pick(random, OPENINGS)} the ${other} ${verb} a ${adjective} ${noun}, ${second}.`
  if (form === 2)
    return `What ${pick(random, PEOPLE)} called ‘the ${noun} of the ${other}’ was ${random() < 0.5 ? 'hardly' : 'never'} ${adjective}.`
  if (form === 3)
    return `${capital(pick(random, PEOPLE))} ${verb} it in ${1400 + Math.floor(random() * 300)}, and ${other} from ${pick(random, PLACES)} ${pick(random, VERBS)} the rest.`
  if (form === 4)
    return `It was a ${noun}—one of ${2 + Math.floor(random() * 90)} in the ${adjective} district—that the ${pick(random, NOUNS)} ${verb}.`
  if (form === 5) return `Neither the harbour-master nor the ${other} of the toll-house ${verb} it, ${second}.`
  return `The ${other}, ${second}, ${verb} the ${adjective} ${noun} (see the ${pick(random, NOUNS)} of ${pick(random, PLACES)}).`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function noteText(random: Random): string {
  const form = Math.floor(random() * 4)
  const year = 1950 + Math.floor(random() * 70)
  if (form === 0)
    return `Ada Lund, The ${capital(pick(random, NOUNS))} and the ${capital(pick(random, NOUNS))} (Riga: Quay Press, ${year}), ${Math.floor(random() * 300)}.`
  if (form === 1)
    return `See the ${pick(random, ADJECTIVES)} ${pick(random, PLURALS)} in the ${pick(random, NOUNS)} of ${pick(random, PLACES)}, which the ${pick(random, NOUNS)} ${pick(random, VERBS)} only in part.`
  if (form === 2) return `Ibid., p. ${Math.floor(random() * 200)}.`
  return `Mikkel Ruud, ‘On the ${pick(random, PLURALS)} of ${pick(random, PLACES)}’, Harbour Studies ${Math.floor(random() * 40)} (${year}), pp. ${Math.floor(random() * 90)}–${100 + Math.floor(random() * 90)}.`
}

/** `sections` with a few paragraphs each; a note at the end of about every third sentence at most. */
export function essayOf(seed: number, sections = 4, notesShare = 0.12): Essay {
  const random = randomOf(seed)
  const units: Unit[] = []
  const notes: Note[] = []
  const headings = [...HEADINGS].sort(() => random() - 0.5)
  for (let section = 0; section < sections; section++) {
    if (section > 0) units.push({ kind: 'heading', text: headings[section]! })
    const count = 2 + Math.floor(random() * 4)
    for (let paragraph = 0; paragraph < count; paragraph++) {
      const parts: Part[] = []
      const sentences = 2 + Math.floor(random() * 6)
      for (let i = 0; i < sentences; i++) {
        const text = (i > 0 ? ' ' : '') + sentence(random)
        const marked = random() < notesShare
        if (marked) notes.push({ number: notes.length + 1, text: noteText(random) })
        const last = parts.at(-1)
        if (last && last.note === null) {
          last.text += text
          last.note = marked ? notes.length : null
        } else parts.push({ text, note: marked ? notes.length : null })
      }
      units.push({ kind: 'paragraph', parts })
    }
  }
  return {
    title: `${capital(pick(random, PLURALS))} of the ${capital(pick(random, NOUNS))}`,
    author: 'Sigrid Vinther',
    units,
    notes,
  }
}

export function textOf(unit: Unit): string {
  return unit.kind === 'heading' ? unit.text : unit.parts.map(({ text }) => text).join('')
}
