import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../../electron/cli/commands.ts'
import { commandHelp, overview } from '../../../electron/cli/help.ts'
import { commonplace } from './run.ts'

const named = await Promise.all(Object.entries(COMMANDS).map(async ([name, load]) => [name, await load()] as const))

test('the overview names every command with an example, and the exit codes', async () => {
  const text = await overview()
  for (const [name, { example }] of named) {
    expect(text).toContain(`  ${name} `)
    expect(text).toContain(example)
  }
  expect(text).toContain('Exit code: 0 done, 1 failed, 2 wrong use.')
})

describe('the help of a command', () => {
  test.each(named)('%s has its usage, every option and an example of itself', (name, command) => {
    const text = commandHelp(command)
    expect(command.usage).toMatch(new RegExp(`^${name}\\b`))
    expect(command.example).toContain(`commonplace ${name}`)
    for (const option of Object.keys(command.options)) expect(text).toContain(`--${option}`)
  })
})

test('help needs no library', async () => {
  const { code, stdout, stderr } = await commonplace(['cite', '--help', '--library', '/nowhere/at/all'])
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toContain('commonplace cite ANNOTATION…')
})

test('without a command the overview is printed', async () => {
  expect((await commonplace([])).stdout).toBe(`${await overview()}\n`)
})
