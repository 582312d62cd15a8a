// Which commands the window knows of: those there are, those there were, and those it is only told of.
import { beforeEach, expect, test } from 'vitest'
import { useKnownCommands } from '../../../renderer/commands/known-commands.ts'
import { type Command, commandFor, useRegistry } from '../../../renderer/commands/registry.ts'

const command = (id: string, key: string): Command => ({ id, title: id, group: 'reading', keys: [key], run: () => {} })
const mapOf = (...commands: Command[]) => new Map(commands.map((one) => [one.id, one]))
const known = () => [...useKnownCommands.getState().commands.keys()]

beforeEach(() => useRegistry.setState({ commands: new Map(), told: new Map() }))

test('what is told of is known, and does not run', () => {
  useRegistry.setState({ told: mapOf(command('reader.next', 'J')) })
  expect(known()).toContain('reader.next')
  expect(commandFor('J', useRegistry.getState().commands.values(), {})).toBeNull()
})

test('what was there stays known when its view has closed', () => {
  useRegistry.setState({ commands: mapOf(command('search.next', 'Alt+N')) })
  useRegistry.setState({ commands: new Map() })
  expect(known()).toContain('search.next')
})

test('what is there comes before what was told of it', () => {
  const there = command('reader.next', 'J')
  useRegistry.setState({ told: mapOf(command('reader.next', 'J')), commands: mapOf(there) })
  expect(useKnownCommands.getState().commands.get('reader.next')).toBe(there)
})
