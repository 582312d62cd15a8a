// Whole answers of the citing engine kept on the disk, so that a document or a bibliography that has not changed since the
// last start is there at once. Anything that could make another answer is part of an answer's name: the question itself,
// the style's file, the program. The folder can be thrown away at any time.
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** Answers kept; the one not asked for longest goes first. */
const MAX_ANSWERS = 40
/** A bibliography of 5,000 works takes 3 MB. */
const MAX_BYTES = 20_000_000
const FILE = /^[0-9a-f]{32}\.json$/

export interface AnswerCache {
  /** The name of what is asked: equal for equal questions. */
  nameOf(question: unknown): string
  /** Undefined where there is none, or none that can be read. */
  get(name: string): unknown
  /** Never throws: what cannot be kept is worked out again. */
  put(name: string, answer: unknown): void
  /** Of a list that is being edited only the last answer is worth its place. */
  drop(name: string): void
}

/** `version`: the program's, whose answers these are. */
export function openAnswerCache(folder: string, version = ''): AnswerCache {
  const program = `${version} ${newest(import.meta.dirname)}`
  const pathOf = (name: string): string => join(folder, `${name}.json`)
  return {
    nameOf: (question) => {
      const hash = createHash('sha256').update(program).update(JSON.stringify(question))
      return hash.digest('hex').slice(0, 32)
    },
    get: (name) => {
      try {
        const answer: unknown = JSON.parse(readFileSync(pathOf(name), 'utf8'))
        const now = new Date()
        utimesSync(pathOf(name), now, now)
        return answer
      } catch {
        return undefined
      }
    },
    put: (name, answer) => {
      const json = JSON.stringify(answer)
      if (json.length > MAX_BYTES) return
      const unfinished = join(folder, `${name}-${process.pid}.new`)
      try {
        mkdirSync(folder, { recursive: true })
        writeFileSync(unfinished, json)
        renameSync(unfinished, pathOf(name))
        dropOldest(folder)
      } catch {
        if (existsSync(unfinished)) rmSync(unfinished)
      }
    },
    drop: (name) => rmSync(pathOf(name), { force: true }),
  }
}

function dropOldest(folder: string): void {
  const files = readdirSync(folder).filter((file) => FILE.test(file))
  if (files.length <= MAX_ANSWERS) return
  const dated = files.map((file) => ({ file, at: statSync(join(folder, file)).mtimeMs })).sort((a, b) => a.at - b.at)
  for (const { file } of dated.slice(0, files.length - MAX_ANSWERS)) rmSync(join(folder, file), { force: true })
}

/** When the program was last changed: beside its version, for those who run it from its sources. */
function newest(folder: string): number {
  return Math.max(...readdirSync(folder).map((file) => statSync(join(folder, file)).mtimeMs))
}
