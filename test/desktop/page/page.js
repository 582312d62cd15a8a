// A page that does nothing but use the bridge, so that the shell can be tested by itself. It speaks the window's own messages.
const HOST_PORT = 'commonplace-host-port'
const { shell } = window
const seen = { states: [], files: [], commands: [], dropped: [] }

let count = 0
let port = null
const waiting = new Map()

function dial() {
  return new Promise((resolve) => {
    addEventListener('message', function listen(event) {
      if (event.source !== window || event.data !== HOST_PORT) return
      removeEventListener('message', listen)
      resolve(event.ports[0])
    })
    shell.connect()
  })
}

async function connect() {
  port = await dial()
  port.onmessage = ({ data }) => {
    const message = JSON.parse(data)
    if (message.t !== 's') return
    waiting.get(message.i)?.(message)
    waiting.delete(message.i)
  }
  port.addEventListener('close', () => {
    seen.closed = (seen.closed ?? 0) + 1
    for (const [id, settle] of waiting) settle({ i: id, e: { name: 'closed' } })
    waiting.clear()
  })
  port.start()
}

/** One call of the host's contract; rejects with the wire error. */
async function call(name, args = {}) {
  const id = String(++count)
  const answer = await new Promise((resolve) => {
    waiting.set(id, resolve)
    port.postMessage(JSON.stringify({ t: 'q', i: id, m: name, a: [args] }))
  })
  if (answer.e) throw Object.assign(new Error(answer.e.name), answer.e)
  return answer.r
}

window.test = { seen, call, connect }
shell.onHost((state) => seen.states.push(state))
shell.onFiles((paths) => seen.files.push(...paths))
shell.onCommand((id) => seen.commands.push(id))
addEventListener('dragover', (event) => event.preventDefault())
addEventListener('drop', (event) => {
  event.preventDefault()
  seen.dropped.push(...shell.pathsOf([...event.dataTransfer.files]))
})
document.querySelector('#file').addEventListener('change', (event) => {
  seen.dropped.push(...shell.pathsOf([...event.target.files]))
})
await connect()
const status = await call('status')
document.querySelector('#state').textContent = 'ready'
seen.status = status
