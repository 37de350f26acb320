export interface StaticServer {
  readonly url: string
  readonly close: () => Promise<void>
}
export function startStaticServer(options: {
  readonly folder: string
  readonly basePath?: string
  readonly port?: number
  readonly sendsHeaders?: boolean
  readonly isIsolated?: boolean
}): Promise<StaticServer>
