import { Component } from '@wordpress/element';
import type { ReactNode } from 'react';
import { FailedState } from './failed-state.tsx';

interface Props {
	message: string;
	children: ReactNode;
}

/** Keeps a fault in one screen, or a chunk that could not be fetched, from leaving a blank page. */
export class ScreenBoundary extends Component< Props, { broken: boolean } > {
	override state = { broken: false };

	static getDerivedStateFromError(): { broken: boolean } {
		return { broken: true };
	}

	override render(): ReactNode {
		// A chunk that failed to load stays failed for this page: only a reload helps.
		return this.state.broken ? (
			<FailedState message={ this.props.message } onRetry={ () => window.location.reload() } />
		) : (
			this.props.children
		);
	}
}
