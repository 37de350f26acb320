import { findEngines } from '../../scripts/engines.mjs'
import { testCore } from './core.ts'
import { startWebKit } from './startWebKit.ts'

testCore(() => {
  const { webkit } = findEngines()
  if (webkit === null) throw new Error('WebKit is not installed.')
  return startWebKit(webkit)
})
