import { describe, expect, test } from 'vitest'
import { variableValue } from '../../../electron/cli/variable.ts'

describe('a variable as typed', () => {
  const cases: [name: string, typed: string, value: unknown][] = [
    ['title', ' Coal and water ', 'Coal and water'],
    ['title', '', null],
    ['author', 'Lane, David', [{ family: 'Lane', given: 'David' }]],
    [
      'author',
      'Lane, David; Frear, Matthew',
      [
        { family: 'Lane', given: 'David' },
        { family: 'Frear', given: 'Matthew' },
      ],
    ],
    ['author', 'King, Martin Luther, Jr.', [{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }]],
    ['editor', 'Centre for Eastern Studies', [{ literal: 'Centre for Eastern Studies' }]],
    ['author', 'Lane, David;', [{ family: 'Lane', given: 'David' }]],
    ['issued', '2014', { 'date-parts': [[2014]] }],
    ['issued', '2014-04', { 'date-parts': [[2014, 4]] }],
    ['accessed', '2014-04-07', { 'date-parts': [[2014, 4, 7]] }],
    ['issued', '2013/2014', { 'date-parts': [[2013], [2014]] }],
    ['issued', '-50', { 'date-parts': [[-50]] }],
    ['volume', '18', '18'],
  ]
  test.each(cases)('%s=%s', (name, typed, value) => {
    expect(variableValue(name, typed)).toEqual(value)
  })

  test.each(['soon', '2014-13', '2014-4-32', '7 April 2014', '2012/2013/2014', '20145'])(
    'issued=%s is no date',
    (typed) => {
      expect(() => variableValue('issued', typed)).toThrow('2014-04-07')
    },
  )
})
