/** Places labels in a row so that none covers another, each as near to its own place as all together can be. Pure. */

export interface Label {
  /** Where its middle is wanted, in pixels. Labels are in ascending order of it. */
  readonly wanted: number
  /** In pixels. */
  readonly length: number
}

interface Cluster {
  readonly first: number
  readonly count: number
  /** Sum over its labels of where its start is wanted by each. */
  readonly sum: number
  readonly length: number
}

/**
 * The starts of the labels: those with the least sum of squared distances from the wanted places, at least `gap` apart
 * (isotonic regression by pooling adjacent violators), then moved inside `width` where there is room for all of them.
 */
export function placeLabels(labels: readonly Label[], gap: number, width: number): readonly number[] {
  const clusters: Cluster[] = []
  const startOf = ({ sum, count }: Cluster): number => sum / count
  for (const [first, { wanted, length }] of labels.entries()) {
    let cluster: Cluster = { first, count: 1, sum: wanted - length / 2, length }
    for (let last = clusters.at(-1); last !== undefined; last = clusters.at(-1)) {
      if (startOf(last) + last.length + gap <= startOf(cluster)) break
      clusters.pop()
      const before = last.length + gap
      cluster = {
        first: last.first,
        count: last.count + cluster.count,
        sum: last.sum + cluster.sum - before * cluster.count,
        length: before + cluster.length,
      }
    }
    clusters.push(cluster)
  }
  const starts = clusters.flatMap((cluster) => {
    let start = startOf(cluster)
    return labels.slice(cluster.first, cluster.first + cluster.count).map(({ length }) => {
      const place = start
      start += length + gap
      return place
    })
  })
  return inside(starts, labels, gap, width)
}

/** From the right, and then from the left: what stands over an end is moved in, and moves its neighbours on. */
function inside(starts: readonly number[], labels: readonly Label[], gap: number, width: number): readonly number[] {
  let end = width
  const moved = starts
    .toReversed()
    .map((start, index) => {
      const length = labels[labels.length - 1 - index]?.length ?? 0
      const place = Math.min(start, end - length)
      end = place - gap
      return place
    })
    .toReversed()
  let least = 0
  return moved.map((start, index) => {
    const place = Math.max(start, least)
    least = place + (labels[index]?.length ?? 0) + gap
    return place
  })
}
