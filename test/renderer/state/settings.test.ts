// Stored settings are taken one by one: one that does not fit falls back alone.
import { expect, test } from 'vitest'
import { keepSettings, useSettings } from '../../../renderer/state/settings.ts'
import { readReadingPlace } from '../../../renderer/state/reading-place.ts'

test('what fits is taken, what does not keeps its default, and a change is written', async () => {
  const written: unknown[] = []
  const stop = await keepSettings({
    getSetting: () => Promise.resolve({ paper: 'sepia', size: 900, width: 'wide', citationStyle: 'chicago' }),
    setSetting: ({ value }) => {
      written.push(value)
      return Promise.resolve()
    },
  })
  const { values, set } = useSettings.getState()
  expect(values).toMatchObject({ paper: 'sepia', size: 19, width: 66, citationStyle: 'chicago' })
  set({ size: 22 })
  set({ size: 23 })
  expect(useSettings.getState().values.size).toBe(23)
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(written).toHaveLength(1)
  expect(written[0]).toMatchObject({ size: 23, paper: 'sepia' })
  stop()
})

test.each<[unknown, unknown]>([
  [
    { offset: 12, progress: 0.5 },
    { offset: 12, progress: 0.5 },
  ],
  [{ offset: -1, progress: 0.5 }, null],
  [{ offset: 1.5, progress: 0.5 }, null],
  [null, null],
  ['12', null],
])('a stored place %j reads %j', (stored, place) => {
  expect(readReadingPlace(stored)).toEqual(place)
})
