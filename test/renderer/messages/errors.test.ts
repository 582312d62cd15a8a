// What the window says when something is refused: in the reader's language down to the clause, and never in words of the command line.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { de } from '../../../renderer/messages/de.ts'
import { problems, things } from '../../../renderer/messages/de/problems.ts'
import { en } from '../../../renderer/messages/en.ts'
import { sayProblem } from '../../../renderer/messages/problem.ts'
import { CommonplaceError, ERROR_NAMES } from '../../../shared/rpc/error.ts'

const root = join(import.meta.dirname, '..', '..', '..')

describe('an error in the window', () => {
  test.each(ERROR_NAMES)('%s asks for nothing that only a command line has', (name) => {
    const error = new CommonplaceError(name, { remedy: 'Choose another.', problem: 'it is empty' })
    for (const said of [en.errors.say(error), de.errors.say(error)]) {
      expect(said).not.toMatch(/ --[a-z]|COMMONPLACE_|first line|reference command|use an id/)
      expect(said.length).toBeGreaterThan(20)
    }
  })

  test.each([
    [
      'a folder that is not there',
      new CommonplaceError('roadAway', {
        place: '/stick',
        problem: "ENOENT: no such file or directory, stat '/stick'",
      }),
      '/stick could not be reached: there is no such file or folder (ENOENT). Nothing was changed here or there.',
      '/stick war nicht zu erreichen: eine solche Datei oder einen solchen Ordner gibt es nicht (ENOENT).',
    ],
    [
      'a server that does not answer',
      new CommonplaceError('roadAway', { place: 'https://a/b', problem: 'connect ECONNREFUSED 10.0.0.1:443' }),
      'https://a/b could not be reached: nothing answers there (ECONNREFUSED).',
      'https://a/b war nicht zu erreichen: dort antwortet nichts (ECONNREFUSED).',
    ],
    [
      'a file where a folder belongs',
      new CommonplaceError('roadRefused', {
        place: '/a',
        problem: 'it is a file, not a folder',
        remedy: 'Name a folder.',
      }),
      '/a cannot be used: it is a file, not a folder. Nothing was changed. Name a folder.',
      '/a lässt sich nicht verwenden: es ist eine Datei, kein Ordner. Nichts wurde geändert. Bitte einen Ordner nennen.',
    ],
    [
      'a theme of a name that is taken',
      new CommonplaceError('badValue', {
        what: 'A theme',
        value: 'Memory',
        problem: 'there is a theme of that name in that place',
      }),
      'A theme cannot be “Memory”: there is a theme of that name in that place.',
      'Ein Thema kann nicht „Memory“ sein: an dieser Stelle gibt es schon ein Thema dieses Namens.',
    ],
    [
      'a passphrase that does not open',
      new CommonplaceError('passphraseWrong', { place: '/stick' }),
      'The passphrase does not open /stick. Nothing was changed here or there. Look it up on the recovery sheet',
      'Die Passphrase öffnet /stick nicht.',
    ],
  ])('%s is said in both languages', (_, error, english, german) => {
    expect(en.errors.say(error)).toContain(english)
    expect(de.errors.say(error)).toContain(german)
  })

  test.each([
    ['a clause nobody knows is shown as it came', 'the moon is in the way', 'the moon is in the way'],
    ['a code nobody knows too', 'EXYZ: something', 'EXYZ: something'],
    ['what a prototype has is no clause', 'constructor', 'constructor'],
    [
      'a clause that names something keeps it',
      'themes go at most 8 levels deep',
      'Themen gehen höchstens 8 Ebenen tief',
    ],
    ['no problem is no clause', undefined, ''],
  ])('%s', (_, clause, said) => {
    expect(sayProblem(problems, clause)).toBe(said)
  })
})

/** Errors that are bugs, a damaged library or the command line's own: an English clause is what one reports. */
const REPORTED =
  /^(import|search)\/|cite\/worker|commands\/(importing|note-citing|texts|check)\.ts|store\/(plan|read-model|document)|sync\/(exchange|lan\/frames)/

test('no view shows the words of the host as they come', () => {
  const shown = globSync('renderer/**/*.tsx', { cwd: root }).filter((file) =>
    /(?:error|failed)\??\.(?:message|remedy)/.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(shown).toEqual([])
})

describe('what the host refuses', () => {
  const sources = globSync('electron/host/**/*.ts', { cwd: root }).map((file) => ({
    file: file.replaceAll('\\', '/').replace('electron/host/', ''),
    // Arguments of another shape than the contract's are a bug, too.
    text: readFileSync(join(root, file), 'utf8').replaceAll(/'badArguments', \{[^}]*\}/g, ''),
  }))
  const clauses = sources
    .filter(({ file }) => !REPORTED.test(file))
    .flatMap(({ file, text }) =>
      [
        ...text.matchAll(
          /(?:problem(?:: | =)|(?:refuse|refused|bad|badPath)\((?:[^'"`\n]*, )?|failed\([^'"`\n]*, )\s*'([^'\n]+)'/g,
        ),
      ].map(([, clause]) => [clause!, file] as const),
    )
    .filter(([clause]) => clause.includes(' '))

  test('its clauses are found', () => expect(clauses.length).toBeGreaterThan(50))

  test.each(clauses)('“%s” (%s) has its German', (clause) => {
    expect(sayProblem(problems, clause)).not.toBe(clause)
  })

  test('each thing it names in a value that cannot be has its German', () => {
    const named = sources.flatMap(({ text }) =>
      [...text.matchAll(/what: '((?:A|An|The|That) [^']+|Merging passages)'/g)].map(([, thing]) => thing!),
    )
    expect(named.length).toBeGreaterThan(15)
    expect(named.filter((thing) => !Object.hasOwn(things, thing))).toEqual([])
  })
})
