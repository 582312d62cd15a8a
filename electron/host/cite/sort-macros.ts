// Macros of sort keys, built once. The engine writes a macro out wherever the sorting of a style uses it, and those it uses in
// turn: 70,000 steps for each of APA's two sorts, nine tenths of the time an engine takes to build. For text it builds a macro
// once and calls it; here it does so for sorting, too.
import CSL from 'citeproc'
import type { Engine, Token } from 'citeproc'

const { expandMacro, getMacroTarget, configureMacro } = CSL
/** By the sort they stand in ("bibliography_sort") and their name. */
const builtBy = new WeakMap<Engine, Map<string, Token[]>>()
/** The list that the macro being expanded is called from. */
let caller: Token[] = []

CSL.expandMacro = function (this: Engine, call, into) {
  const outer = caller
  caller = into
  try {
    expandMacro.call(this, call, into)
  } finally {
    caller = outer
  }
}

/** Asked for between the call's opening and closing token: this is where the call itself goes. False: it is built already. */
CSL.getMacroTarget = function (this: Engine, name) {
  const { root, extension } = this.build
  if (!extension) return getMacroTarget.call(this, name)
  let built = builtBy.get(this)
  if (built === undefined) builtBy.set(this, (built = new Map()))
  const key = `${root}${extension} ${name}`
  const known = built.get(key)
  const tokens: Token[] = known ?? []
  built.set(key, tokens)
  const step = new CSL.Token('text', CSL.SINGLETON)
  step.execs.push((state, item, cited) => {
    for (let next = 0; next < tokens.length;) next = CSL.tokenExec.call(state, tokens[next]!, item, cited)
  })
  caller.push(step)
  return known === undefined && tokens
}

CSL.configureMacro = function (this: Engine, tokens) {
  if (this.build.extension) this.configureTokenList(tokens)
  else configureMacro.call(this, tokens)
}
