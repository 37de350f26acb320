// The heaps of a page and of its workers after a forced collection, and what the page's is made of.

/** A session with each worker of the page, by the old protocol, in which the page's session carries their messages. */
async function workerSessions(session) {
  const workers = []
  const answers = new Map()
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) =>
    workers.push({ sessionId, name: targetInfo.title || targetInfo.type }),
  )
  session.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
    const { id, result } = JSON.parse(message)
    answers.get(`${sessionId} ${id}`)?.(result)
  })
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  await new Promise((resolve) => setTimeout(resolve, 500))
  let id = 0
  return workers.map(({ sessionId, name }) => ({
    name,
    send: (method, params = {}) => {
      id += 1
      const answer = new Promise((resolve) => answers.set(`${sessionId} ${id}`, resolve))
      void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) })
      return answer
    },
  }))
}

/** Bytes of the objects of a snapshot, by kind and name. */
function kindsOf({ snapshot, nodes, strings }) {
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [typeAt, nameAt, sizeAt] = ['type', 'name', 'self_size'].map((field) => fields.indexOf(field))
  const kinds = {}
  for (let at = 0; at < nodes.length; at += fields.length) {
    const type = types[0][nodes[at + typeAt]]
    const kind = type === 'object' || type === 'native' ? strings[nodes[at + nameAt]].slice(0, 60) : `(${type})`
    kinds[kind] = (kinds[kind] ?? 0) + nodes[at + sizeAt]
  }
  return kinds
}

async function snapshotOf(session) {
  const chunks = []
  const take = ({ chunk }) => chunks.push(chunk)
  session.on('HeapProfiler.addHeapSnapshotChunk', take)
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  session.off('HeapProfiler.addHeapSnapshotChunk', take)
  return JSON.parse(chunks.join(''))
}

/**
 * `bytes`: of JavaScript, by page and worker, with what array buffers hold besides. `elements`: nodes of the document,
 * those that only scripts hold among them. `kinds`: the page's objects, by name.
 */
export async function heapsOf(page) {
  const session = await page.context().newCDPSession(page)
  const bytes = {}
  const measure = async (name, send) => {
    for (let times = 0; times < 3; times++) await send('HeapProfiler.collectGarbage')
    const { usedSize, backingStorageSize = 0 } = await send('Runtime.getHeapUsage')
    const free = bytes[name] === undefined ? name : `${name} ${Object.keys(bytes).length}`
    bytes[free] = usedSize + backingStorageSize
  }
  await measure('page', (method) => session.send(method))
  const { nodes: elements } = await session.send('Memory.getDOMCounters')
  const kinds = kindsOf(await snapshotOf(session))
  for (const { name, send } of await workerSessions(session)) await measure(name, send)
  await session.detach()
  return { bytes, elements, kinds }
}
