// Real texts, where they are at hand: taken apart for editing and put together again they are what they were.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decode } from '../../../sources/decode.ts'
import { draftOf } from '../../../sources/edit/draft.ts'
import { placed } from '../../../sources/edit/place.ts'
import { readSource } from '../../../sources/read.ts'

const folder = resolve(import.meta.dirname, '..', '..', '..', process.env['SOURCES_DIR'] ?? '../shared/sources')
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.txt')) : []
const why = files.length > 0 ? '' : ` (skipped: the source texts are not in ${folder})`

describe.skipIf(files.length === 0)(`real texts${why}`, () => {
  test.each(files.length > 0 ? files : ['none'])('%s', (file) => {
    const bytes = readFileSync(join(folder, file))
    const read = readSource(bytes, { file })
    if ('refused' in read) throw new Error(read.refused.reason)
    expect(placed(draftOf(decode(bytes, read.encoding).text, read.text))).toEqual(read.text)
  })
})
