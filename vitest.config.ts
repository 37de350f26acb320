import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// Vitest 5.1 groups the failures it prints with Map.groupBy, which Node 20 lacks: without this a failing run ends in
// an error of its own instead of the failures.
Map.groupBy ??= function groupBy<Key, Item>(items: Iterable<Item>, keyOf: (item: Item, index: number) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index++)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [react()],
        test: { name: 'unit', environment: 'node', include: ['tests/**/*.test.{ts,tsx}'], exclude: ['tests/e2e/**'], setupFiles: ['tests/properties.ts'], testTimeout: 60_000 },
      },
      {
        test: { name: 'e2e', environment: 'node', include: ['tests/e2e/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false },
      },
    ],
  },
})
