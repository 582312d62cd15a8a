// White space and characters as a readable text may hold them, after a hand has changed it.
import { MAP_KEPT } from '../../shared/model/source-text.ts'
import { cutRun, rewritten, type EditRun } from './draft.ts'

/** Words typed by a user as they may stand in a text: white space single, nothing that cannot be seen. */
export function typedWords(typed: string): string {
  return typed
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u00ad\u200b\u2060\ufeff]/gu, '')
    .replace(/\s{2,}/gu, ' ')
}

/** The runs without white space at their ends or two spaces in a row; what goes leaves its place behind. */
export function tidied(runs: readonly EditRun[]): EditRun[] {
  const tidy: EditRun[] = []
  let spaced = true
  for (const run of runs) {
    if (run.text === '') {
      tidy.push(run)
      continue
    }
    const blank = spaced ? /^\s*/u.exec(run.text)![0].length : 0
    const [gone, rest] = parted(run, blank)
    if (gone) tidy.push(rewritten(gone, ''))
    if (!rest) continue
    tidy.push(rest)
    spaced = /\s$/u.test(rest.text)
  }
  for (let i = tidy.length - 1; i >= 0 && /^\s*$|\s$/u.test(tidy[i]!.text); i--) {
    const run = tidy[i]!
    if (run.text === '') continue
    const [rest, gone] = parted(run, run.text.trimEnd().length)
    tidy.splice(i, 1, ...(rest ? [rest] : []), ...(gone ? [rewritten(gone, '')] : []))
    if (rest) break
  }
  return tidy
}

/** The run up to a length and from there on; one that is not kept cannot be cut, so what is left of it is rewritten. */
function parted(run: EditRun, length: number): [EditRun | null, EditRun | null] {
  if (length === 0) return [null, run]
  if (length === run.text.length) return [run, null]
  if (run.kind === MAP_KEPT) return cutRun(run, length)
  const blankFirst = run.text.slice(0, length).trim() === ''
  const left = rewritten(run, blankFirst ? run.text.slice(length) : run.text.slice(0, length))
  return blankFirst ? [null, left] : [left, null]
}
