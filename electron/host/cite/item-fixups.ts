// What a record needs before the engine sees it, so that the manuals' rules hold where CSL cannot say them. Records in
// the library stay as they are; this works on a copy for one style.
import type { CslItem } from '../../../shared/model/reference.ts'
import { valueOfRoman } from '../../../shared/roman.ts'
import { editionNumber } from './edition-number.ts'
import { asIs, forHeadline } from './headline.ts'
import { guessLanguage } from './item-language.ts'
import type { Style } from './style.ts'

/** A copy of the item as the engine is to see it. */
export function fixedItem(item: CslItem, style: Pick<Style, 'family' | 'class' | 'headlines'>): CslItem {
  const fixed: CslItem = structuredClone(item)
  fixDoi(fixed)
  fixed['language'] ??= guessLanguage(String(fixed['title'] ?? ''))
  if (fixed['language'] === '') delete fixed['language']
  addTranslatedTitle(fixed)
  if (style.family === 'apa') dropAuthorRepeated(fixed)
  if (style.family === 'apa') moveArticleNumber(fixed)
  if (typeof fixed['edition'] === 'string') fixed['edition'] = editionNumber(fixed['edition'])
  fixThesisKind(fixed, style.family)
  if (style.family === 'chicago') dropEditionWord(fixed)
  if (style.family === 'chicago') giveVolumeInFigures(fixed)
  if (style.class === 'note' && fixed['title-short'] === undefined) addShortTitle(fixed)
  if (style.headlines) fixHeadlines(fixed)
  return fixed
}

/** DOIs are stored in every form; the styles put "https://doi.org/" before it. Characters a URL cannot hold are encoded. */
function fixDoi(item: CslItem): void {
  const doi = item['DOI']
  if (typeof doi !== 'string') return
  const bare = doi.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)+/i, '')
  if (bare) item['DOI'] = bare.replace(/[<>#"{}|\\^`\s]/g, (character) => encodeURIComponent(character))
  else delete item['DOI']
}

/** CSL has no variable for a translated title: it stands in brackets behind the title, upright where the title is italic. */
function addTranslatedTitle(item: CslItem): void {
  const translated = item.custom?.['translatedTitle']
  if (typeof translated !== 'string' || translated === '' || item['title'] === undefined) return
  const inItalics = !/^(article|chapter|entry|paper|post|webpage)/.test(item.type ?? '')
  const bracketed = `[${translated}]`
  item['title'] = `${item['title']} ${inItalics ? `<i>${bracketed}</i>` : bracketed}`
}

/** `custom.headlineTitle` is the user's own word on a title's capitals ("Astana Faces Up to Economic Gloom"). */
function fixHeadlines(item: CslItem): void {
  const own = item.custom?.['headlineTitle']
  if (typeof own === 'string' && own !== '') item['title'] = asIs(own)
  if (!/^(?:en\b|$)/i.test(String(item['language'] ?? ''))) return
  for (const variable of ['title', 'title-short', 'container-title', 'collection-title'] as const) {
    const title = item[variable]
    if (typeof title === 'string') item[variable] = forHeadline(title)
  }
}

/** APA leaves a publisher or site out that is its own author. */
function dropAuthorRepeated(item: CslItem): void {
  const [author, ...more] = item.author ?? []
  const name = author?.literal ?? (author?.given === undefined ? author?.family : undefined)
  if (name === undefined || more.length > 0) return
  for (const variable of ['publisher', 'container-title'] as const) {
    const value = item[variable]
    if (typeof value === 'string' && value.trim().toLowerCase() === name.trim().toLowerCase()) delete item[variable]
  }
}

/** "e1000123" is an article's number, not a page: APA prints "Article e1000123". */
function moveArticleNumber(item: CslItem): void {
  const page = item['page']
  if (item.type !== 'article-journal' || typeof page !== 'string' || item['number'] !== undefined) return
  if (!/^e\d+$/i.test(page.trim())) return
  item['number'] = page.trim()
  delete item['page']
}

const DOCTORAL = /^(?:ph\.?\s?d\.?|doctoral|dr\.?)\s*(?:thesis|dissertation|diss\.?)?$/i
const MASTERS = /^(?:m\.?\s?[aps]\.?[a-z.]*|master(?:['’]?s)?)\s*(?:thesis|dissertation)$/i

/** A thesis' kind is data, but the manuals word it: APA "Doctoral dissertation", Chicago "PhD diss.". */
function fixThesisKind(item: CslItem, family: Style['family']): void {
  const genre = item['genre']
  if (item.type !== 'thesis' || typeof genre !== 'string' || family === 'other') return
  if (DOCTORAL.test(genre.trim())) item['genre'] = family === 'apa' ? 'Doctoral dissertation' : 'PhD diss.'
  else if (MASTERS.test(genre.trim())) item['genre'] = family === 'apa' ? 'Master’s thesis' : 'master’s thesis'
}

/** Of a newspaper's edition Chicago says itself that it is one: "Late Edition" would become "Late Edition Edition". */
function dropEditionWord(item: CslItem): void {
  const edition = item['edition']
  if (typeof edition !== 'string' || !/^article-(?:magazine|newspaper)$/.test(item.type ?? '')) return
  const named = edition.replace(/\s*\b(?:edition\b|ed\b\.?)/i, '').trim()
  if (named === '') delete item['edition']
  else item['edition'] = named
}

const VOLUME_WORD = /^(?:vol(?:ume)?|band|bd|tome?|t)\b\.?\s*(?=\d|[IVXL]+\b)/i

/** Chicago says "vol." itself and counts volumes in arabic figures, whatever the work has. "C" may be a series of a journal. */
function giveVolumeInFigures(item: CslItem): void {
  if (typeof item['volume'] !== 'string') return
  const volume = item['volume'].trim().replace(VOLUME_WORD, '')
  item['volume'] = volume
  const figures = /^[IVXL]+$/.test(volume) ? valueOfRoman(volume) : null
  if (figures !== null) item['volume'] = String(figures)
}

/** Subsequent notes name a work by its title without subtitle and initial article. */
function addShortTitle(item: CslItem): void {
  const title = item['title']
  if (typeof title !== 'string' || /[<>]/.test(title)) return
  const main = /^(.+?)(?::\s|\?\s|\s[–—]\s|\.\s(?=\p{Lu}))/u.exec(title)?.[1] ?? title
  const asks = title.charAt(main.length) === '?'
  const english = /^en\b|^$/i.test(String(item['language'] ?? ''))
  const short = english ? main.replace(/^(?:an?|the)\s+(?=\S)/i, '') : main
  const whole = `${short.charAt(0).toLocaleUpperCase()}${short.slice(1)}${asks ? '?' : ''}`
  if (whole !== title) item['title-short'] = whole
}
