// What sections are called in the languages theses cite: the names that say what stands below them.

export const ABSTRACT = /^(?:abstract|summary|executive summary|zusammenfassung|résumé|аннотация|резюме)\s*[:.]?$/i
export const KEYWORDS = /^(?:key\s?words|schlüsselwörter|schlagwörter|mots[- ]clés|ключевые слова)\s*[:.]?$/i
export const REFERENCES =
  /^(?:\d+\.?\s+)?(?:references|reference list|bibliography|select(?:ed)? bibliography|works cited|literature(?: cited)?|literatur(?:verzeichnis)?|quellen(?:verzeichnis)?|список (?:использованной )?литературы|литература|источники)\s*:?$/i
export const ABOUT_AUTHOR =
  /^about the authors?\s*:?$|^(?:über (?:den|die) autor(?:in|en)?|об авторах?|notes? on contributors?)\s*:?$/i
/** Names of sections that are never the title of a text. */
export const SECTION =
  /^(?:\d+\.?\s+)?(?:introduction|conclusions?|contents|table of contents|preface|foreword|acknowledge?ments?|discussion|methods?|results|background|einleitung|fazit|schluss|inhalt|vorwort|введение|заключение|содержание)\s*$/i
