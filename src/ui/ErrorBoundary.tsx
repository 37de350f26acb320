/** Keeps a defect in one part from blanking the others: shows `fallback` in its place, with a way to try again. */
import { Component } from 'react'
import type { ComponentType, ReactNode } from 'react'

export interface FallbackProps {
  /** The error's own words. */
  readonly detail: string
  readonly retry: () => void
}

interface Props {
  readonly children: ReactNode
  readonly fallback: ComponentType<FallbackProps>
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
    const { children, fallback: Fallback } = this.props
    return detail === null ? children : <Fallback detail={detail} retry={() => this.setState({ detail: null })} />
  }
}
