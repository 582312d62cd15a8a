// Pairing, step by step: who waits and who calls, the code shown here, the code typed from there.
import { type ReactNode, useEffect, useState } from 'react'
import type { PairingView } from '../../shared/model/laptop.ts'
import { fromWireError } from '../../shared/rpc/error.ts'
import { asError, useAct, useAnswer, useForget, useHost } from '../state/host.tsx'
import { useMessages } from '../state/messages.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField, Tick, withButton } from '../ui/field.tsx'
import type { SyncNow } from './use-sync-now.ts'
import styles from './sync-view.module.css'

export function PairDialog({ syncNow, onClose }: { syncNow: SyncNow; onClose: () => void }): ReactNode {
  const { sync, errors } = useMessages()
  const m = sync.lan.pair
  const act = useAct()
  const host = useHost()
  const forget = useForget()
  const lan = useAnswer('lan', {}).data
  const [begun, setBegun] = useState(false)
  const [called, setCalled] = useState(false)
  const [accept, setAccept] = useState(false)
  const [address, setAddress] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  // What ended before this dialog was opened is no news in it.
  const pairing = begun ? (lan?.pairing ?? null) : null

  const begin = async (to: string | null) => {
    setProblem(null)
    try {
      await host.pairLaptop({ address: to, accept })
      setBegun(true)
      setCalled(to !== null)
    } catch (thrown) {
      setProblem(errors.say(asError(thrown)))
    }
    forget('lan')
  }
  const close = () => {
    if (begun && pairing?.state !== 'paired') void act('cancelPairing', {})
    onClose()
  }
  const state = pairing?.state
  useEffect(() => {
    if (state === 'paired') forget('roads')
  }, [state, forget])

  const finish = async () => {
    onClose()
    if (!called) return
    const roads = await host.roads({})
    const mine = roads.find((road) => road.address.kind === 'laptop' && road.address.laptop === pairing?.laptop?.id)
    if (mine) void syncNow(mine.id)
  }

  return (
    <Dialog title={m.title} closeLabel={sync.form.close} isOpen onClose={close}>
      {pairing === null ? (
        <form
          noValidate
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault()
            if (address.trim() !== '') void begin(address.trim())
          }}
        >
          <p className={styles['explain']}>{m.explain}</p>
          <Tick isSelected={accept} onChange={setAccept}>
            {sync.form.accept}
          </Tick>
          <div>
            <Button autoFocus onPress={() => void begin(null)}>
              {m.wait}
            </Button>
          </div>
          <div className={withButton}>
            <TextField label={m.address} help={m.addressHelp} value={address} onChange={setAddress} />
            <Button look="primary" isDisabled={address.trim() === ''} onPress={() => void begin(address.trim())}>
              {m.call}
            </Button>
          </div>
          {problem && (
            <p className={styles['problem']} role="alert">
              {problem}
            </p>
          )}
        </form>
      ) : (
        <Step
          pairing={pairing}
          addresses={lan?.listening ?? []}
          again={() => setBegun(false)}
          finish={() => void finish()}
        />
      )}
    </Dialog>
  )
}

interface StepProps {
  pairing: PairingView
  addresses: readonly string[]
  again: () => void
  finish: () => void
}

function Step({ pairing, addresses, again, finish }: StepProps): ReactNode {
  const { sync, errors } = useMessages()
  const m = sync.lan.pair
  switch (pairing.state) {
    case 'waiting':
      return (
        <div className={styles['form']} role="status">
          <p>{m.waiting}</p>
          <p className={styles['quiet']}>{m.reach}</p>
          <ul className={styles['addresses']}>
            {addresses.map((address) => (
              <li key={address}>
                <code>{address}</code>
              </li>
            ))}
          </ul>
        </div>
      )
    case 'codes':
    case 'confirming':
      return <Codes pairing={pairing} />
    case 'paired':
      return (
        <div className={styles['form']}>
          <p role="status">{m.paired(pairing.laptop?.name ?? '')}</p>
          <div>
            <Button look="primary" autoFocus onPress={finish}>
              {m.done}
            </Button>
          </div>
        </div>
      )
    case 'failed':
      return (
        <div className={styles['form']}>
          <p className={styles['problem']} role="alert">
            {pairing.problem && errors.say(fromWireError(pairing.problem))}
          </p>
          <div>
            <Button autoFocus onPress={again}>
              {m.again}
            </Button>
          </div>
        </div>
      )
  }
}

function Codes({ pairing }: { pairing: PairingView }): ReactNode {
  const { sync } = useMessages()
  const m = sync.lan.pair
  const act = useAct()
  const forget = useForget()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const check = async () => {
    if (typed.trim() === '') return
    const done = await act('typePairingCode', { code: typed })
    forget('lan')
    const missed = done.ok && done.value.state === 'codes'
    setWrong(missed)
    if (missed) setTyped('')
  }
  const code = pairing.code ?? ''
  return (
    <form
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        void check()
      }}
    >
      <p className={styles['quiet']}>{m.shows}</p>
      <p className={styles['code']}>
        {code.slice(0, 3)} {code.slice(3)}
      </p>
      <p className={styles['quiet']}>{m.typeThere}</p>
      {pairing.state === 'confirming' ? (
        <p role="status">{m.confirming}</p>
      ) : (
        <div className={withButton}>
          <TextField
            autoFocus
            label={m.other}
            value={typed}
            onChange={setTyped}
            error={wrong ? m.wrong(pairing.tries) : undefined}
          />
          <Button look="primary" isDisabled={typed.trim() === ''} onPress={() => void check()}>
            {m.check}
          </Button>
        </div>
      )}
    </form>
  )
}
