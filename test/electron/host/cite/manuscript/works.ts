// A small manuscript for tests: invented works, a note with citations, quotations short and long, hostile text.
import { openEngines } from '../../../../../electron/host/cite/engines.ts'
import { makeManuscript } from '../../../../../electron/host/cite/manuscript/make.ts'
import type {
  ManuscriptMade,
  ManuscriptRequest,
  Part,
} from '../../../../../electron/host/cite/manuscript/manuscript.ts'
import type { CslItem } from '../../../../../shared/model/reference.ts'

const engines = openEngines()

function book(id: string, family: string, title: string, year: number): CslItem {
  const author = [{ family, given: 'Ada' }]
  return { id, type: 'book', title, author, issued: { 'date-parts': [[year]] }, publisher: 'Quay' }
}
export const items: CslItem[] = [
  {
    ...book('lane2014', 'Lane', 'Regions', 2014),
    author: [
      { family: 'Lane', given: 'David' },
      { family: 'Frear', given: 'Matthew' },
    ],
  },
  book('kastner2016', 'Kastner', 'Tides', 2016),
  book('ito2020', 'Ito', 'Harbours', 2020),
  book('uncited', 'Nobody', 'Never read', 1999),
]
export const HOSTILE = "\\input{/etc/passwd} $x_1^2$ 100% & #1 {a} ~ <b>&amp;</b> ``q'' -- [z] *s* `c`"
const LONG = `${'word '.repeat(119)}end.`

export const PARTS: Part[] = [
  { kind: 'heading', level: 1, text: `Borders ${HOSTILE}` },
  {
    kind: 'note',
    markdown:
      'My *own* view [see @lane2014, p. 12; @ito2020, chap. 2] meets @kastner2016 [p. 5]. [@nobody, p. 3]\n\n- one\n- two',
  },
  {
    kind: 'passage',
    words: 'The union is “dead”.',
    cited: { id: 'lane2014', locator: '33', label: 'page' },
    origin: 'a.txt',
  },
  {
    kind: 'passage',
    words: LONG,
    cited: { id: 'ito2020', locator: '6–7', label: 'page', 'quoted-from': 'kastner2016' },
    origin: 'a.txt',
  },
  { kind: 'passage', words: HOSTILE, cited: null, origin: 'letters.txt' },
]

/** A note with everything a note can hold, and what Markdown of elsewhere holds. */
export const RICH = `## A heading

Words [@lane2014, pp. 323--326], said Lane [@ito2020]. Then [a link](https://example.org/a?b=1&c=2#d) and [a record](commonplace:an:01ARZ3NDEKTSV4RRFFQ69G5FAV).

- one
  - one deep
    1. counted

5. fifth

   More of the fifth.
6. sixth [@kastner2016, chap. 2; @lane2014]
   [in brackets]

> Quoted “with ‘nested’ marks”.
>
> - listed in it
>
> > quoted in it

\`\`\`
code {x}
  indented
\`\`\`

Line one\\
[two] more

שלום עולם

Война и мир

第一章

***

- [bracket] first
- - dash

1986\\. A year, and [@ito2020]`

export const made = (more: Partial<ManuscriptRequest> = {}): Promise<ManuscriptMade> =>
  makeManuscript(engines, {
    title: `On “Borders” ${HOSTILE}`,
    name: 'borders',
    parts: PARTS,
    items,
    style: 'apa',
    locale: 'en-US',
    format: 'html',
    zotero: false,
    listTitle: 'References',
    ...more,
  })

export const textOf = (made: ManuscriptMade, extension: string): string =>
  Buffer.from(made.files.find(({ name }) => name.endsWith(`.${extension}`))!.base64, 'base64').toString()
