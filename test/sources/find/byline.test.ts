import { expect, test } from 'vitest'
import { isByline, isCollectiveByline } from '../../../sources/find/bylines.ts'

test.each<[name: string, line: string, persons: boolean, collective: boolean]>([
  ['a person', 'By Ada Lund, Riga', true, false],
  ['two persons', 'By Ada Lund and Bo Ruud', true, false],
  ['those who made it', 'By the makers of Commonplace', false, true],
  ['an editorial office', 'By the editors of The Harbour Review', false, true],
  ['a heading in sentence case', 'By the river', false, false],
  ['a heading in headline case', 'By the River Danube', false, false],
  ['a sentence', 'By the end of the year Riga had fallen.', false, false],
])('%s', (_name, line, persons, collective) => {
  expect([isByline(line), isCollectiveByline(line)]).toEqual([persons, collective])
})
