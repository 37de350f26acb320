// The memory of a browser's page processes.
import { readFileSync } from 'node:fs'

/** Highest and present resident memory of the browser's page processes, in bytes; null where the system does not tell. */
export async function memoryOf(browser) {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  let [highest, present] = [0, 0]
  for (const { type, id } of processInfo) {
    if (type !== 'renderer') continue
    let status
    try {
      status = readFileSync(`/proc/${id}/status`, 'utf8')
    } catch {
      return null
    }
    const kilobytes = (name) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0)
    highest = Math.max(highest, kilobytes('VmHWM') * 1024)
    present = Math.max(present, kilobytes('VmRSS') * 1024)
  }
  return { highest, present }
}
