// What BibLaTeX says of an entry beyond its type, where CSL has a type of its own for it.

/** By what is written in `entrysubtype`. */
export const SUBTYPES: ReadonlyMap<string, string> = new Map([
  ['newspaper', 'article-newspaper'],
  ['magazine', 'article-magazine'],
  ['blog', 'post-weblog'],
  ['encyclopedia', 'entry-encyclopedia'],
  ['dictionary', 'entry-dictionary'],
  ['webpage', 'webpage'],
])

/** What an entry of a type is read as where it says no more. */
const READ_AS: Readonly<Record<string, string>> = { online: 'webpage', inreference: 'entry-encyclopedia' }

/** What has to be said so that an entry of this type is read as a work of that; `said`: the field is taken by its genre. */
export function subtypeOf(entry: string, work: string | undefined, said: boolean): string | undefined {
  if (READ_AS[entry] === work || (said && !work?.startsWith('article-'))) return undefined
  return [...SUBTYPES].find(([, type]) => type === work)?.[0]
}
