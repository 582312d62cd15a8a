// Which themes a few typed letters mean, the likeliest first. Pure.
import { foldName, formatPath, normaliseName, parsePath } from '../../shared/model/codebook.ts'

export interface Matchable {
  id: string
  path: string[]
  total: number
}

const fold = (text: string) => foldName(text).normalize('NFD').replace(/\p{M}/gu, '')

/** How well one name fits what was typed: 0 is best, null not at all. */
function rank(path: readonly string[], typed: string): number | null {
  const name = fold(path.at(-1) ?? '')
  const whole = fold(path.join(' '))
  if (name === typed) return 0
  if (name.startsWith(typed)) return 1
  if (name.split(/[\s\-–/]+/u).some((word) => word.startsWith(typed))) return 2
  if (whole.split(/[\s\-–/]+/u).some((word) => word.startsWith(typed))) return 3
  if (name.includes(typed)) return 4
  return typed.split(' ').every((word) => whole.includes(word)) ? 5 : null
}

/**
 * Themes that fit, best first; equally good ones by how lately they were used (`recent`: ids, latest first), then by how often.
 * Nothing typed gives all of them in that order. Written levels ("pow/ve") are matched level by level from the end.
 */
export function matchThemes<T extends Matchable>(themes: readonly T[], typed: string, recent: readonly string[]): T[] {
  const levels = parsePath(typed).map(fold)
  const last = levels.at(-1) ?? ''
  const above = levels.slice(0, -1)
  const latest = new Map(recent.map((id, index) => [id, index]))
  const ageOf = (theme: T) => latest.get(theme.id) ?? recent.length
  return themes
    .map((theme) => ({ theme, rank: last === '' ? 0 : rank(theme.path, last) }))
    .filter(({ theme, rank: found }) => found !== null && fitsAbove(theme.path.slice(0, -1).map(fold), above))
    .toSorted(
      (a, b) =>
        a.rank! - b.rank! ||
        ageOf(a.theme) - ageOf(b.theme) ||
        b.theme.total - a.theme.total ||
        (formatPath(a.theme.path) < formatPath(b.theme.path) ? -1 : 1),
    )
    .map(({ theme }) => theme)
}

function fitsAbove(levels: readonly string[], typed: readonly string[]): boolean {
  if (typed.length > levels.length) return false
  const nearest = levels.slice(levels.length - typed.length)
  return typed.every((text, index) => nearest[index]!.startsWith(text))
}

/** The written path a new theme would get, or null where the typed one exists already or names nothing. */
export function newPath(themes: readonly Pick<Matchable, 'path'>[], typed: string): string | null {
  const levels = parsePath(typed)
  if (levels.length === 0) return null
  const wanted = levels.map(foldName).join('\0')
  if (themes.some((theme) => theme.path.map(foldName).join('\0') === wanted)) return null
  return formatPath(levels.map(normaliseName))
}
