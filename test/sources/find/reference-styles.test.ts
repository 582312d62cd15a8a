// Entries in the styles of other countries and subjects, and what lists print besides: editions, translators, entries without a year.
import { expect, test } from 'vitest'
import { parseReference } from '../../../sources/find/references.ts'

const lund = { family: 'Lund', given: 'P.' }
const year = (value: number): { 'date-parts': number[][] } => ({ 'date-parts': [[value]] })

test.each<[name: string, entry: string, item: Record<string, unknown>]>([
  [
    'full stops behind every part, an article',
    'A. Lund, M. Ruud, and B. Holm. Chains of gauges. Harbour Letters, 3(2):11–19, 2004.',
    {
      type: 'article-journal',
      author: [
        { given: 'A.', family: 'Lund' },
        { given: 'M.', family: 'Ruud' },
        { given: 'B.', family: 'Holm' },
      ],
      title: 'Chains of gauges',
      'container-title': 'Harbour Letters',
      volume: '3',
      issue: '2',
      page: '11-19',
      issued: year(2004),
    },
  ],
  [
    'full stops behind every part, proceedings',
    'Ada Lund and Bo Marsh. Who reads tide tables? In Proceedings of the 4th Conference on Harbours, pages 12–19, Riga, 2011. Quay Press.',
    {
      type: 'paper-conference',
      title: 'Who reads tide tables?',
      'container-title': 'Proceedings of the 4th Conference on Harbours',
      page: '12-19',
      publisher: 'Quay Press',
      issued: year(2011),
    },
  ],
  [
    'full stops behind every part, a book',
    'S. Vinther. Correcting tables by hand. Quay Press, Riga, 2007.',
    { type: 'book', title: 'Correcting tables by hand', publisher: 'Quay Press', 'publisher-place': 'Riga' },
  ],
  [
    'British quotation marks',
    'Brekke, J. & Lund, P. (2011) ‘Columns of Character’, Journal of Ledgers, 4(1): 1–22.',
    { title: 'Columns of Character', 'container-title': 'Journal of Ledgers', volume: '4', issue: '1', page: '1-22' },
  ],
  [
    'a chapter behind a comma',
    'Ohlsson, K., Dahl, M. and Ruud, S. (2014) ‘Death and the Ledger’, in T. Holm (ed.) Women and Ships. Leeds: Mudlark Books, pp. 101–130.',
    {
      type: 'chapter',
      title: 'Death and the Ledger',
      'container-title': 'Women and Ships',
      editor: [{ family: 'Holm', given: 'T.' }],
      publisher: 'Mudlark Books',
      'publisher-place': 'Leeds',
      page: '101-130',
    },
  ],
  [
    'APA, a chapter whose publisher has no place',
    'Holm, T. (2003). Piers. In A. Dahl & B. Wold (Eds.), Handbook of shores (pp. 12–40). Oxford University Press.',
    {
      type: 'chapter',
      'container-title': 'Handbook of shores',
      editor: [
        { family: 'Dahl', given: 'A.' },
        { family: 'Wold', given: 'B.' },
      ],
      publisher: 'Oxford University Press',
      page: '12-40',
    },
  ],
  [
    'APA, an edition',
    'Lund, P. (1998). A bank in disguise: Credit in the north (2nd ed.). Quay Press.',
    { title: 'A bank in disguise: Credit in the north', edition: '2', publisher: 'Quay Press' },
  ],
  [
    'APA, a day',
    'Malm, I. (2021, June 14). Why the coast needs fewer harbours. Harbour Monitor. https://example.org/fewer',
    { issued: { 'date-parts': [[2021, 6, 14]] }, title: 'Why the coast needs fewer harbours' },
  ],
  [
    'an institution that publishes what it writes',
    'Ministry of the Coast. (2019). Annual report 2018. Ministry of the Coast.',
    {
      author: [{ literal: 'Ministry of the Coast' }],
      publisher: 'Ministry of the Coast',
      'container-title': undefined,
    },
  ],
  [
    'Chicago, two authors, the year behind them',
    'Dahl, Maria, and Bo Wold. 2016. Sand and Power. London: Routledge.',
    {
      author: [
        { family: 'Dahl', given: 'Maria' },
        { family: 'Wold', given: 'Bo' },
      ],
      title: 'Sand and Power',
      publisher: 'Routledge',
    },
  ],
  [
    'Chicago, the year last',
    'Dahl, Maria. Sand and Power. London: Routledge, 2016.',
    {
      author: [{ family: 'Dahl', given: 'Maria' }],
      title: 'Sand and Power',
      'publisher-place': 'London',
      issued: year(2016),
    },
  ],
  [
    'Chicago, a chapter and its editors',
    'Wold, Bo. “Harbours.” In The Oxford Handbook of Coasts, edited by Maria Dahl and Ida Malm, 33–58. Oxford: Oxford University Press, 2012.',
    {
      type: 'chapter',
      'container-title': 'The Oxford Handbook of Coasts',
      editor: [
        { family: 'Dahl', given: 'Maria' },
        { family: 'Malm', given: 'Ida' },
      ],
      page: '33-58',
    },
  ],
  [
    'a translator',
    'Lund, Per. 1998. A Bank in Disguise. Translated by Ida Malm. Riga: Quay Press.',
    { title: 'A Bank in Disguise', translator: [{ family: 'Malm', given: 'Ida' }] },
  ],
  [
    'Vancouver',
    'Lund P, Dahl M. Sand and state. J Coasts. 2014;12(3):44-61.',
    {
      author: [
        { family: 'Lund', given: 'P' },
        { family: 'Dahl', given: 'M' },
      ],
      title: 'Sand and state',
      'container-title': 'J Coasts',
      volume: '12',
      issue: '3',
      page: '44-61',
    },
  ],
  [
    'Vancouver, et al. and a shortened page',
    'Lund P, Dahl M, Ruud S, et al. Dredging outcomes. Quay 2010; 375: 120–8.',
    { title: 'Dredging outcomes', 'container-title': 'Quay', volume: '375', page: '120-8' },
  ],
  [
    'German, a book',
    'Müller, Hans: Die Speicher am Hafen. Eine Geschichte, Berlin 1998.',
    {
      author: [{ family: 'Müller', given: 'Hans' }],
      title: 'Die Speicher am Hafen. Eine Geschichte',
      'publisher-place': 'Berlin',
      issued: year(1998),
    },
  ],
  [
    'German, editors and an edition',
    'Müller, Hans/Schmidt, Eva (Hrsg.): Handbuch der Speicher, 2. Aufl., Berlin: Quai Verlag 2004.',
    {
      editor: [
        { family: 'Müller', given: 'Hans' },
        { family: 'Schmidt', given: 'Eva' },
      ],
      edition: '2',
      publisher: 'Quai Verlag',
    },
  ],
  [
    'German, an article',
    'Müller, Hans: Speicherrecht, in: Zeitschrift für Hafenkunde 12 (1998), S. 33–47.',
    { 'container-title': 'Zeitschrift für Hafenkunde', volume: '12', page: '33-47', issued: year(1998) },
  ],
  [
    'French, an article',
    'Malm, Ida, « Le prix du grain », Revue du littoral, vol. 12, n° 3, 2009, p. 33-47.',
    { title: 'Le prix du grain', 'container-title': 'Revue du littoral', volume: '12', issue: '3', page: '33-47' },
  ],
  [
    'French, a family name in capitals',
    'MALM Ida, Les veuves de Karrebek, Paris, Éditions du Quai, 2009.',
    {
      author: [{ family: 'Malm', given: 'Ida' }],
      title: 'Les veuves de Karrebek',
      'publisher-place': 'Paris',
      publisher: 'Éditions du Quai',
    },
  ],
  [
    'Spanish',
    'Ruiz, Ana (2011): “El precio del grano”, Revista de la Costa, vol. 12, núm. 3, pp. 33-47.',
    { title: 'El precio del grano', 'container-title': 'Revista de la Costa', issue: '3' },
  ],
  [
    'Russian, dashes between the parts',
    'Мальм И. А. Вдовы и море: кредит в XIX веке // Вестник истории. – 2015. – Т. 4, № 2. – С. 33–47.',
    {
      title: 'Вдовы и море: кредит в XIX веке',
      'container-title': 'Вестник истории',
      volume: '4',
      issue: '2',
      page: '33-47',
    },
  ],
  [
    'no date',
    'Lund, P. (n.d.). Ledgers. Riga: Quay Press.',
    { author: [lund], title: 'Ledgers', publisher: 'Quay Press', issued: undefined },
  ],
  ['not yet out', 'Lund, P. (in press). Ledgers. Riga: Quay Press.', { author: [lund], issued: undefined }],
  [
    'a document’s number is nobody’s name',
    'General Assembly, Resolution 12/34, Sand and Security, A/RES/12/34, 3 May 2001.',
    { author: [{ literal: 'General Assembly' }], issued: year(2001) },
  ],
])('%s', (_name, entry, item) => {
  const parsed = parseReference(entry)!
  for (const [field, value] of Object.entries(item)) expect([field, parsed.item[field]]).toEqual([field, value])
  const said = Object.keys(parsed.item).filter((field) => field !== 'type')
  expect(Object.keys(parsed.confidence).sort()).toEqual(said.sort())
})
