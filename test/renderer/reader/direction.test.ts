// Which way texts and paragraphs run.
import { expect, test } from 'vitest'
import { directionOf, directionOfParagraph } from '../../../renderer/reader/direction.ts'

test.each([
  ['Hebrew', 'מעבורת מחזיקה שתי גדות', 'rtl'],
  ['Arabic with Latin names and digits', 'في سنة 1912 كتب Marlow أن الميناء أغلق', 'rtl'],
  ['English that quotes Hebrew', 'Visitors – שלום among them – praised the view', 'ltr'],
  ['Greek', 'Τὰ πάντα ῥεῖ', 'ltr'],
  ['nothing', '', 'ltr'],
  ['numbers alone', '1912 – 1914', 'ltr'],
])('a text in %s', (_, text, direction) => expect(directionOf(text)).toBe(direction))

test.each([
  ['by its first letter, whatever stands before it', '(12) “מעבורת and a bridge', 'rtl'],
  ['by its first letter, though most are others', 'Marlow כתב שהנמל נסגר', 'ltr'],
  ['as what it stands in where it has no letter', '12 – 14', null],
])('a paragraph runs %s', (_, text, direction) => expect(directionOfParagraph(text)).toBe(direction))
