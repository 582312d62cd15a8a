// What sections are called in the languages theses cite: the names that say what stands below them.

export const ABSTRACT =
  /^(?:abstract|a b s t r a c t|summary|executive summary|zusammenfassung|kurzfassung|résumé|resumen|resumo|riassunto|аннотация|резюме)\s*[:.]?$/i
export const KEYWORDS =
  /^(?:key\s?words|k e y w o r d s|index terms|schlüsselwörter|schlagwörter|mots[- ]clés|palabras clave|palavras-chave|parole chiave|ключевые слова)\s*[:.]?$/i
export const REFERENCES =
  /^(?:\d+\.?\s+)?(?:references|reference list|bibliography|select(?:ed)? bibliography|works cited|literature(?: cited)?|literatur(?:verzeichnis)?|quellen(?:verzeichnis)?|(?:sources et )?bibliographie|références(?: bibliographiques)?|ouvrages cités|bibliografía|referencias(?: bibliográficas)?|obras citadas|bibliografia|riferimenti bibliografici|referências(?: bibliográficas)?|список (?:использованной )?литературы|литература|библиография|источники)\s*:?$/i
export const ABOUT_AUTHOR =
  /^about the authors?\s*:?$|^(?:über (?:den|die) autor(?:in|en)?|об авторах?|notes? on contributors?|sobre (?:el autor|la autora)|à propos de l['’]auteure?)\s*:?$/i
/** Names of sections that are never the title of a text. */
export const SECTION =
  /^(?:\d+\.?\s+)?(?:introduction|conclusions?|contents|table of contents|preface|foreword|acknowledge?ments?|discussion|methods?|results|background|einleitung|fazit|schluss|inhalt(?:sverzeichnis)?|vorwort|danksagung|sommaire|table des matières|remerciements|avant-propos|introducción|conclusión|conclusiones|índice|agradecimientos|introduzione|conclusioni|indice|introdução|conclusão|введение|заключение|содержание|оглавление|предисловие)\s*$/i
/** "Chapter 3", "Teil II.": it says where a text stands, not what it is called. */
export const CHAPTER =
  /^(?:chapter|part|book|section|kapitel|teil|chapitre|partie|capítulo|parte|capitolo|глава|часть)\s+(?:\d{1,3}|[ivxlc]{1,7}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|первая|вторая|третья|premier|première)[.:]?$/i
export const NOTES =
  /^(?:end|foot)?notes?(?: and references)?$|^anmerkungen$|^fu(?:ß|ss)noten$|^endnoten$|^not[ae]s?$|^notizen$|^note e riferimenti$|^примечания$|^сноски$/i
/** Parts of an issue that nobody signs as a whole. */
export const PART_OF_ISSUE =
  /^(?:letters(?: to the editors?)?|(?:news )?in brief|obituar(?:y|ies)|announcements|calendar|leserbriefe|briefe an die redaktion|kurz notiert|courrier des lecteurs|cartas al director|письма в редакцию)$/i
/** Names of a list of what a text holds. */
export const CONTENTS =
  /^(?:(?:table of )?contents|inhalt(?:sverzeichnis)?|sommaire|table des matières|índice|indice|содержание|оглавление)\s*[:.]?$/i

/** The name of a section, which many texts have, and one text more than once. */
export function isSectionName(text: string): boolean {
  return [ABSTRACT, KEYWORDS, REFERENCES, ABOUT_AUTHOR, SECTION, CHAPTER, CONTENTS, NOTES].some((name) =>
    name.test(text),
  )
}
