import { Component } from '@wordpress/element';
import type { ReactNode } from 'react';
import { FailedState } from './failed-state.tsx';

interface Props {
	message: string;
	/** Does what another try needs. Without it the page is loaded anew: a chunk that `lazy()` could not fetch stays failed. */
	onRetry?: () => void;
	/** Where the message goes; in place of the children, when there is none. */
	place?: ( failed: ReactNode ) => ReactNode;
	children: ReactNode;
}

/** Keeps a fault in one screen, or a chunk that could not be fetched, from leaving a blank page. */
export class ScreenBoundary extends Component< Props, { broken: boolean } > {
	override state = { broken: false };

	static getDerivedStateFromError(): { broken: boolean } {
		return { broken: true };
	}

	override render(): ReactNode {
		const { message, onRetry, place, children } = this.props;
		if ( ! this.state.broken ) {
			return children;
		}
		const again = () => {
			onRetry?.();
			this.setState( { broken: false } );
		};
		const failed = <FailedState message={ message } onRetry={ onRetry ? again : () => window.location.reload() } />;
		return place ? place( failed ) : failed;
	}
}
