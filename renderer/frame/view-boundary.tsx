// Keeps a fault in one view from taking the window with it.
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { currentMessages } from '../state/messages.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

export class ViewBoundary extends Component<{ children: ReactNode }, { fault: Error | null }> {
  override state: { fault: Error | null } = { fault: null }

  static getDerivedStateFromError(fault: Error): { fault: Error } {
    return { fault }
  }
  override componentDidCatch(fault: Error, info: ErrorInfo): void {
    console.error(fault, info.componentStack)
  }
  override render(): ReactNode {
    if (this.state.fault === null) return this.props.children
    const { frame } = currentMessages()
    return (
      <EmptyState icon="warning" tone="bad" title={frame.failed} text={this.state.fault.message}>
        <Button look="primary" onPress={() => this.setState({ fault: null })}>
          {frame.tryAgain}
        </Button>
      </EmptyState>
    )
  }
}
