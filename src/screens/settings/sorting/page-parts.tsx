import { Button } from '@wordpress/components';
import type { ReactNode } from 'react';

/** What was saved, or why not, in one quiet line above a list. */
export function News( { news, failure }: { news: string; failure: string } ) {
	return (
		<div className="mesa-sorting__news">
			<p className="mesa-quiet" role="status">
				{ news }
			</p>
			{ failure && (
				<p className="mesa-form__failure" role="alert">
					{ failure }
				</p>
			) }
		</div>
	);
}

/** The line above a list: what it is for, and the button that adds to it. */
export function ListIntro( { children, add, onAdd }: { children: ReactNode; add: string; onAdd: () => void } ) {
	return (
		<div className="mesa-sorting__intro">
			<p>{ children }</p>
			<Button variant="secondary" __next40pxDefaultSize onClick={ onAdd }>
				{ add }
			</Button>
		</div>
	);
}
