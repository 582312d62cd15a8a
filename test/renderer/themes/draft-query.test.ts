// A question being put together, said in words, and the same question told apart from another.
import { describe, expect, test } from 'vitest'
import { conditionWords, type Named } from '../../../renderer/themes/condition-words.ts'
import { asked, blank, isWhole, replaced, sameQuery, withCondition } from '../../../renderer/themes/draft-query.ts'
import { within } from '../../../renderer/themes/use-gathered.ts'
import { format } from '../../../renderer/messages/en/format.ts'
import { en } from '../../../renderer/messages/en.ts'
import type { Condition, PassageQuery } from '../../../shared/model/passage-query.ts'

const THEME: Condition = { by: 'theme', themes: ['t1'] }
const NOTE: Condition = { by: 'note' }

test('a condition without its values asks nothing, and is left out with its group', () => {
  const kinds = ['theme', 'color', 'kind', 'source', 'work', 'date', 'text'] as const
  for (const by of kinds) expect([by, isWhole(blank(by))]).toEqual([by, false])
  for (const by of ['note', 'untagged'] as const) expect([by, isWhole(blank(by))]).toEqual([by, true])
  expect(asked({ any: [[blank('theme'), NOTE], [blank('text')]] })).toEqual({ any: [[NOTE]] })
})

test('conditions are added to a group or begin one, are replaced, and take their group along', () => {
  const one = withCondition({ any: [] }, 0, THEME)
  expect(one).toEqual({ draft: { any: [[THEME]] }, at: { group: 0, index: 0 } })
  const two = withCondition(one.draft, 1, NOTE)
  expect(two).toEqual({ draft: { any: [[THEME], [NOTE]] }, at: { group: 1, index: 0 } })
  expect(replaced(two.draft, { group: 0, index: 0 }, NOTE)).toEqual({ any: [[NOTE], [NOTE]] })
  expect(replaced(two.draft, { group: 1, index: 0 }, null)).toEqual({ any: [[THEME]] })
})

test('a theme looked at and words typed hold in every group', () => {
  expect(within({ any: [] }, [THEME])).toEqual({ any: [[THEME]] })
  expect(within({ any: [[NOTE], [blank('untagged')]] }, [THEME])).toEqual({
    any: [
      [THEME, NOTE],
      [THEME, { by: 'untagged' }],
    ],
  })
  const nothing: PassageQuery = { any: [] }
  expect(within(nothing, [])).toBe(nothing)
})

test('a question is the same in whatever order its parts were written', () => {
  const query = { any: [[{ by: 'theme' as const, themes: ['a'], not: true }]] }
  expect(sameQuery(query, { any: [[{ not: true, themes: ['a'], by: 'theme' }]] })).toBe(true)
  expect(sameQuery({ any: [[{ by: 'note', not: false }]] }, { any: [[NOTE]] })).toBe(true)
  expect(sameQuery(query, { any: [[{ by: 'theme', themes: ['a'] }]] })).toBe(false)
})

describe('in words', () => {
  const named = {
    messages: en,
    format,
    themes: [{ id: 't1', path: ['Power', 'Veto'] }],
    sources: [
      {
        id: 's1',
        title: 'The Ferry',
        works: [
          { number: 1, item: { title: 'A Work' } },
          { number: 2, item: {} },
        ],
      },
    ],
  } as unknown as Named
  const cases: [condition: Condition, words: string][] = [
    [THEME, 'Theme: Power › Veto'],
    [{ ...THEME, own: true, not: true }, 'not Theme: Power › Veto (itself only)'],
    [{ by: 'theme', themes: ['gone'] }, 'Theme: a theme no longer there'],
    [blank('theme'), 'Theme: …'],
    [{ by: 'color', colors: ['yellow', 'pink'] }, 'Colour: Yellow or Pink'],
    [{ by: 'source', sources: ['s1'] }, 'Source: The Ferry'],
    [
      {
        by: 'work',
        works: [
          { source: 's1', work: 1 },
          { source: 's1', work: 2 },
        ],
      },
      'Work: A Work or The Ferry, Work 2',
    ],
    [NOTE, 'With a note'],
    [{ by: 'note', not: true }, 'Without a note'],
    [{ by: 'untagged', not: true }, 'With a theme'],
    [{ by: 'date', from: '2026-03-01' }, 'Date marked: from Mar 1, 2026'],
    [{ by: 'date', from: '2026-03-01', to: '2026-05-09' }, 'Date marked: Mar 1, 2026 to May 9, 2026'],
    [{ by: 'text', text: ' ferry ' }, 'Words: “ferry”'],
  ]
  test.each(cases)('%j', (condition, words) => expect(conditionWords(condition, named)).toBe(words))
})
