// The ways an essay is printed and damaged: each like a kind of file people bring.
import type { Style } from './press.ts'

const PLAIN: Style = {
  name: 'an archive’s plain text', width: 72, height: 40, columns: 1, hyphens: false, trailing: false, doubled: false, indent: 0, apart: true,
  pageMark: 'formFeed', label: 'foot', marker: 'bracket', notes: 'column', lostCapitals: false, menu: false,
}
export const STYLES: Style[] = [
  PLAIN,
  {
    ...PLAIN, name: 'a journal in two columns', width: 54, columns: 2, hyphens: true, trailing: true, pageMark: 'space', label: 'periodical',
    marker: 'glued', lostCapitals: true,
  },
  { ...PLAIN, name: 'a journal in one column', width: 80, hyphens: true, label: 'head', marker: 'glued' },
  {
    ...PLAIN, name: 'a working paper, double-spaced', width: 92, height: 24, doubled: true, indent: 7, apart: false, pageMark: 'space', label: 'some',
    marker: 'alone',
  },
  { ...PLAIN, name: 'a book with indented paragraphs', width: 66, hyphens: true, apart: false, indent: 4, label: 'head', marker: 'superscript' },
  { ...PLAIN, name: 'a web page', width: Infinity, pageMark: 'none', label: 'none', marker: 'bracket', notes: 'end', menu: true },
]

