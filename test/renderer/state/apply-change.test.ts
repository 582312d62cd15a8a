// What the host says has changed is asked again, also where the first answer was still on its way.
import { QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { QuoteDetail } from '../../../shared/model/view.ts'
import { applyChange, makeQueryClient } from '../../../renderer/state/host.tsx'

const changed = { sequence: 1, keys: ['references'], quotes: [], gone: [] }

test('an answer that was asked for before the change is not taken for the one after it', async () => {
  const cache = makeQueryClient()
  const answers: ((answer: string) => void)[] = []
  const observer = new QueryObserver<string>(cache, {
    queryKey: ['references', {}],
    queryFn: () => new Promise((resolve) => answers.push(resolve)),
  })
  const stop = observer.subscribe(() => undefined)
  expect(answers).toHaveLength(1)
  applyChange(cache, changed)
  await expect.poll(() => answers.length).toBe(2)
  answers[0]!('before')
  answers[1]!('after')
  await expect.poll(() => observer.getCurrentResult().data).toBe('after')
  applyChange(cache, { ...changed, keys: ['themes'] })
  expect(answers).toHaveLength(2)
  applyChange(cache, changed)
  await expect.poll(() => answers.length).toBe(3)
  stop()
})

test.each([
  ['a first list', []],
  ['a list asked for once more', [[]]],
])('%s on its way does not take a passage away that was made meanwhile', async (_, earlier) => {
  const cache = makeQueryClient()
  const made = { id: 'an:1', source: 'src:1', start: 0, end: 3 } as QuoteDetail
  const answers: ((list: QuoteDetail[]) => void)[] = []
  const observer = new QueryObserver<QuoteDetail[]>(cache, {
    queryKey: ['quotes', { source: 'src:1' }],
    queryFn: () => new Promise((resolve) => answers.push(resolve)),
  })
  const stop = observer.subscribe(() => undefined)
  for (const list of earlier) {
    answers.shift()!(list)
    await expect.poll(() => observer.getCurrentResult().data).toEqual(list)
    void cache.invalidateQueries()
  }
  await expect.poll(() => answers.length).toBe(1)
  applyChange(cache, { sequence: 1, keys: ['quotes'], quotes: [made], gone: [] })
  await expect.poll(() => answers.length).toBe(2)
  answers[0]!([])
  await new Promise((resolve) => setTimeout(resolve))
  expect(observer.getCurrentResult().data ?? [made]).toEqual([made])
  answers[1]!([made])
  await expect.poll(() => observer.getCurrentResult()).toMatchObject({ data: [made], fetchStatus: 'idle' })
  stop()
})
