// EndNote's XML as EndNote writes it: styled runs, remarks in numbers, dates in two places, types by name or number.
import { expect, it } from 'vitest'
import { readReferences } from '../../../../electron/host/cite/reference-file.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'

const record = (kind: string, fields: string, number = '0') =>
  `<record><rec-number>1</rec-number><ref-type${kind && ` name="${kind}"`}>${number}</ref-type><titles><title>T</title></titles>${fields}</record>`
const read = (...records: string[]) =>
  readReferences('x.xml', `<?xml version="1.0" encoding="UTF-8" ?><xml><records>${records.join('')}</records></xml>`)
const journal = (fields: string) => record('Journal Article', fields)

const records: [name: string, xml: string, expected: CslItem][] = [
  [
    'italics and low figures of a title',
    `<record><ref-type name="Journal Article">17</ref-type><titles><title><style face="normal">Growth of </style><style face="italic">E. coli</style><style face="normal"> in H</style><style face="subscript">2</style><style face="normal">O</style></title></titles></record>`,
    { title: 'Growth of <i>E. coli</i> in H<sub>2</sub>O' },
  ],
  [
    'a title all in italics is plain',
    `<record><ref-type name="Book">6</ref-type><titles><title><style face="italic">Growth </style><style face="italic">of rivers</style></title></titles></record>`,
    { title: 'Growth of rivers' },
  ],
  [
    'a periodical’s full name',
    record(
      'Journal Article',
      '<periodical><full-title>Journal of Rivers</full-title><abbr-1>J Riv</abbr-1></periodical>',
    ).replace('</title></titles>', '</title><secondary-title>J Riv</secondary-title></titles>'),
    { 'container-title': 'Journal of Rivers', 'container-title-short': 'J Riv' },
  ],
  [
    'two ISSNs with remarks',
    journal('<isbn>0021-9193 (Print)&#xD;1098-5530 (Electronic)</isbn>'),
    { ISSN: '0021-9193' },
  ],
  ['an ISBN with a remark', record('Book', '<isbn>978-0-415-00000-1 (pbk.)</isbn>'), { ISBN: '978-0-415-00000-1' }],
  [
    'a report’s number in the field of serials',
    record('Report', '<isbn>WP/12</isbn>'),
    { type: 'report', number: 'WP/12' },
  ],
  [
    'the day beside the year',
    journal('<dates><year>2014</year><pub-dates><date>May 6</date></pub-dates></dates>'),
    { issued: { 'date-parts': [[2014, 5, 6]] } },
  ],
  [
    'the day with its year',
    journal('<dates><year>2010</year><pub-dates><date>12 March 2010</date></pub-dates></dates>'),
    { issued: { 'date-parts': [[2010, 3, 12]] } },
  ],
  [
    'what is no day beside the year',
    journal('<dates><year>2010</year><pub-dates><date>Lent term</date></pub-dates></dates>'),
    { issued: { 'date-parts': [[2010]] } },
  ],
  ['a year in words', journal('<dates><year>in press</year></dates>'), { issued: { literal: 'in press' } }],
  ['a degree', record('Thesis', '<volume>PhD</volume><publisher>Bath</publisher>'), { type: 'thesis', genre: 'PhD' }],
  [
    'a conference and its papers',
    record('Conference Proceedings', '<custom3>Papers</custom3>').replace(
      '</title></titles>',
      '</title><secondary-title>Conf</secondary-title></titles>',
    ),
    { type: 'paper-conference', 'event-title': 'Conf', 'container-title': 'Papers' },
  ],
  ['a type by number alone', record('', '', '17'), { type: 'article-journal' }],
  ['a discussion', record('Discussion Forum', ''), { type: 'post' }],
  [
    'notes, and notes of one’s own',
    journal('<notes>n</notes><research-notes>mine</research-notes>'),
    { note: 'n', annote: 'mine' },
  ],
  [
    'PubMed’s number',
    journal('<accession-num>24123456</accession-num><remote-database-name>PubMed</remote-database-name>'),
    { PMID: '24123456' },
  ],
]
it.each(records)('%s', (_, xml, expected) => expect(read(xml).items[0]).toMatchObject(expected))

it('a degree is no volume, and the day PubMed knew of it no edition', () => {
  const { items } = read(record('Thesis', '<volume>PhD</volume>'), journal('<edition>2014/05/06</edition>'))
  expect(items[0]).not.toHaveProperty('volume')
  expect(items[1]).not.toHaveProperty('edition')
})

it('what no item holds is named once, and a type that is not known', () => {
  const { warnings } = read(
    record(
      'Séance',
      `<label>k</label><auth-address>Dept</auth-address><custom2>x</custom2><urls><related-urls><url>http://a.org</url><url>http://b.org</url></related-urls></urls>`,
    ),
    record('Report', '<label>l</label><number>3</number><isbn>WP/12</isbn><auth-address>Dept</auth-address>'),
    record('Generic', '<label>m</label>'),
  )
  expect(warnings).toEqual([
    { code: 'typeUnknown', parameters: { type: 'Séance' } },
    { code: 'fieldsLeft', parameters: { fields: 'auth-address (2), custom2 (1), isbn (1), urls (1)' } },
  ])
})
