// One story of several laptops that edit, undo, are killed, copied and restored, live in different years, and sync halfway over different
// roads: once all have travelled every road they are equal, no acknowledged word is gone unsaid, none stands there twice, and nothing
// comes back that nobody asked for.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { takeBack } from '../../../../../electron/host/store/difference.ts'
import type { AnyRecord, Edit } from '../../../../../electron/host/store/store.ts'
import type { LibraryKeys } from '../../../../../electron/host/sync/keys.ts'
import { newId, typeOfId } from '../../../../../shared/model/id.ts'
import { allRecords, annotation, code, note } from '../../store/sample.ts'
import type { CouchServer } from '../couch-server.ts'
import { Fleet } from '../fleet.ts'
import { Words } from '../words.ts'
import { MOST_LAPTOPS, type Act, type Scenario } from './acts.ts'
import { setYears } from './clock.ts'

/** Where fsync costs nothing; that it happens is for other tests. */
const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
/** Exchanges all round until nobody has news any more; from laptop to laptop news takes some steps. */
const MOST_ROUNDS = 8
/** A line for each laptop, so that some changes of a note touch each other and some do not. */
const LINES = Array.from({ length: MOST_LAPTOPS }, (_, i) => `Laptop ${i} says:`)
/** Each begins with a word, so that a line joined badly shows it twice. */
const TEXT = LINES.map((line, i) => `${line} word${1000 + i}`).join('\n\n')
const NOTES = [0, 1].map(() => note(undefined, { markdown: TEXT }))
const THEMES = [code(undefined, { name: 'Power' }), code(undefined, { name: 'Voice' })]
const PASSAGES = [annotation(), annotation()]
const ALL_NOTES = NOTES.map(({ id }) => id)

let stories = 0

/** Throws where what must hold does not. */
export async function live({ laptops: count, roads, acts }: Scenario, server: CouchServer, keys: LibraryKeys) {
  setYears(0)
  const name = `fleet-${++stories}`
  const fleet = new Fleet(await mkdtemp(join(MEMORY, 'syncing-')), keys, `${server.url}/${name}`)
  try {
    for (let i = 0; i < count; i++) await fleet.add()
    await new Story(fleet, roads).live(acts)
  } finally {
    setYears(0)
    await fleet.close()
    for (const kind of roads)
      if (kind.endsWith('server')) await server.database(`${name}-${kind.replace(' ', '-')}`).destroy()
  }
}

class Story {
  readonly #fleet: Fleet
  readonly #roads: Scenario['roads']
  readonly #words = new Words()
  readonly #frozen = new Set<number>()
  #serial = 0

  constructor(fleet: Fleet, roads: Scenario['roads']) {
    this.#fleet = fleet
    this.#roads = roads
  }

  async live(acts: readonly Act[]): Promise<void> {
    const { laptops } = this.#fleet
    const edits = [...NOTES, ...THEMES, ...PASSAGES]
    await laptops[0]!.replica.commit({ verb: 'import', parameters: {}, edits })
    // One road takes it to each; the others are set up by whoever first comes along.
    for (const from of laptops.keys()) await this.#travel(from, 0, 0, true)
    for (const one of acts) await this.#do(one)
    await this.#untilQuiet()
    const [first, ...others] = laptops
    for (const other of others) assert.deepEqual(view(other), view(first!))
    this.#words.check(first!.replica)
    for (const { replica, sync } of laptops) {
      assert.deepEqual(await replica.verify(), [])
      assert.deepEqual(replica.setAside(), [])
      assert.deepEqual(await sync.quarantine.all(), [])
    }
  }

  #travel(from: number, over: number, to: number, accept = false) {
    const count = this.#fleet.laptops.length
    // A laptop has no road to itself.
    return this.#fleet.travel(
      from,
      this.#roads[over % this.#roads.length]!,
      (from + 1 + (to % (count - 1))) % count,
      accept,
    )
  }

  /** Each over each road in turn, until none of them has had news since the last that had. */
  async #untilQuiet(): Promise<void> {
    const ways = [...this.#fleet.laptops.keys()].flatMap((from) => [...this.#roads.keys()].map((over) => [from, over]))
    for (let quiet = 0, i = 0; quiet < ways.length; i++) {
      assert.ok(i < MOST_ROUNDS * ways.length, 'they come to rest')
      const [from, over] = ways[i % ways.length] as [number, number]
      const { pushed, pulled, merged, held } = await this.#travel(from, over, 0, true)
      assert.equal(held, 0)
      quiet = pushed + pulled + merged === 0 ? quiet + 1 : 0
    }
  }

  async #do(one: Act): Promise<void> {
    const { laptops, steps } = this.#fleet
    const index = one.at % laptops.length
    const { replica, sync } = laptops[index]!
    const commit = (...edits: Edit[]) => replica.commit({ verb: 'annotate', parameters: {}, edits })
    const touching = (ids: readonly string[], work: () => Promise<unknown>) =>
      this.#words.during(replica, ids, work, {
        isNew: one.kind === 'write' || one.kind === 'amend',
        decides: one.kind === 'decide',
      })
    switch (one.kind) {
      case 'write':
      case 'amend': {
        const { id } = NOTES[one.which]!
        const word = `word${++this.#serial}`
        const old = replica.records.get('note', id)!.markdown
        const line = one.kind === 'amend' ? LINES[one.line]! : '\0'
        const markdown = old.includes(line) ? old.replace(line, `${line} ${word}`) : `Now ${word} of ${index}.`
        await touching([id], () => commit({ id, set: { markdown } }))
        break
      }
      case 'decide': {
        const { id } = NOTES[one.which]!
        const other = this.#words.others(replica, id)[0]
        if (other !== undefined)
          await touching([id], () => commit({ id, set: { markdown: other }, settle: ['markdown'] }))
        break
      }
      case 'trash':
      case 'untrash': {
        const { id } = NOTES[one.which]!
        const trashed = one.kind === 'trash'
        if (replica.records.get('note', id)!.trashed === trashed) break
        const revisions = new Set(laptops.map((other) => other.replica.stored(id)?._rev))
        await touching([id], () => commit({ id, set: { trashed } }))
        if (trashed && revisions.size === 1) this.#words.trashedForGood(id)
        break
      }
      case 'tag':
      case 'untag': {
        const themes = [THEMES[one.theme]!.id]
        const { id } = PASSAGES[one.which]!
        await commit(one.kind === 'tag' ? { id, add: { themes } } : { id, remove: { themes } })
        break
      }
      case 'mergeThemes': {
        const [from, to] = THEMES.map(({ id }) => id) as [string, string]
        const moved = PASSAGES.filter(({ id }) => replica.records.get('annotation', id)!.themes.includes(from))
        const retagged = moved.map(({ id }): Edit => ({ id, add: { themes: [to] }, remove: { themes: [from] } }))
        await commit(...retagged, { id: from, set: { trashed: true } })
        break
      }
      case 'splitTheme': {
        const made = code(newId('code'), { name: `Half ${++this.#serial}` })
        await commit(made, { id: PASSAGES[0]!.id, add: { themes: [made.id] } })
        break
      }
      case 'undo':
        if (replica.peek().undo && replica.peek().undo!.verb !== 'import')
          await touching(ALL_NOTES, () => replica.undo())
        break
      case 'redo':
        if (replica.peek().redo) await touching(ALL_NOTES, () => replica.redo())
        break
      case 'undoSync': {
        const [newest] = await sync.stories.newest(1)
        if (!newest || newest.undone) break
        const { edits } = takeBack(newest.fields, (id): AnyRecord | undefined => {
          const type = typeOfId(id)
          return type === null || type === 'change' ? undefined : replica.records.get(type, id)
        })
        await touching(ALL_NOTES, () => replica.commit({ verb: 'undoSync', parameters: {}, edits }))
        await sync.stories.write({ ...newest, undone: true })
        break
      }
      case 'kill':
        await this.#fleet.kill(index)
        break
      case 'freeze':
        await this.#fleet.freeze(index)
        this.#frozen.add(index)
        break
      case 'thaw':
        if (!this.#frozen.has(index)) break
        await this.#travel(index, one.road, 0)
        await this.#fleet.thaw(index)
        // What was undone there may now be undone by nobody, and what it knew of the trash it has forgotten.
        for (const { id } of NOTES) this.#words.touched(id)
        break
      case 'copy':
        await sync.backUp(`${this.#fleet.folderOf(index)}-copies`)
        break
      case 'restore': {
        const before = allRecords(replica)
        await sync.restore(`${this.#fleet.folderOf(index)}-copies`).catch(namedError('roadRefused'))
        assert.deepEqual(allRecords(replica), before, 'a copy of one’s own past changes nothing')
        break
      }
      case 'clock':
        setYears(one.years)
        break
      case 'sync':
        steps.left = one.steps
        if (one.killed === null) await this.#travel(index, one.road, one.to).catch(namedError('roadAway'))
        else await this.#travelToDeath(index, one, one.killed)
        steps.left = Infinity
        break
    }
  }

  async #travelToDeath(index: number, { road, to }: { road: number; to: number }, ms: number): Promise<void> {
    const { steps } = this.#fleet
    let isDead = false
    const die = (): void => {
      if (isDead) return
      this.#fleet.image(index)
      isDead = true
      // What this program does until it is closed nobody hears of.
      steps.left = 0
    }
    const timer = setTimeout(die, ms)
    steps.broken = die
    await this.#travel(index, road, to).catch(namedError('roadAway'))
    clearTimeout(timer)
    die()
    await this.#fleet.kill(index)
  }
}

/** Passes over the one error that may come. */
function namedError(name: string) {
  return (error: Error): void => {
    if (error.name !== name) throw error
  }
}

/** What a person sees of a library: records, and what is disagreed about. */
function view({ replica }: Fleet['laptops'][number]): unknown {
  const records = allRecords(replica)
  const ids = Object.keys(records).sort()
  return [records, ids.map((id) => [id, replica.disagreements(id)])]
}
