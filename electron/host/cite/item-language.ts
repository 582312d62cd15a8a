// The language of a title that does not say it: by script, else by its commonest small words. Headline capitals depend on
// it, so a wrong "English" would print "Zwischen Macht Und Recht"; where nothing speaks, nothing is said.
const SCRIPTS: [script: RegExp, language: string][] = [
  [/[іїєґ]/iu, 'uk'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Hiragana}|\p{Script=Katakana}/u, 'ja'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
]
const SMALL_WORDS: Record<string, string> = {
  en: 'the of and in to for on with from by at is are what how why its their between toward towards after into under',
  de: 'der die das und im zur zum von vom den dem des ein eine einer für mit auf aus zwischen nach über unter wie als bei',
  fr: 'le la les et du des un une dans pour sur avec au aux entre vers par ou où qui que en',
  es: 'el la los las y del un una en para por con sobre entre hacia como',
  it: 'il lo la gli e di del della dei delle un una in per con su tra nel nella',
  pt: 'o a os as e do da dos das um uma em para por com sobre entre no na',
  nl: 'het de een en van voor met op in aan tussen naar over tot uit bij als',
  pl: 'i w na z do dla o od po przez między oraz jako się nie',
}
const WORDS = Object.entries(SMALL_WORDS).map(([language, words]) => [language, new Set(words.split(' '))] as const)

/** A language tag, or "" where the title does not tell. */
export function guessLanguage(title: string): string {
  for (const [script, language] of SCRIPTS) if (script.test(title)) return language
  const words = title.toLowerCase().match(/\p{L}+/gu) ?? []
  const scores = WORDS.map(([language, small]) => ({ language, score: words.filter((word) => small.has(word)).length }))
  scores.sort((a, b) => b.score - a.score)
  const [best, next] = scores
  if (best && next && best.score > next.score) return best.language
  // German spelling marks alone are proof enough of "not English" for capitals.
  return /[ßäöü]/i.test(title) && (!best || best.score === 0) ? 'de' : ''
}
