// Puts the Content Security Policy into the built page, in front of all that it governs. A page in development has none:
// there the bundler puts inline scripts into it.
import { createHash } from 'node:crypto'
import { documentPolicy } from './securityHeaders.mjs'

/** @returns {import('vite').Plugin} */
export function contentPolicy() {
  return {
    name: 'tessera:content-policy',
    apply: 'build',
    transformIndexHtml: {
      // Behind what minifies the inline style sheet.
      order: 'post',
      handler(html) {
        const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style]) => style)
        const hashes = styles.map((style) => `sha256-${createHash('sha256').update(style).digest('base64')}`)
        const meta = `<meta http-equiv="Content-Security-Policy" content="${documentPolicy(hashes)}" />`
        const charset = '<meta charset="utf-8" />'
        if (!html.includes(charset)) throw new Error(`index.html has no ${charset}`)
        return html.replace(charset, `${charset}\n    ${meta}`)
      },
    },
  }
}
