// Errors of the host in English: they arrive with their sentences. What to do is said anew where the host speaks to a command line.
import type { CommonplaceError, ErrorName } from '../../../shared/rpc/error.ts'
import { sayProblem } from '../problem.ts'
import { problems } from './problems.ts'

/** What to do now, in this window. */
const REMEDIES: Partial<Record<ErrorName, string>> = {
  notFound: 'It may have been put into the trash or taken out in another window.',
  ambiguous: 'Choose the one you mean from its list.',
  quoteAmbiguous: 'Quote a few words more.',
  styleUnknown: 'Choose one from the list, or a .csl file.',
  localeUnknown: 'Choose a language from the list.',
  citationImpossible: 'Give its source a reference, or say in the text which work it belongs to.',
  roadEmptied: 'If that was meant, fill the place again here; else bring back what was there.',
  anotherLibrary: 'Choose another place, or join from a new, empty library. One with work of its own can join both.',
  passphraseNeeded: 'Type the passphrase that the first laptop showed; it stands on the recovery sheet.',
  passphraseWrong: 'Look it up on the recovery sheet, and type it as it stands there.',
  credentialsNeeded: 'Type both. They are kept on this laptop alone.',
  notPaired: 'Pair both laptops first, here and on the other.',
}

/** Remedies that a refusal brings along, where they name what only a command line has. */
const BROUGHT: Readonly<Record<string, string>> = {
  'Put them into a file for --credentials.': 'Type them into the fields for them.',
  'Say --plain to use it all the same, or choose another place.':
    'Tick that it is without encryption to use it all the same, or choose another place.',
  'Name the folder that backup wrote to.': 'Choose the folder into which copies were made.',
}

export const errors = {
  say: (error: CommonplaceError): string => {
    const problem = error.parameters['problem']
    const message =
      problem === undefined || problem === ''
        ? error.message
        : error.message.replace(String(problem), () => sayProblem(problems, problem))
    return `${message} ${REMEDIES[error.name] ?? BROUGHT[error.remedy] ?? error.remedy}`
  },
}
