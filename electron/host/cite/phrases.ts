// Words that no locale of CSL has, by language: those for works quoted in others, for remarks about a quotation, and for
// what a list of works and its groups are called. A language that is not here gets English.

export interface Phrases {
  /** Before the work that was read: "Kastner, 2016, as cited in Lane, 2014". */
  asCitedIn: string
  translation: string
  emphasis: string
  /** Above the list of works, in styles that cite in the text. */
  references: string
  /** … and in those that cite in notes. */
  bibliography: string
  primary: string
  secondary: string
  others: string
}

type Row = [
  asCitedIn: string,
  translation: string,
  emphasis: string,
  references: string,
  bibliography: string,
  primary: string,
  secondary: string,
  others: string,
]

// oxfmt-ignore
const ROWS: Record<string, Row> = {
  ca: ['citat a', 'traducció pròpia', 'èmfasi afegit', 'Referències', 'Bibliografia', 'Fonts primàries', 'Bibliografia secundària', 'Altres obres'],
  cs: ['cit. podle', 'vlastní překlad', 'zvýraznění doplněno', 'Seznam literatury', 'Seznam literatury', 'Prameny', 'Sekundární literatura', 'Další díla'],
  da: ['citeret i', 'min oversættelse', 'min fremhævelse', 'Referencer', 'Litteraturliste', 'Primærkilder', 'Sekundærlitteratur', 'Andre værker'],
  de: ['zitiert nach', 'eigene Übersetzung', 'Hervorhebung hinzugefügt', 'Literaturverzeichnis', 'Literaturverzeichnis', 'Quellen', 'Sekundärliteratur', 'Weiteres'],
  el: ['όπως αναφέρεται σε', 'μετάφραση δική μου', 'η έμφαση δική μου', 'Αναφορές', 'Βιβλιογραφία', 'Πρωτογενείς πηγές', 'Δευτερογενής βιβλιογραφία', 'Άλλα έργα'],
  en: ['as cited in', 'my translation', 'emphasis added', 'References', 'Bibliography', 'Primary sources', 'Secondary literature', 'Other works'],
  es: ['citado en', 'traducción propia', 'énfasis añadido', 'Referencias', 'Bibliografía', 'Fuentes primarias', 'Bibliografía secundaria', 'Otras obras'],
  fi: ['viitattu lähteessä', 'oma käännös', 'korostus lisätty', 'Lähteet', 'Lähdeluettelo', 'Alkuperäislähteet', 'Tutkimuskirjallisuus', 'Muut teokset'],
  fr: ['cité dans', 'ma traduction', 'c’est moi qui souligne', 'Références', 'Bibliographie', 'Sources primaires', 'Littérature secondaire', 'Autres ouvrages'],
  hu: ['idézi', 'saját fordítás', 'kiemelés tőlem', 'Hivatkozások', 'Irodalomjegyzék', 'Elsődleges források', 'Másodlagos irodalom', 'További művek'],
  it: ['citato in', 'traduzione mia', 'corsivo mio', 'Riferimenti bibliografici', 'Bibliografia', 'Fonti primarie', 'Letteratura secondaria', 'Altre opere'],
  nb: ['sitert i', 'min oversettelse', 'min utheving', 'Referanser', 'Litteraturliste', 'Primærkilder', 'Sekundærlitteratur', 'Andre verk'],
  nl: ['geciteerd in', 'eigen vertaling', 'cursivering toegevoegd', 'Literatuurlijst', 'Bibliografie', 'Primaire bronnen', 'Secundaire literatuur', 'Overige werken'],
  nn: ['sitert i', 'mi omsetjing', 'mi utheving', 'Referansar', 'Litteraturliste', 'Primærkjelder', 'Sekundærlitteratur', 'Andre verk'],
  pl: ['cyt. za', 'tłumaczenie własne', 'wyróżnienie własne', 'Bibliografia', 'Bibliografia', 'Źródła', 'Opracowania', 'Inne prace'],
  pt: ['citado em', 'tradução minha', 'ênfase acrescentada', 'Referências', 'Bibliografia', 'Fontes primárias', 'Literatura secundária', 'Outras obras'],
  'pt-BR': ['apud', 'tradução nossa', 'grifo nosso', 'Referências', 'Bibliografia', 'Fontes primárias', 'Literatura secundária', 'Outras obras'],
  ro: ['citat în', 'traducere proprie', 'sublinierea mea', 'Referințe', 'Bibliografie', 'Surse primare', 'Literatură secundară', 'Alte lucrări'],
  ru: ['цит. по', 'перевод мой', 'выделено мной', 'Список литературы', 'Список литературы', 'Источники', 'Литература', 'Другие работы'],
  sk: ['cit. podľa', 'vlastný preklad', 'zvýraznenie doplnené', 'Zoznam literatúry', 'Zoznam literatúry', 'Pramene', 'Sekundárna literatúra', 'Ďalšie diela'],
  sv: ['citerad i', 'min översättning', 'min kursivering', 'Referenser', 'Litteraturförteckning', 'Primärkällor', 'Sekundärlitteratur', 'Övriga verk'],
  tr: ['aktaran', 'çeviri bana ait', 'vurgu bana ait', 'Kaynakça', 'Kaynakça', 'Birincil kaynaklar', 'İkincil kaynaklar', 'Diğer eserler'],
  uk: ['цит. за', 'переклад мій', 'виділено мною', 'Список літератури', 'Список літератури', 'Джерела', 'Література', 'Інші праці'],
  'zh-CN': ['转引自', '笔者译', '着重号为笔者所加', '参考文献', '参考文献', '原始文献', '二手文献', '其他文献'],
}

/** The language whose phrases a locale gets, English where its own has none. */
export function phrasesIn(locale: string): string {
  const language = locale.split('-')[0] ?? ''
  return [locale, language === 'no' ? 'nb' : language].find((tag) => Object.hasOwn(ROWS, tag)) ?? 'en'
}

export function phrasesOf(locale: string): Phrases {
  const [asCitedIn, translation, emphasis, references, bibliography, primary, secondary, others] =
    ROWS[phrasesIn(locale)]!
  return { asCitedIn, translation, emphasis, references, bibliography, primary, secondary, others }
}
