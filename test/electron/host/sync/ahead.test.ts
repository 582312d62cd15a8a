import { expect, test } from 'vitest'
import { ahead } from '../../../../electron/host/sync/ahead.ts'

function* counted(upTo: number, asked: number[]): Generator<number> {
  for (let i = 1; i <= upTo; i++) {
    asked.push(i)
    yield i
  }
}
async function* pages(upTo: number, asked: number[], failAt = Infinity): AsyncGenerator<number> {
  for (const i of counted(upTo, asked)) {
    if (i === failAt) throw new Error(`page ${i}`)
    yield i
  }
}

test.each([0, 1, 5])('%i pages come whole and in order', async (count) => {
  const got: number[] = []
  for await (const page of ahead(pages(count, []))) got.push(page)
  expect(got).toEqual(Array.from({ length: count }, (_, i) => i + 1))
})

test('the next is asked for while one is taken in, and no more than that', async () => {
  const asked: number[] = []
  for await (const page of ahead(pages(4, asked))) {
    await new Promise((resolve) => setImmediate(resolve))
    expect(asked.length).toBe(Math.min(page + 1, 4))
  }
})

test('an error comes when its page is due', async () => {
  const got: number[] = []
  const reading = (async () => {
    for await (const page of ahead(pages(5, [], 3))) got.push(page)
  })()
  await expect(reading).rejects.toThrow('page 3')
  expect(got).toEqual([1, 2])
})

test('whoever stops early ends it', async () => {
  const asked: number[] = []
  for await (const page of ahead(pages(9, asked))) if (page === 2) break
  await new Promise((resolve) => setImmediate(resolve))
  expect(asked).toEqual([1, 2, 3])
})
