// Citations as Zotero's word processor plug-in keeps them in a document, so that it can take over: each a field with the
// citation as CSL-JSON, and the document's settings as a property.
// https://www.zotero.org/support/dev/client_coding (the fields are CSL's csl-citation.json with `uris` and `itemData`)
import type { Citation } from '../../../../shared/model/citation.ts'
import type { CslItem } from '../../../../shared/model/reference.ts'
import { elements } from '../style-check.ts'
import type { Style } from '../style.ts'

const SCHEMA = 'https://github.com/citation-style-language/schema/raw/master/csl-citation.json'
/** Word cuts a property off beyond this. */
const MOST = 255

/** What the field of a citation holds. `shown` is its printed text. */
export function zoteroCitation(
  citation: Citation,
  shown: string,
  item: (id: string | number) => CslItem | undefined,
): string {
  const { citationID, citationItems, properties } = citation
  const content = {
    citationID,
    properties: { formattedCitation: shown, plainCitation: shown, noteIndex: properties.noteIndex },
    citationItems: citationItems.map((cited) => {
      const { custom: _own, ...itemData } = item(cited.id) ?? {}
      // Zotero looks for the item in the user's own library by these, and takes `itemData` where none is found.
      return { ...cited, uris: [`https://commonplace.invalid/items/${encodeURIComponent(cited.id)}`], itemData }
    }),
    schema: SCHEMA,
  }
  return `ADDIN ZOTERO_ITEM CSL_CITATION ${JSON.stringify(content)}`
}

export const ZOTERO_BIBLIOGRAPHY = 'ADDIN ZOTERO_BIBL {"uncited":[],"omitted":[],"custom":[]} CSL_BIBLIOGRAPHY'

/** The style as Zotero knows it: by its own id, where the file has one; ours are at Zotero under their names. */
export function styleAtZotero({ name, csl }: Pick<Style, 'name' | 'csl'>): string {
  const info = elements(csl).find((node) => node.name === 'info')
  const [id] = (info && elements(info).find((node) => node.name === 'id'))?.children ?? []
  return typeof id === 'string' && /^https?:\/\/(?!commonplace\.invalid\/)/.test(id)
    ? id
    : `http://www.zotero.org/styles/${name}`
}

/** Zotero's settings of the document, in properties short enough for Word. */
export function zoteroSettings(style: string, locale: string, notes: boolean): { name: string; value: string }[] {
  const xml =
    '<data data-version="3" zotero-version="7.0">' +
    `<session id="${randomLetters()}"/>` +
    `<style id="${attribute(style)}" locale="${attribute(locale)}" hasBibliography="1" bibliographyStyleHasBeenSet="1"/>` +
    `<prefs><pref name="fieldType" value="Field"/><pref name="noteType" value="${notes ? 1 : 0}"/></prefs></data>`
  const properties: { name: string; value: string }[] = []
  for (let at = 0; at < xml.length; at += MOST)
    properties.push({ name: `ZOTERO_PREF_${properties.length + 1}`, value: xml.slice(at, at + MOST) })
  return properties
}

const attribute = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const randomLetters = (): string => Math.random().toString(36).slice(2, 10).padEnd(8, 'a')
