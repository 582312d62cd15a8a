// What the host says has changed is asked again, also where the first answer was still on its way.
import { QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
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
