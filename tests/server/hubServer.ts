/**
 * A local server that speaks the hub's URL scheme, `/{org}/{name}/resolve/{revision}/{path}`, with its error headers
 * and its CORS, and with repositories that fail in every way that a hub and a network can. Serves no real tokenizer.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { languageModels, type ModelRequest } from './languageModels.ts'
import { tinyTokenizerJson } from './tinyTokenizer.ts'
import { answerFiles } from './tokenizerRepositories.ts'

interface HubRequest {
  readonly method: string
  readonly path: string
  readonly authorization: string | null
  /** What of the file is asked for; null: all of it. */
  readonly range: string | null
}

export interface HubServer {
  /** Address without a slash at its end. */
  readonly url: string
  /** Every request but preflights, in the order of arrival. */
  readonly requests: readonly HubRequest[]
  readonly close: () => Promise<void>
}

/** The commit that every answer names. */
export const HUB_COMMIT = '0123456789abcdef0123456789abcdef01234567'
/** The token that opens `gated/model`. */
export const HUB_TOKEN = 'hf_granted'
/** Bytes that `broken/too-large` announces. */
const TOO_LARGE_BYTES = 200_000_000

interface Asked {
  readonly repository: string
  readonly revision: string
  readonly path: string
  readonly authorization: string | null
  /** How often this path was asked for before. */
  readonly before: number
}

type Behaviour = (response: ServerResponse, asked: Asked) => void

function sendBody(response: ServerResponse, body: string, type = 'application/json'): void {
  response.writeHead(200, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'x-repo-commit': HUB_COMMIT,
  })
  response.end(body)
}

function sendError(response: ServerResponse, status: number, code: string | null): void {
  const body = code ?? 'error'
  response.writeHead(status, { 'content-type': 'text/plain', ...(code === null ? {} : { 'x-error-code': code }) })
  response.end(body)
}

/** Answers tokenizer.json with `body`, and says of everything else that the repository has it not. */
function only(body: (response: ServerResponse, asked: Asked) => void): Behaviour {
  return (response, asked) => {
    if (asked.path === 'tokenizer.json') body(response, asked)
    else sendError(response, 404, 'EntryNotFound')
  }
}

const text = (body: string, type?: string): Behaviour => only((response) => sendBody(response, body, type))

/** Sends the headers and the first half of the tokenizer. */
function sendHalf(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': Buffer.byteLength(tinyTokenizerJson), 'x-repo-commit': HUB_COMMIT })
  response.write(tinyTokenizerJson.slice(0, tinyTokenizerJson.length >> 1))
}

/** Ends the connection after its data has left. */
function cut(response: ServerResponse): void {
  sendHalf(response)
  setTimeout(() => response.socket?.destroy(), 50)
}

function sendSlowly(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': Buffer.byteLength(tinyTokenizerJson), 'x-repo-commit': HUB_COMMIT })
  const body = Buffer.from(tinyTokenizerJson)
  const part = Math.ceil(body.length / 8)
  let at = 0
  const timer = setInterval(() => {
    response.write(body.subarray(at, at + part))
    at += part
    if (at >= body.length) {
      clearInterval(timer)
      response.end()
    }
  }, 40)
  response.on('close', () => clearInterval(timer))
}

/** A byte every two seconds: never silent for long, never done. */
function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': Buffer.byteLength(tinyTokenizerJson), 'x-repo-commit': HUB_COMMIT })
  response.write('{')
  const timer = setInterval(() => response.write(' '), 2000)
  response.on('close', () => clearInterval(timer))
}

const config = JSON.stringify({ tokenizer_class: 'PreTrainedTokenizerFast', model_max_length: 512 })

const chatTemplate = '{% for message in messages %}[{{ message.role }}]{{ message.content | trim }}{% endfor %}'

/** The tokenizer with other files beside it. */
function chatRepository(files: Readonly<Record<string, string>>): Behaviour {
  return (response, { path }) => {
    const body = path === 'tokenizer.json' ? tinyTokenizerJson : files[path]
    if (body === undefined) sendError(response, 404, 'EntryNotFound')
    else sendBody(response, body)
  }
}

/** What each repository does; one that is not here does not exist. */
const repositories: Readonly<Record<string, Behaviour>> = {
  'found/model': (response, { path }) => {
    if (path === 'tokenizer.json') sendBody(response, tinyTokenizerJson)
    else if (path === 'tokenizer_config.json') sendBody(response, config)
    else sendError(response, 404, 'EntryNotFound')
  },
  'chat/in-config': chatRepository({
    'tokenizer_config.json': JSON.stringify({
      bos_token: { content: '<s>' },
      chat_template: [
        { name: 'tool_use', template: 'unused' },
        { name: 'default', template: chatTemplate },
      ],
    }),
  }),
  'chat/in-file': chatRepository({ 'tokenizer_config.json': config, 'chat_template.jinja': chatTemplate }),
  'chat/endless': chatRepository({
    'tokenizer_config.json': JSON.stringify({
      chat_template: '{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}',
    }),
  }),
  'found/without.config-1.0': text(tinyTokenizerJson),
  'gated/model': (response, { authorization, path }) => {
    if (authorization !== `Bearer ${HUB_TOKEN}`) sendError(response, authorization === null ? 401 : 403, 'GatedRepo')
    else if (path === 'tokenizer.json') sendBody(response, tinyTokenizerJson)
    else sendError(response, 404, 'EntryNotFound')
  },
  'gated/without-code': (response) => sendError(response, 401, null),
  'missing/without-code': (response) => sendError(response, 404, null),
  'empty/model': (response) => sendError(response, 404, 'EntryNotFound'),
  'empty/without-code': (response, { path }) => {
    if (path === 'config.json') sendBody(response, '{}')
    else sendError(response, 404, null)
  },
  'broken/json': text('{"model": {"type": "BPE", '),
  'broken/html': text('<!doctype html><title>Log in</title>', 'text/html'),
  'broken/array': text('[1, 2, 3]'),
  'broken/no-tokenizer': text('{"architectures": ["BertModel"]}'),
  'broken/unsupported': text(
    JSON.stringify({ ...JSON.parse(tinyTokenizerJson), model: { type: 'Telepathy', vocab: {} } }),
  ),
  'broken/config': (response, { path }) => sendBody(response, path === 'tokenizer.json' ? tinyTokenizerJson : '{'),
  'broken/too-large': only((response) => {
    response.writeHead(200, { 'content-length': TOO_LARGE_BYTES })
    response.write('{')
  }),
  'broken/server': (response) => sendError(response, 500, null),
  'network/stalled': only((response) => sendHalf(response)),
  'network/silent': () => {},
  'network/slow': only((response) => sendSlowly(response)),
  'network/dripping': only((response) => drip(response)),
  'network/cut': only((response) => cut(response)),
  'network/cut-once': only((response, { before }) => {
    if (before === 0) cut(response)
    else sendBody(response, tinyTokenizerJson)
  }),
  'network/fails-once': only((response, { before }) => {
    if (before === 0) sendError(response, 503, null)
    else sendBody(response, tinyTokenizerJson)
  }),
}

const models = languageModels(HUB_TOKEN)
/** The list of the files of a repository. */
const ROOT_SCHEME = /^\/api\/models\/([^/]+\/[^/]+)\/tree\/([^/]+)$/
const LIST_SCHEME = /^\/api\/models\/([^/]+\/[^/]+)\/tree\/([^/]+)\/onnx$/

/** The first and last byte that a request asks for. */
function rangeOf({ headers }: IncomingMessage): ModelRequest['range'] {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? []
  return from === undefined ? null : [Number(from), to === undefined || to === '' ? null : Number(to)]
}

const URL_SCHEME = /^\/([^/]+\/[^/]+|[^/]+)\/resolve\/([^/]+)\/(.+)$/

/** Revisions that every repository has. */
const REVISIONS: ReadonlySet<string> = new Set(['main', 'v1.0', HUB_COMMIT])

function answer(request: IncomingMessage, response: ServerResponse, requests: HubRequest[]): void {
  response.setHeader('access-control-allow-origin', '*')
  response.setHeader(
    'access-control-expose-headers',
    'X-Repo-Commit, X-Error-Code, X-Error-Message, ETag, Content-Length, Content-Range',
  )
  if (request.method === 'OPTIONS') {
    response.writeHead(204, {
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '',
    })
    response.end()
    return
  }
  const path = new URL(request.url ?? '/', 'http://hub').pathname
  const authorization = request.headers.authorization ?? null
  const before = requests.filter((earlier) => earlier.path === path).length
  requests.push({ method: request.method ?? '', path, authorization, range: request.headers.range ?? null })
  const listed = LIST_SCHEME.exec(path)
  const parts = listed ?? URL_SCHEME.exec(path)
  const model = models[parts?.[1] ?? '']
  if (model !== undefined && REVISIONS.has(decodeURIComponent(parts?.[2] ?? ''))) {
    response.setHeader('x-repo-commit', HUB_COMMIT)
    model(response, {
      path: listed === null ? (parts?.[3] ?? '') : null,
      authorization,
      range: rangeOf(request),
      before,
    })
    return
  }
  const root = ROOT_SCHEME.exec(path)
  const [, asked = '', , named = ''] = root ?? parts ?? []
  response.setHeader('x-repo-commit', HUB_COMMIT)
  if (answerFiles(asked, { path: root === null ? named : null, range: rangeOf(request) }, response)) return
  const behaviour = repositories[parts?.[1] ?? '']
  if (parts === null || behaviour === undefined) {
    sendError(response, 404, 'RepoNotFound')
    return
  }
  const [, repository = '', revision = '', file = ''] = parts
  if (!REVISIONS.has(decodeURIComponent(revision))) sendError(response, 404, 'RevisionNotFound')
  else behaviour(response, { repository, revision, path: file, authorization, before })
}

/** Starts the server on a free port of this machine. */
export async function startHubServer(): Promise<HubServer> {
  const requests: HubRequest[] = []
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => answer(request, response, requests))
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server has no address')
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
