/**
 * The large files of a language model that is served with the page: fetched with resumption, checked by hash while the next
 * one comes, and held as blobs, which the browser keeps outside of the page's memory. What was begun or has come stays for a
 * second try.
 */
import * as v from 'valibot'
import { fail, succeed, type Outcome } from '../../core/tokenizers/failure.ts'
import { readJson } from '../tokenizers/readJson.ts'
import { sha256Hex } from '../tokenizers/sha256.ts'
import { Download } from './download.ts'
import type { ModelLoad } from './modelFiles.ts'
import { layoutSchema, type RestoredLayout } from './restoreWeights.ts'

const file = v.object({
  path: v.string(),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
})

/** `tessera.weights` of a config.json: a graph for graphics processors, one for WASM, and how its weights are made. */
const schema = v.object({
  tessera: v.object({
    weights: v.object({ packed: v.string(), restored: v.string(), layout: v.string(), files: v.array(file) }),
  }),
})

export type WeightsList = v.InferOutput<typeof schema>['tessera']['weights']
type WeightFile = v.InferOutput<typeof file>

/** Null where a configuration lists none: then the graph holds the weights. */
export function readWeightsList(configJson: unknown): WeightsList | null {
  const parsed = v.safeParse(schema, configJson)
  return parsed.success ? parsed.output.tessera.weights : null
}

export interface ShippedWeights {
  readonly packed: Blob
  readonly restored: Blob
  readonly layout: RestoredLayout
  /** In the order of the layout, with the names by which the packed graph knows them. */
  readonly data: readonly { readonly name: string; readonly blob: Blob }[]
}

const begun = new Map<string, Download>()
const whole = new Map<string, Blob>()

/** Failures: `not-found` {what, where}, `bad-integrity` {what, detail}, `not-json`, and those of downloads. */
export async function loadWeights(id: string, list: WeightsList, load: ModelLoad): Promise<Outcome<ShippedWeights>> {
  for (const { path, bytes } of list.files) load.onFile(path, 0, bytes)
  const blobs = new Map<string, Blob>()
  const checks: Promise<Outcome<null>>[] = []
  for (const one of list.files) {
    const loaded = await loadFile(id, one, load)
    if (!loaded.ok) return loaded
    blobs.set(one.path, loaded.value.blob)
    checks.push(loaded.value.check)
  }
  for (const check of await Promise.all(checks)) if (!check.ok) return check
  const lacking = (path: string) => fail('not-found', { what: `${id}/${path}`, where: new URL(load.assetsBase).host })
  const [packed, restored, layoutFile] = [blobs.get(list.packed), blobs.get(list.restored), blobs.get(list.layout)]
  if (packed === undefined) return lacking(list.packed)
  if (restored === undefined) return lacking(list.restored)
  if (layoutFile === undefined) return lacking(list.layout)
  const json = readJson(new Uint8Array(await layoutFile.arrayBuffer()), list.layout)
  if (!json.ok) return json
  const layout = v.safeParse(layoutSchema, json.value)
  if (!layout.success) return fail('not-json', { what: list.layout, detail: v.summarize(layout.issues) })
  const folder = list.layout.slice(0, list.layout.lastIndexOf('/') + 1)
  const data: { name: string; blob: Blob }[] = []
  for (const name of layout.output.files) {
    const blob = blobs.get(folder + name)
    if (blob === undefined) return lacking(folder + name)
    data.push({ name, blob })
  }
  return succeed({ packed, restored, layout: layout.output, data })
}

/** A file that has come, and what its hash will say of it. */
interface LoadedFile {
  readonly blob: Blob
  readonly check: Promise<Outcome<null>>
}

async function loadFile(
  id: string,
  { path, bytes, sha256 }: WeightFile,
  load: ModelLoad,
): Promise<Outcome<LoadedFile>> {
  const url = new URL(`models/${id}/${path}`, load.assetsBase).href
  const had = whole.get(url)
  if (had !== undefined) {
    load.onFile(path, bytes, bytes)
    return succeed({ blob: had, check: Promise.resolve(succeed(null)) })
  }
  const download =
    begun.get(url) ??
    new Download({
      url,
      headers: {},
      classify: (response) =>
        response.ok
          ? null
          : {
              code: response.status === 404 ? 'not-found' : 'server',
              values: { what: `${id}/${path}`, where: new URL(url).host, status: response.status },
            },
    })
  begun.set(url, download)
  const fetched = await download.run({
    signal: load.signal,
    onProgress: (loaded) => load.onFile(path, loaded, bytes),
  })
  if (!fetched.ok) return fetched
  begun.delete(url)
  const blob = new Blob([fetched.value])
  const check = async (): Promise<Outcome<null>> => {
    const found = await sha256Hex(fetched.value)
    if (found !== null && found !== sha256) return fail('bad-integrity', { what: path, detail: `SHA-256 ${found}` })
    whole.set(url, blob)
    return succeed(null)
  }
  return succeed({ blob, check: check() })
}
