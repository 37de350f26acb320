/** Keeps a defect in one part from blanking the others: shows what `fallback` makes of it, with a way to try again. */
import { Component } from 'react'
import type { ReactNode } from 'react'

interface Props {
  readonly children: ReactNode
  /** `detail`: the error's own words. */
  readonly fallback: (detail: string, retry: () => void) => ReactNode
}

interface State {
  readonly detail: string | null
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { detail: null }

  static getDerivedStateFromError(error: unknown): State {
    return { detail: error instanceof Error ? error.message : String(error) }
  }

  override render(): ReactNode {
    const { detail } = this.state
    return detail === null ? this.props.children : this.props.fallback(detail, () => this.setState({ detail: null }))
  }
}
