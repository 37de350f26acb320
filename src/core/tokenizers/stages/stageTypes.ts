/** Looks over the JSON of a stage, whatever it is: the parts of a `Sequence`, flattened, in order. */

export type StageJson = Readonly<Record<string, unknown>>

const DEEPEST = 8
const CHILDREN = ['normalizers', 'pretokenizers', 'decoders', 'processors']

/** The stages of `json` that are no sequences; none if it is null or damaged. */
export function stagesOf(json: unknown, depth = 0): readonly StageJson[] {
  if (!isStage(json) || depth > DEEPEST) return []
  if (json['type'] !== 'Sequence') return [json]
  return CHILDREN.flatMap((name) => {
    const children: unknown = json[name]
    return Array.isArray(children) ? children.flatMap((child: unknown) => stagesOf(child, depth + 1)) : []
  })
}

function isStage(json: unknown): json is StageJson {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}

export function hasStage(json: unknown, type: string): boolean {
  return stagesOf(json).some((stage) => stage['type'] === type)
}
