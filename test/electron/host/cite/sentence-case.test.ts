// Headline capitals taken back, names kept.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isHeadline, sentenceCase } from '../../../../electron/host/cite/sentence-case.ts'

const cases: [before: string, after: string][] = [
  ['The Rise of Central Asia: A Study of Trade', 'The rise of Central Asia: A study of trade'],
  ['Russian Foreign Policy After the Cold War', 'Russian foreign policy after the Cold War'],
  ['NATO and the European Union in World Politics', 'NATO and the European Union in world politics'],
  ['COVID-19 and Public Health Systems', 'COVID-19 and public health systems'],
  ['The iPhone Generation: How Phones Change Us', 'The iPhone generation: How phones change us'],
  ['Post-Soviet Regimes and Their Discontents', 'Post-Soviet regimes and their discontents'],
  ['World War II and the Making of Modern Europe', 'World War II and the making of modern Europe'],
  ['Self-Regulation in the Classroom', 'Self-regulation in the classroom'],
  ['China’s Belt and Road Initiative', 'China’s belt and road initiative'],
  ['Who Governs? Power in an American City', 'Who governs? Power in an American city'],
  ['“Soft Power” and Its Limits', '“Soft power” and its limits'],
  ['The Reception of Foucault in Public Health', 'The reception of Foucault in public health'],
  ['A Study of <i>Homo Sapiens</i> in Modern Kenya', 'A study of <i>homo sapiens</i> in modern Kenya'],
  [
    'Why <span class="nocase">The Economist</span> Writes Short Words',
    'Why <span class="nocase">The Economist</span> writes short words',
  ],
  // In sentence case already, or too short to tell.
  ['Regionalism in Central Asia and the Caucasus', 'Regionalism in Central Asia and the Caucasus'],
  ['The harbour report', 'The harbour report'],
  ['Coal', 'Coal'],
  ['Zwischen Macht und Recht', 'Zwischen Macht und Recht'],
  ['', ''],
]

describe('a title in headline capitals', () => {
  it.each(cases)('%s', (before, after) => {
    expect(sentenceCase(before, new Set(['Foucault']))).toBe(after)
  })

  it('is in sentence case afterwards, letters and length the same, and stays so', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Z][a-z]{2,9}[:?]?$/), { maxLength: 9 }), (words) => {
        const title = words.join(' ')
        const once = sentenceCase(title)
        expect(once.toLowerCase()).toBe(title.toLowerCase())
        if (isHeadline(title)) expect(sentenceCase(once)).toBe(once)
      }),
    )
  })
})
