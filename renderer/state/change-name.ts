// A change's name in the language in effect; an unknown verb keeps the name it came with.
import { type Parameters, type Verb, VERBS } from '../../shared/model/change.ts'
import { currentMessages } from './messages.tsx'

export function nameChange(change: { verb: string; parameters: Parameters; name: string }): string {
  const known = VERBS.find((verb): verb is Verb => verb === change.verb)
  return known ? currentMessages().changes.name[known](change.parameters) : change.name
}
