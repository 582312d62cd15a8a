// Steps of the engine that take most of the time of a long list, each saying what the engine's own says: of what it would do
// again and again for the same answer, or for none.
import CSL from 'citeproc'
import type { Engine } from 'citeproc'

/** The engine's own makes a function anew for each of the millions of steps a long list takes. */
CSL.tokenExec = function (token, item, cited) {
  let { next } = token
  if (token.test) {
    const holds = token.test(item, cited)
    this.tmp.jump.replace(holds ? 'succeed' : 'fail')
    next = holds ? token.succeed : token.fail
  }
  const { execs } = token
  for (let at = 0; at < execs.length; at++) next = execs[at]!.call(token, this, item, cited) || next
  return next
}

const COLLATION = { sensitivity: 'base', ignorePunctuation: true, numeric: true } as const
const BRACKETS = /^[[\]'"]*/g

/** The engine's own makes a collator for every two keys it compares. */
CSL.getSortCompare = function (locale) {
  const { compare } = new Intl.Collator(locale || 'en-US', COLLATION)
  const lowered = (text: string): string => CSL.toLocaleLowerCase.call(this, text)
  const inOrder = (a: string, b: string): number => compare(lowered(a), lowered(b))
  if (inOrder('[x', 'x') !== 0) return inOrder
  return (a, b) => inOrder(a.replace(BRACKETS, ''), b.replace(BRACKETS, ''))
}

const QUOTES = ['open-quote', 'close-quote', 'open-inner-quote', 'close-inner-quote']

/** Words without a sign of markup or quotation need no search for them. */
export function skipPlainWords(engine: Engine): void {
  const signs = `<"'’${QUOTES.map((term) => engine.getTerm(term)).join('')}`
  const signed = new RegExp(`[${signs.replace(/[\]\\^-]/g, '\\$&')}]`, 'u')
  const { flipflopper } = engine.fun
  const { processTags } = flipflopper
  flipflopper.processTags = (blob) => {
    if (signed.test(blob.blobs)) processTags.call(flipflopper, blob)
  }
}

/**
 * A work that no other is cited like, and whose names no other has in another form, is not to be told from any: the engine
 * would render it once more to find out how it was rendered when it came.
 */
export function isAlone(engine: Engine, keys: readonly string[] | undefined): boolean {
  if (keys?.length !== 1) return false
  const { nameindpkeys } = engine.registry.namereg
  return Object.values(nameindpkeys[keys[0]!] ?? {}).every(
    (name) => name.count <= 1 && Object.values(name.ikey).every((initials) => initials.count <= 1),
  )
}
