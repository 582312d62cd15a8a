// The lesson ticks itself from what was really done.
import { describe, expect, it } from 'vitest'
import type { QuoteDetail } from '../../../shared/model/view.ts'
import { nextStep, standing, type Step, stepsDone } from '../../../renderer/welcome/lesson-state.ts'

const quote = (id: string, themeIds: string[] = [], noteId: string | null = null) =>
  ({ id, themeIds, noteId }) as unknown as QuoteDetail
const before = standing([quote('old'), quote('tagged', ['a'], 'note:1')])

describe('a touched passage', () => {
  it.each<[string, QuoteDetail, Step[]]>([
    ['new', quote('new'), ['highlight']],
    ['new with a theme', quote('new', ['a']), ['highlight', 'theme']],
    ['an old one, tagged', quote('old', ['a']), ['theme']],
    ['an old one, recoloured', quote('old'), []],
    ['one that had a theme, untagged', quote('tagged', [], 'note:1'), []],
    ['one that had a theme, given another', quote('tagged', ['a', 'b'], 'note:1'), ['theme']],
    ['a note', quote('old', [], 'note:2'), ['note']],
    ['a note it had', quote('tagged', ['a'], 'note:1'), []],
  ])('%s', (_name, touched, steps) => expect(stepsDone(before, [touched])).toEqual(steps))
})

it('leads to the first step that is not done', () => {
  expect(nextStep(new Set())).toBe('highlight')
  expect(nextStep(new Set(['highlight', 'note']))).toBe('theme')
  expect(nextStep(new Set(['highlight', 'theme', 'note', 'copy']))).toBeNull()
})
