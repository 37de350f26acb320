/**
 * Repositories of the local hub with a language model: the tiny one of tests/fixtures/language models, with the tiny tokenizer,
 * whole and broken in every way that a hub and a network can break it; one with a tokenizer as converted from
 * SentencePiece; and those of one table.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tableModels, type TableModel } from './tableModels.ts'
import { tinyGraph } from './tinyGraph.ts'
import { tinyTokenizerJson } from './tinyTokenizer.ts'

/** What a server answers for one repository. */
export interface ModelRequest {
  /** `config.json`, `onnx/model.onnx`, or null for the list of the folder `onnx`. */
  readonly path: string | null
  readonly authorization: string | null
  /** The first byte asked for, and the last where it is said; null: the whole file. */
  readonly range: readonly [number, number | null] | null
  /** How often this path was asked for before. */
  readonly before: number
}

export type ModelBehaviour = (response: ServerResponse, request: ModelRequest) => void

export const graph = readFileSync(new URL('../fixtures/languageModels/tiny.onnx', import.meta.url))
export const GRAPH_PATH = 'onnx/model.onnx'
const QUANTIZED_PATH = 'onnx/model_quantized.onnx'

const config = {
  model_type: 'llama',
  architectures: ['LlamaForCausalLM'],
  vocab_size: 260,
  hidden_size: 32,
  num_hidden_layers: 2,
  num_attention_heads: 2,
  num_key_value_heads: 2,
  head_dim: 16,
  max_position_embeddings: 64,
  bos_token_id: 259,
  eos_token_id: 259,
}

/** Of the language model `lm/sentencepiece`. */
export const sentencePiece = {
  tokenizerPath: 'tests/fixtures/tokenizers/sentencepiece-converted.json',
  beginToken: 1,
  endToken: 2,
  ...tinyGraph(1_699, 5),
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** As the hub lists a folder; `oid` of a file that is stored apart is its SHA-256. */
function listing(files: Readonly<Record<string, { readonly size: number; readonly oid: string | null }>>): string {
  return JSON.stringify(
    Object.entries(files).map(([path, { size, oid }]) => ({
      type: 'file',
      oid: 'f'.repeat(40),
      size,
      path,
      ...(oid === null ? {} : { lfs: { oid, size, pointerSize: 132 } }),
    })),
  )
}

function sendBytes(response: ServerResponse, bytes: Uint8Array, range: ModelRequest['range'] = null): void {
  if (range === null) {
    response.writeHead(200, { 'content-length': bytes.length, 'accept-ranges': 'bytes' }).end(bytes)
    return
  }
  const [from, to] = range
  const part = bytes.subarray(from, to === null ? bytes.length : to + 1)
  response
    .writeHead(206, {
      'content-length': part.length,
      'content-range': `bytes ${from}-${from + part.length - 1}/${bytes.length}`,
    })
    .end(part)
}

function sendError(response: ServerResponse, status: number, code: string | null): void {
  response.writeHead(status, code === null ? {} : { 'x-error-code': code }).end(code ?? 'error')
}

const json = (response: ServerResponse, text: string): void => sendBytes(response, Buffer.from(text))

type Files = Parameters<typeof listing>[0]

interface Contents {
  readonly files?: Files
  readonly facts?: object
  readonly tokenizer?: string
  /** Whether the server has the hub's list of files. */
  readonly list?: boolean
}

/** The small files, the list, and for the graph whatever `sendGraph` does. */
function repository(
  sendGraph: (response: ServerResponse, request: ModelRequest) => void,
  {
    files = { [GRAPH_PATH]: { size: graph.length, oid: sha256(graph) } },
    facts = config,
    tokenizer = tinyTokenizerJson,
    list = true,
  }: Contents = {},
): ModelBehaviour {
  return (response, request) => {
    const { path } = request
    if (path === null && list) json(response, listing(files))
    else if (path === null) sendError(response, 404, null)
    else if (path === 'config.json') json(response, JSON.stringify(facts))
    else if (path === 'tokenizer.json') json(response, tokenizer)
    else if (path === 'tokenizer_config.json')
      json(response, JSON.stringify({ tokenizer_class: 'PreTrainedTokenizerFast' }))
    else if (path in files) sendGraph(response, request)
    else sendError(response, 404, 'EntryNotFound')
  }
}

const whole: ModelBehaviour = (response, { range }) => sendBytes(response, graph, range)

/** Sends the first half of what was asked for and ends the connection. */
function cut(response: ServerResponse, { range }: ModelRequest): void {
  const [from] = range ?? [0]
  const rest = graph.subarray(from)
  response.writeHead(range === null ? 200 : 206, {
    'content-length': rest.length,
    ...(range === null ? {} : { 'content-range': `bytes ${from}-${graph.length - 1}/${graph.length}` }),
  })
  response.write(rest.subarray(0, rest.length >> 1))
  setTimeout(() => response.socket?.destroy(), 50)
}

const garbage = Buffer.alloc(4000, 7)
const both = {
  [GRAPH_PATH]: { size: graph.length, oid: sha256(graph) },
  [QUANTIZED_PATH]: { size: graph.length - 1, oid: null },
}

const table = ({ graph: bytes, facts, tokenizer }: TableModel): ModelBehaviour =>
  repository((response, { range }) => sendBytes(response, bytes, range), {
    files: { [GRAPH_PATH]: { size: bytes.length, oid: sha256(bytes) } },
    facts,
    tokenizer,
  })

/** By name. `TOKEN` opens the gated one. */
export function languageModels(token: string): Readonly<Record<string, ModelBehaviour>> {
  const found = repository(whole)
  return {
    'lm/found': found,
    ...Object.fromEntries(Object.entries(tableModels).map(([name, model]) => [name, table(model)])),
    'lm/sentencepiece': repository((response, { range }) => sendBytes(response, sentencePiece.graph, range), {
      files: { [GRAPH_PATH]: { size: sentencePiece.graph.length, oid: sha256(sentencePiece.graph) } },
      facts: {
        ...config,
        vocab_size: 1_699,
        bos_token_id: sentencePiece.beginToken,
        eos_token_id: sentencePiece.endToken,
      },
      tokenizer: readFileSync(new URL(`../../${sentencePiece.tokenizerPath}`, import.meta.url), 'utf8'),
    }),
    'lm/two-precisions': repository(whole, { files: both }),
    'lm/gated': (response, request) => {
      if (request.authorization !== `Bearer ${token}`) sendError(response, 401, 'GatedRepo')
      else found(response, request)
    },
    'lm/unlisted': repository(whole, { list: false }),
    'lm/no-onnx': repository(whole, { files: {} }),
    'lm/no-onnx-folder': (response, request) => {
      if (request.path === null) sendError(response, 404, 'EntryNotFound')
      else found(response, request)
    },
    'lm/masked': repository(whole, { facts: { ...config, model_type: 'bert' } }),
    'lm/no-facts': repository(whole, { facts: { architectures: [] } }),
    'lm/missing-file': repository((response) => sendError(response, 404, 'EntryNotFound')),
    'lm/cut': repository((response, request) => {
      if (request.range === null) cut(response, request)
      else response.socket?.destroy()
    }),
    'lm/cut-twice': repository((response, request) =>
      request.before < 2 ? cut(response, request) : whole(response, request),
    ),
    // First after the head of the answer, then before any of it.
    'lm/cut-early': repository((response, request) => {
      if (request.before > 1) return whole(response, request)
      if (request.before === 0) {
        response.writeHead(200, { 'content-length': graph.length })
        response.flushHeaders()
      }
      setTimeout(() => response.socket?.destroy(), 50)
    }),
    'lm/cut-at-once': repository((response) => response.socket?.destroy()),
    'lm/cut-once-no-ranges': repository((response, request) =>
      request.before === 0 ? cut(response, request) : sendBytes(response, graph),
    ),
    'lm/other-bytes': repository((response) => sendBytes(response, garbage)),
    'lm/damaged-once': repository((response, request) => sendBytes(response, request.before === 0 ? garbage : graph), {
      files: { [GRAPH_PATH]: { size: graph.length, oid: null } },
    }),
    'lm/stalled': repository((response) => {
      response.writeHead(200, { 'content-length': graph.length })
      response.write(graph.subarray(0, 1000))
    }),
    'lm/server': repository((response) => sendError(response, 503, null)),
  }
}
