/** Precisions of weights, by the suffixes of the files in a repository's folder `onnx`, as the hub's exporters name them. */
import type { ListedFile } from '../../tokenizers/hubFolder.ts'
import type { GpuSupport } from '../runtime.ts'

/** In transformers.js's words. */
const suffixes: Readonly<Record<string, string>> = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
  q2: '_q2',
  q2f16: '_q2f16',
  q1: '_q1',
  q1f16: '_q1f16',
}

/** Names of a language model's graph: the usual one, and that of older exports. */
const graphNames = ['model', 'decoder_model_merged'] as const
type GraphName = (typeof graphNames)[number]

export type HubFile = ListedFile

/** One precision: its graph, and the files of weights beside it. */
export interface DtypeFiles {
  readonly dtype: string
  readonly graphName: GraphName
  readonly files: readonly HubFile[]
}

/** The precisions that these files make up, smallest first where sizes are known. */
export function dtypesIn(files: readonly HubFile[]): readonly DtypeFiles[] {
  const found = new Map<string, DtypeFiles>()
  for (const graphName of graphNames) {
    for (const [dtype, suffix] of Object.entries(suffixes)) {
      const path = graphPath(graphName, suffix)
      const graph = files.find((file) => file.path === path)
      if (graph === undefined || found.has(dtype)) continue
      const weights = files.filter((file) => file.path.startsWith(`${path}_data`))
      found.set(dtype, { dtype, graphName, files: [graph, ...weights] })
    }
  }
  return [...found.values()].toSorted((one, other) => (bytesOf(one) ?? Infinity) - (bytesOf(other) ?? Infinity))
}

/** Every path at which a graph may lie, for servers that list nothing. */
export const graphPaths: readonly string[] = graphNames.flatMap((name) =>
  Object.values(suffixes).map((suffix) => graphPath(name, suffix)),
)

function graphPath(name: GraphName, suffix: string): string {
  return `onnx/${name}${suffix}.onnx`
}

/** Null where one is not known. */
export function bytesOf({ files }: Pick<DtypeFiles, 'files'>): number | null {
  return files.reduce<number | null>((sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes), 0)
}

/** From the first to be taken on. WASM computes 8-bit weights fastest; a GPU those of 4 bits, and half precision where it has it. */
const forWasm = ['q8', 'int8', 'uint8', 'q4', 'fp32', 'bnb4', 'fp16', 'q4f16']
const forGpu = ['q4', 'fp32', 'q8', 'int8', 'uint8', 'bnb4']
const forGpuWithHalf = ['q4f16', 'fp16', ...forGpu]

/** The precision taken where the reader chose none. */
export function preferredDtype(dtypes: readonly DtypeFiles[], gpu: GpuSupport, onGpu: boolean): DtypeFiles | null {
  const order = onGpu ? (gpu.half ? forGpuWithHalf : forGpu) : forWasm
  for (const wanted of order) {
    const found = dtypes.find(({ dtype }) => dtype === wanted)
    if (found !== undefined) return found
  }
  return dtypes[0] ?? null
}
