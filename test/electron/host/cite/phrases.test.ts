// What CSL's locales have no words for, in the languages theses are written in.
import { describe, expect, it } from 'vitest'
import { openEngines } from '../../../../electron/host/cite/engines.ts'
import { listWords } from '../../../../electron/host/cite/list-words.ts'
import { phrasesIn, phrasesOf } from '../../../../electron/host/cite/phrases.ts'
import { renderText } from '../../../../electron/host/cite/render.ts'
import { CITATION_LOCALES } from '../../../../renderer/state/citation-locales.ts'
import { cluster } from './engine-under-test.ts'

/** Offered in the window, and said to stay English there. */
const ENGLISH = ['en-US', 'en-GB', 'ja-JP']

describe('phrases', () => {
  it.each(CITATION_LOCALES.filter((locale) => !ENGLISH.includes(locale)))('%s has all of its own', (locale) => {
    const english: Record<string, string> = { ...phrasesOf('en-US') }
    for (const [name, phrase] of Object.entries(phrasesOf(locale))) {
      expect(phrase, name).not.toBe('')
      expect(phrase, name).not.toBe(english[name])
      expect(phrase, name).toBe(phrase.normalize('NFC').trim())
    }
  })

  const LANGUAGES: [locale: string, language: string][] = [
    ['en-GB', 'en'],
    ['de-AT', 'de'],
    ['no-NO', 'nb'],
    ['pt-PT', 'pt'],
    ['pt-BR', 'pt-BR'],
    ['zh-CN', 'zh-CN'],
    ['zh-TW', 'en'],
    ['ja-JP', 'en'],
    ['constructor', 'en'],
  ]
  it.each(LANGUAGES)('%s speaks %s', (locale, language) => expect(phrasesIn(locale)).toBe(language))

  const lane = (id: string, family: string, year: number) => ({
    id,
    type: 'book',
    title: 'T',
    author: [{ family, given: 'D' }],
    issued: { 'date-parts': [[year]] },
  })
  const items = [lane('lane', 'Lane', 2014), lane('kastner', 'Kastner', 2016)]
  const quoted = cluster([{ id: 'lane', locator: '3', label: 'page', 'quoted-from': 'kastner', remarks: ['emphasis'] }])
  const PRINTED: [locale: string, text: string][] = [
    ['fr-FR', '(Kastner, 2016, cité dans Lane, 2014, p. 3, c’est moi qui souligne)'],
    ['es-ES', '(Kastner, 2016, citado en Lane, 2014, p. 3, énfasis añadido)'],
    ['it-IT', '(Kastner, 2016, citato in Lane, 2014, p. 3, corsivo mio)'],
    ['pt-BR', '(Kastner, 2016, apud Lane, 2014, p. 3, grifo nosso)'],
    ['pl-PL', '(Kastner, 2016, cyt. za Lane, 2014, s. 3, wyróżnienie własne)'],
    ['ru-RU', '(Kastner, 2016, цит. по Lane, 2014, с. 3, выделено мной)'],
    ['sv-SE', '(Kastner, 2016, citerad i Lane, 2014, s. 3, min kursivering)'],
    ['ja-JP', '(Kastner, 2016年, as cited in Lane, 2014年, p. 3, emphasis added)'],
  ]
  it.each(PRINTED)('in %s', { timeout: 60_000 }, (locale, text) => {
    const made = renderText(openEngines(), { items, clusters: [quoted], style: 'apa', locale, fixups: true })
    expect(made.citations).toEqual([text])
  })

  const TITLES: [locale: string, edition: string, kind: 'in-text' | 'note', title: string][] = [
    ['en-US', 'APA 7', 'in-text', 'References'],
    ['en-US', 'Chicago 18', 'note', 'Bibliography'],
    ['en-US', 'MLA 9', 'in-text', 'Works Cited'],
    ['de-DE', 'MLA 9', 'in-text', 'Literaturverzeichnis'],
    ['fr-FR', 'Chicago 18', 'note', 'Bibliographie'],
    ['fr-FR', 'APA 7', 'in-text', 'Références'],
    ['ja-JP', 'APA 7', 'in-text', 'References'],
  ]
  it.each(TITLES)('in %s the list of %s (%s) is called “%s”', (locale, edition, kind, title) =>
    expect(listWords(locale, { edition, class: kind }).title).toBe(title),
  )
})
