// What a LaTeX document loads for the letters in it. Latin ones every LaTeX sets; others need LuaLaTeX, and a font that has them,
// which is looked for when the document is set: who opens it has other fonts than who wrote it.

const BABEL: Record<string, string> = {
  'en-US': 'american',
  'en-GB': 'british',
  'de-AT': 'naustrian',
  'de-CH': 'nswissgerman',
  de: 'ngerman',
  fr: 'french',
  es: 'spanish',
  it: 'italian',
  nl: 'dutch',
  'pt-BR': 'brazilian',
  pt: 'portuguese',
  pl: 'polish',
  cs: 'czech',
  sv: 'swedish',
  da: 'danish',
  nb: 'norsk',
  fi: 'finnish',
  hu: 'hungarian',
  tr: 'turkish',
  ru: 'russian',
  uk: 'ukrainian',
  el: 'greek',
}

const BROAD = ['Times New Roman', 'FreeSerif', 'Noto Serif', 'DejaVu Serif']

/** babel's name for a language of the script; fonts that have its letters, the best first. */
const SCRIPTS: [letters: RegExp, language: string, fonts: string[]][] = [
  [/\p{Script=Cyrillic}/u, 'russian', BROAD],
  [/\p{Script=Greek}/u, 'greek', BROAD],
  [/\p{Script=Armenian}/u, 'armenian', ['Noto Serif Armenian', 'FreeSerif', 'DejaVu Serif', 'Sylfaen']],
  [/\p{Script=Georgian}/u, 'georgian', ['Noto Serif Georgian', 'FreeSerif', 'DejaVu Serif', 'Sylfaen']],
  [/\p{Script=Hebrew}/u, 'hebrew', ['Times New Roman', 'FreeSerif', 'Noto Serif Hebrew', 'DejaVu Sans']],
  [/\p{Script=Arabic}/u, 'arabic', ['Amiri', 'Noto Naskh Arabic', 'Times New Roman', 'FreeSerif', 'DejaVu Sans']],
  [/\p{Script=Devanagari}/u, 'hindi', ['Noto Serif Devanagari', 'FreeSerif', 'Mangal']],
  [
    /\p{Script=Hiragana}|\p{Script=Katakana}/u,
    'japanese',
    ['Noto Serif CJK JP', 'Hiragino Mincho ProN', 'MS Mincho', 'IPAexMincho', 'Droid Sans Fallback'],
  ],
  [
    /\p{Script=Hangul}/u,
    'korean',
    ['Noto Serif CJK KR', 'AppleMyungjo', 'Batang', 'NanumMyeongjo', 'Droid Sans Fallback'],
  ],
  [
    /\p{Script=Han}/u,
    'chinese',
    ['Noto Serif CJK SC', 'Songti SC', 'SimSun', 'WenQuanYi Zen Hei', 'Droid Sans Fallback'],
  ],
]

/** `first`: what stands before the class, "" for nothing. */
export function latexLetters(text: string, locale: string): { first: string; packages: string } {
  const babel = BABEL[locale] ?? BABEL[locale.split('-')[0] ?? ''] ?? 'american'
  const found = SCRIPTS.filter(([letters]) => letters.test(text))
  // Chinese characters among Japanese ones are Japanese.
  const scripts = found.filter(([, language]) => language !== 'chinese' || !found.some(([, its]) => its === 'japanese'))
  if (scripts.length === 0) {
    return {
      first: '',
      packages: `\\usepackage{iftex}
\\ifPDFTeX\\usepackage[T1]{fontenc}\\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}\\else\\usepackage{fontspec}\\fi
\\usepackage[${babel}]{babel}`,
    }
  }
  const provided = scripts.map(([, language, fonts]) => {
    const provide = language === babel ? '' : `\\babelprovide[import,onchar=ids fonts]{${language}}\n`
    return `${provide}\\lettersof{${language}}{${fonts.join(',')}}`
  })
  return {
    first: '% !TeX program = lualatex\n% Not all of its letters are Latin, and only LuaLaTeX finds a font for each.\n',
    packages: `\\usepackage{iftex}
\\RequireLuaTeX
\\usepackage{fontspec}
\\usepackage[bidi=basic,${babel}]{babel}
\\makeatletter
% The first of these fonts that is on this computer.
\\newcommand*\\lettersof[2]{\\let\\its@font\\@empty
  \\@for\\a@font:=#2\\do{\\ifx\\its@font\\@empty\\IfFontExistsTF{\\a@font}{\\let\\its@font\\a@font}{}\\fi}%
  \\ifx\\its@font\\@empty\\PackageWarningNoLine{fontspec}{No font for #1 was found}\\else
  \\edef\\its@choice{\\noexpand\\babelfont[#1]{rm}{\\its@font}}\\its@choice\\fi}
\\makeatother
${provided.join('\n')}`,
  }
}
