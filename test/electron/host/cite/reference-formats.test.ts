// Other programs' references and the citations in documents: each kind told by its content and read right; hostile ones refused
// by name in bounded time.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { readReferences } from '../../../../electron/host/cite/reference-file.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { zipOf } from './zip-of.ts'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const ENDNOTE = `<?xml version="1.0" encoding="UTF-8" ?><xml><records>
<record><ref-type name="Journal Article">17</ref-type><contributors><authors><author><style face="normal">Lane, David</style></author>
<author><style face="normal">World Health Organization,</style></author></authors></contributors>
<titles><title><style face="normal">Rivers &amp; </style><style face="italic">Fish</style></title><secondary-title>Journal of Rivers</secondary-title></titles>
<pages>12-34</pages><volume>7</volume><number>2</number><keywords><keyword>water</keyword><keyword>fish</keyword></keywords>
<dates><year>2014</year></dates><isbn>1234-5678</isbn><electronic-resource-num>https://doi.org/10.1000/x</electronic-resource-num></record>
<record><ref-type name="Edited Book">28</ref-type><contributors><authors><author>Frear, Matthew</author></authors></contributors>
<titles><title>Delta</title></titles><pub-location>Bath</pub-location><publisher>Delta Press</publisher><dates><year>2015</year></dates></record>
</records></xml>`

const CITAVI = `<?xml version="1.0" encoding="utf-8"?><CitaviExchangeData version="6"><Persons>
<Person id="p1"><FirstName>David</FirstName><LastName>Lane</LastName></Person><Person id="p2"><FirstName>Mo</FirstName><LastName>Frear</LastName></Person></Persons>
<Periodicals><Periodical id="j1"><Name>Journal of Rivers</Name></Periodical></Periodicals><Publishers><Publisher id="h1"><Name>Delta Press</Name></Publisher></Publishers>
<References><Reference id="r1"><ReferenceType>JournalArticle</ReferenceType><Title>Rivers</Title><Subtitle>A study</Subtitle><Year>2014</Year><Periodical>j1</Periodical><PeriodicalID>j1</PeriodicalID><Volume>7</Volume><Number>2</Number><PageRange>&lt;sp&gt;&lt;/sp&gt;&lt;os&gt;12-34&lt;/os&gt;</PageRange><Doi>10.1000/x</Doi></Reference>
<Reference id="r2"><ReferenceType>BookEdited</ReferenceType><Title>Delta</Title><Year>2015</Year></Reference>
<Reference id="r3"><ReferenceType>Contribution</ReferenceType><Title>Mud</Title><PageRange>1–9</PageRange></Reference></References>
<ReferenceAuthors><OnetoN>r1;p1;p2</OnetoN><OnetoN>r3;p1</OnetoN></ReferenceAuthors><ReferenceEditors><OnetoN>r2;p2</OnetoN></ReferenceEditors>
<ReferencePublishers><OnetoN>r2;h1</OnetoN></ReferencePublishers><ReferenceReferences><OnetoN>r3;r2</OnetoN></ReferenceReferences></CitaviExchangeData>`

const ZOTERO = {
  config: { label: 'BetterBibTeX JSON' },
  items: [
    {
      itemType: 'journalArticle',
      citationKey: 'lane2014',
      title: 'Rivers',
      creators: [
        { creatorType: 'author', firstName: 'David', lastName: 'Lane' },
        { creatorType: 'translator', name: 'A Body' },
      ],
      publicationTitle: 'Journal of Rivers',
      date: '2014-04-07',
      accessDate: '2020-01-02T10:00:00Z',
      DOI: 'doi:10.1000/X',
      tags: [{ tag: 'water' }],
    },
    { itemType: 'attachment', title: 'file.pdf' },
    { itemType: 'thesis', citationKey: 'f', title: 'Mud', thesisType: 'PhD', university: 'Bath', date: '2015' },
  ],
}

const lane = {
  id: 1204,
  type: 'book',
  title: 'Rivers “& more”',
  author: [{ family: 'Lane', given: 'David' }],
  issued: { 'date-parts': [['2014']] },
}
const field = (instruction: string, cut = instruction.length): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${escaped(instruction.slice(0, cut))}</w:instrText></w:r><w:r><w:instrText>${escaped(instruction.slice(cut))}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>(Lane 2014)</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
const zotero = (...items: object[]): string =>
  ` ADDIN ZOTERO_ITEM CSL_CITATION ${JSON.stringify({ citationID: 'x', citationItems: items.map((itemData) => ({ itemData })) })} `
const document = (body: string): string => `<w:document><w:body><w:p>${body}</w:p></w:body></w:document>`
const docx = (body: string, more: Record<string, string> = {}): Buffer =>
  zipOf({ 'word/document.xml': document(body), ...more })
const SOURCES = `<?xml version="1.0"?><b:Sources xmlns:b="x" SelectedStyle=""><b:Source><b:Tag>Lan14</b:Tag><b:SourceType>JournalArticle</b:SourceType><b:Title>Rivers</b:Title><b:JournalName>Journal of Rivers</b:JournalName><b:Year>2014</b:Year><b:Month>4</b:Month>
<b:Author><b:Author><b:NameList><b:Person><b:Last>Lane</b:Last><b:First>David</b:First><b:Middle>A.</b:Middle></b:Person></b:NameList></b:Author><b:Editor><b:Corporate>A Body</b:Corporate></b:Editor></b:Author></b:Source></b:Sources>`
const odt = (body: string): Buffer =>
  zipOf({ 'content.xml': `<office:document-content><text:p>${body}</text:p></office:document-content>` })

function citaviProject(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'citavi-'))
  const file = join(folder, 'p.ctv6')
  const db = new DatabaseSync(file)
  db.exec(`create table Reference (ID blob, ReferenceType text, Title text, Subtitle text, Year text, PeriodicalID blob, Volume text, Number text, PageRange text, Doi text, CitationKey text);
    create table Person (ID blob, FirstName text, LastName text, Prefix text); create table Periodical (ID blob, Name text);
    create table ReferenceAuthor (ReferenceID blob, PersonID blob, "Index" int);
    insert into Reference values (x'01', 'JournalArticle', 'Rivers', 'A study', '2014', x'0a', '7', '2', '12-34', '10.1000/x', 'lane14');
    insert into Person values (x'02', 'David', 'Lane', null), (x'03', 'Jan', 'Berg', 'van den'); insert into Periodical values (x'0a', 'Journal of Rivers');
    insert into ReferenceAuthor values (x'01', x'03', 1), (x'01', x'02', 0)`)
  db.close()
  const bytes = readFileSync(file)
  rmSync(folder, { recursive: true })
  return bytes
}

const cases: [name: string, content: string | Buffer, format: string, expected: CslItem[]][] = [
  [
    'EndNote XML',
    ENDNOTE,
    'endnote-xml',
    [
      {
        type: 'article-journal',
        title: 'Rivers & <i>Fish</i>',
        'container-title': 'Journal of Rivers',
        author: [{ family: 'Lane', given: 'David' }, { literal: 'World Health Organization' }],
        volume: '7',
        issue: '2',
        page: '12-34',
        ISSN: '1234-5678',
        DOI: '10.1000/x',
        keyword: 'water, fish',
        issued: { 'date-parts': [[2014]] },
      },
      { type: 'book', title: 'Delta', editor: [{ family: 'Frear', given: 'Matthew' }], 'publisher-place': 'Bath' },
    ],
  ],
  [
    'Citavi’s XML',
    CITAVI,
    'citavi-xml',
    [
      {
        type: 'article-journal',
        title: 'Rivers: A study',
        'container-title': 'Journal of Rivers',
        author: [
          { family: 'Lane', given: 'David' },
          { family: 'Frear', given: 'Mo' },
        ],
        page: '12-34',
        issue: '2',
        DOI: '10.1000/x',
      },
      { type: 'book', title: 'Delta', publisher: 'Delta Press', editor: [{ family: 'Frear', given: 'Mo' }] },
      {
        type: 'chapter',
        title: 'Mud',
        'container-title': 'Delta',
        publisher: 'Delta Press',
        editor: [{ family: 'Frear', given: 'Mo' }],
        page: '1-9',
        issued: { 'date-parts': [[2015]] },
      },
    ],
  ],
  [
    'a project of Citavi’s',
    citaviProject(),
    'citavi',
    [
      {
        id: 'lane14',
        type: 'article-journal',
        title: 'Rivers: A study',
        'container-title': 'Journal of Rivers',
        author: [
          { family: 'Lane', given: 'David' },
          { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van den' },
        ],
        issued: { 'date-parts': [[2014]] },
      },
    ],
  ],
  [
    'Better BibTeX’ JSON',
    JSON.stringify(ZOTERO),
    'zotero-json',
    [
      {
        id: 'lane2014',
        type: 'article-journal',
        author: [{ family: 'Lane', given: 'David' }],
        translator: [{ literal: 'A Body' }],
        'container-title': 'Journal of Rivers',
        DOI: '10.1000/X',
        issued: { 'date-parts': [[2014, 4, 7]] },
        accessed: { 'date-parts': [[2020, 1, 2]] },
        keyword: 'water',
      },
      { id: 'f', type: 'thesis', genre: 'PhD', publisher: 'Bath' },
    ],
  ],
  [
    'a .docx with Zotero’s fields, cut anywhere, the same work twice',
    docx(field(zotero(lane), 40) + field(zotero(lane))),
    'docx',
    [
      {
        type: 'book',
        title: 'Rivers “& more”',
        author: lane.author,
        issued: { 'date-parts': [[2014]] },
        id: 'lane2014',
      },
    ],
  ],
  [
    'a .docx with Mendeley’s field in a footnote',
    docx('', {
      'word/footnotes.xml': `<w:footnotes>${field(zotero(lane).replace('ZOTERO_ITEM CSL_CITATION', 'CSL_CITATION'))}</w:footnotes>`,
    }),
    'docx',
    [{ title: 'Rivers “& more”' }],
  ],
  [
    'a .docx with the tag of newer Mendeley',
    docx(
      `<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_${Buffer.from(JSON.stringify({ citationItems: [{ itemData: lane }] })).toString('base64')}"/></w:sdtPr></w:sdt>`,
    ),
    'docx',
    [{ title: 'Rivers “& more”' }],
  ],
  [
    'a .docx with EndNote’s field',
    docx(
      field(
        ` ADDIN EN.CITE <EndNote><Cite><Author>Lane</Author>${/<record>[\s\S]*?<\/record>/.exec(ENDNOTE)![0]}</Cite></EndNote>`,
      ),
    ),
    'docx',
    [{ type: 'article-journal', title: 'Rivers & <i>Fish</i>' }],
  ],
  [
    'a .docx with Word’s own sources',
    docx('', { 'customXml/item1.xml': SOURCES }),
    'docx',
    [
      {
        id: 'Lan14',
        type: 'article-journal',
        'container-title': 'Journal of Rivers',
        author: [{ family: 'Lane', given: 'David A.' }],
        editor: [{ literal: 'A Body' }],
        issued: { 'date-parts': [[2014, 4]] },
      },
    ],
  ],
  [
    'a .docx with Zotero’s citations in bookmarks',
    docx('', {
      'docProps/custom.xml': `<Properties>${[zotero(lane).trim().slice('ADDIN '.length)]
        .flatMap((all) => [all.slice(0, 60), all.slice(60)])
        .map(
          (piece, index) =>
            `<property fmtid="x" pid="${index}" name="ZOTERO_BREF_ab_${index + 1}"><vt:lpwstr>${escaped(piece)}</vt:lpwstr></property>`,
        )
        .join('')}</Properties>`,
    }),
    'docx',
    [{ title: 'Rivers “& more”' }],
  ],
  [
    'an .odt with Zotero’s marks',
    odt(
      `<text:reference-mark-start text:name="${escaped(zotero(lane).trim().slice('ADDIN '.length))} RND3kd"/>(Lane)<text:reference-mark-end/>`,
    ),
    'odt',
    [{ title: 'Rivers “& more”', author: lane.author }],
  ],
  [
    'an .odt with LibreOffice’s own entries',
    odt(
      '<text:bibliography-mark text:identifier="Lane14" text:bibliography-type="book" text:author="Lane, David; A Body" text:title="Rivers" text:year="2014">[1]</text:bibliography-mark>',
    ),
    'odt',
    [
      {
        id: 'Lane14',
        type: 'book',
        title: 'Rivers',
        author: [{ family: 'Lane', given: 'David' }, { literal: 'A Body' }],
      },
    ],
  ],
  ['bytes of BibTeX', Buffer.from('@book{k, title = {Straße}}'), 'bibtex', [{ id: 'k', title: 'Straße' }]],
]

describe('references of other programs', () => {
  it.each(cases)('%s', (_, content, format, expected) => {
    const read = readReferences('refs', content)
    expect(read.format).toBe(format)
    expect(read.items).toHaveLength(expected.length)
    for (const [index, item] of expected.entries()) expect(read.items[index]).toMatchObject(item)
  })
})

const nested = (depth: number): string =>
  `<xml><records><record>${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}</record></records></xml>`
const RECORD = /<record>[\s\S]*?<\/record>/.exec(ENDNOTE)![0]
const fieldData = (xml: string): string => {
  const base64 = Buffer.from(`<EndNote><Cite><Author>Lane</Author>${xml}</Cite></EndNote>`).toString('base64')
  const data = `<w:fldChar w:fldCharType="begin"><w:fldData xml:space="preserve">${base64.replace(/.{76}/g, '$&\r\n')}</w:fldData></w:fldChar>`
  // EndNote writes the data twice: with the citation, and in a field within it.
  return `${data}<w:instrText> ADDIN EN.CITE </w:instrText>${data}<w:instrText> ADDIN EN.CITE.DATA </w:instrText><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/><w:t>(Lane)</w:t><w:fldChar w:fldCharType="end"/>`
}
const PLACEHOLDER = {
  $id: '1',
  Entries: [
    {
      $id: '2',
      Reference: {
        $id: '4',
        Id: 'r',
        Authors: [{ $id: '5', Id: 'p', FirstName: 'David', LastName: 'Lane' }],
        ReferenceType: 'Contribution',
        Title: 'Mud',
        PageRange: '<sp><n>12</n></sp><ep><n>34</n></ep><os>12-34</os>',
        CitationKey: 'lane14',
        ParentReference: {
          $id: '6',
          Id: 'q',
          ReferenceType: 'BookEdited',
          Title: 'Delta',
          Year: '2014',
          Editors: [{ $ref: '5' }],
          Publishers: [{ $id: '7', Id: 'h', Name: 'Delta Press' }],
          SeriesTitle: { $id: '8', Id: 's', Name: 'Waters' },
        },
      },
    },
    { $id: '9', Reference: { $ref: '4' } },
  ],
}
const MENDELEY = {
  citationItems: [
    {
      itemData: {
        ...lane,
        id: 'ITEM-1',
        author: [{ family: 'Lane', given: 'David', 'dropping-particle': '', suffix: '', 'parse-names': false }],
      },
    },
  ],
}

describe('citations in documents, as the programs keep them', () => {
  const documents: [name: string, content: Buffer, expected: CslItem[]][] = [
    [
      'EndNote’s records beside the field, twice',
      docx(fieldData(RECORD)),
      [{ type: 'article-journal', title: 'Rivers & <i>Fish</i>', volume: '7' }],
    ],
    [
      'EndNote’s field in a footnote, and one that is broken',
      docx(fieldData('<record><broken></record>'), {
        'word/footnotes.xml': `<w:footnotes>${fieldData(RECORD)}</w:footnotes>`,
      }),
      [{ title: 'Rivers & <i>Fish</i>' }],
    ],
    [
      'Citavi’s field: the part cited, with facts of the whole',
      docx(field(`ADDIN CitaviPlaceholder{${Buffer.from(JSON.stringify(PLACEHOLDER)).toString('base64')}}`, 90)),
      [
        {
          id: 'lane14',
          type: 'chapter',
          title: 'Mud',
          author: [{ family: 'Lane', given: 'David' }],
          editor: [{ family: 'Lane', given: 'David' }],
          'container-title': 'Delta',
          'collection-title': 'Waters',
          publisher: 'Delta Press',
          page: '12-34',
          issued: { 'date-parts': [[2014]] },
        },
      ],
    ],
    [
      'Mendeley’s field: no key and no empty parts of names',
      docx(field(`ADDIN CSL_CITATION ${JSON.stringify(MENDELEY)}`)),
      [{ id: 'lane2014', author: [{ family: 'Lane', given: 'David' }] }],
    ],
    [
      'Mendeley’s marks in an .odt',
      odt(`<text:reference-mark-start text:name="CSL_CITATION ${escaped(JSON.stringify(MENDELEY))} RND1"/>`),
      [{ id: 'lane2014', author: [{ family: 'Lane', given: 'David' }] }],
    ],
    [
      'Zotero’s bookmarks in an .odt',
      zipOf({
        'content.xml':
          '<office:document-content><text:bookmark-start text:name="ZOTERO_BREF_ab"/></office:document-content>',
        'meta.xml': `<office:document-meta>${[zotero(lane).trim().slice('ADDIN '.length)]
          .flatMap((all) => [all.slice(0, 60), all.slice(60)])
          .map(
            (piece, at) =>
              `<meta:user-defined meta:name="ZOTERO_BREF_ab_${at + 1}">${escaped(piece)}</meta:user-defined>`,
          )
          .join('')}</office:document-meta>`,
      }),
      [{ title: 'Rivers “& more”' }],
    ],
    [
      'Word’s sources with a month in words',
      docx('', {
        'customXml/item1.xml': SOURCES.replace('<b:Month>4</b:Month>', '<b:Month>April</b:Month><b:Day>7</b:Day>'),
      }),
      [{ id: 'Lan14', issued: { 'date-parts': [[2014, 4, 7]] } }],
    ],
  ]
  it.each(documents)('%s', (_, content, expected) => {
    const { items } = readReferences('x.docx', content)
    expect(items).toHaveLength(expected.length)
    for (const [index, item] of expected.entries()) expect(items[index]).toMatchObject(item)
  })

  it('a citation that cannot be read is said', () => {
    const { warnings } = readReferences('x.docx', docx(fieldData('<record><broken></record>') + fieldData(RECORD)))
    expect(warnings).toContainEqual({ code: 'citationUnreadable', parameters: { citation: 'Lane' } })
  })
})

describe('Citavi', () => {
  it('keeps series, their numbers and keywords, and says what it has no room for', () => {
    const { items, warnings } = readReferences(
      'x.xml',
      CITAVI.replace(
        '<Title>Delta</Title>',
        '<Title>Delta</Title><SeriesTitleID>s1</SeriesTitleID><Number>12</Number><Edition>2. Aufl.</Edition><Evaluation>Good.</Evaluation><CreatedBy>me</CreatedBy>',
      ).replace(
        '</CitaviExchangeData>',
        '<SeriesTitles><SeriesTitle id="s1"><Name>Waters</Name></SeriesTitle></SeriesTitles><Keywords><Keyword id="k1"><Name>mud</Name></Keyword><Keyword id="k2"><Name>silt</Name></Keyword></Keywords><ReferenceKeywords><OnetoN>r2;k1;k2</OnetoN></ReferenceKeywords></CitaviExchangeData>',
      ),
    )
    expect(items[1]).toMatchObject({
      'collection-title': 'Waters',
      'collection-number': '12',
      edition: '2',
      keyword: 'mud, silt',
    })
    expect(items[2]).toMatchObject({ 'container-title': 'Delta', 'collection-title': 'Waters' })
    expect(warnings).toContainEqual({ code: 'fieldsLeft', parameters: { fields: 'Evaluation (1)' } })
  })
})

const refused: [name: string, content: string | Buffer, problem: RegExp][] = [
  ['entities', `<?xml version="1.0"?><!DOCTYPE xml [<!ENTITY a "x">]><xml><records/></xml>`, /neither|document type/],
  ['an entity of its own', '<xml><records><record><title>&a;</title></record></records></xml>', /unknown entity/],
  ['XML that is too deep', nested(5_000), /larger than any real one/],
  ['broken XML', '<xml><records><record></records></xml>', /closes nothing/],
  ['a zip that is no document', zipOf({ 'a.txt': 'x' }), /neither a .docx nor an .odt/],
  ['a document without citations', docx('plain'), /no citations/],
  ['a bomb', zipOf({ 'word/document.xml': Buffer.alloc(30_000_000, 32) }), /unfolds to more/],
  [
    'a bomb that says it is small',
    zipOf({ 'word/document.xml': Buffer.alloc(30_000_000, 32) }, { size: 10 }),
    /damaged/,
  ],
  ['a document under a password', zipOf({ 'word/document.xml': 'x' }, { flags: 1 }), /password/],
  ['an unknown packing', zipOf({ 'word/document.xml': 'x' }, { method: 99 }), /not known/],
  ['half an archive', docx('').subarray(0, 60), /damaged/],
  [
    'a database of something else',
    (() => {
      const folder = mkdtempSync(join(tmpdir(), 'other-'))
      const db = new DatabaseSync(join(folder, 'x'))
      db.exec('create table t (a)')
      db.close()
      const bytes = readFileSync(join(folder, 'x'))
      rmSync(folder, { recursive: true })
      return bytes
    })(),
    /not a project of Citavi/,
  ],
  ['half a database', citaviProject().subarray(0, 2_000), /./],
  ['50 MB of RIS', `TY  - JOUR\n${'AU  - Lane, David\n'.repeat(2_900_000)}ER  - \n`, /longer than 20000000 characters/],
  [
    'macros that double each other',
    Array.from({ length: 60 }, (_, at) => `@string{m${at} = ${at === 0 ? '"xx"' : `m${at - 1} # m${at - 1}`}}`).join(
      '\n',
    ) + '\n@book{k, title = m59}',
    /unfold/,
  ],
]

describe('what is refused, by name and soon', () => {
  it.each(refused)('%s', { timeout: 20_000 }, (_, content, problem) => {
    expect(() => readReferences('refs', content)).toThrow(problem)
    expect(() => readReferences('refs', content)).toThrow(/^refs could not be read as references/)
  })
})
