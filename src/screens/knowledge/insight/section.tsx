import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';

/** Lines of a list before somebody asks for all. */
const FIRST = 8;

interface Props< Item > {
	title: string;
	/** What to do about it. */
	about?: string;
	empty: string;
	items: readonly Item[];
	children: ( item: Item ) => ReactNode;
}

/** A list of the page: its heading, its first lines, and the rest on request. */
export function Section< Item >( { title, about, empty, items, children }: Props< Item > ) {
	const [ all, setAll ] = useState( false );
	return (
		<section>
			<h2>
				{ title }
				{ items.length > 0 && <span className="mesa-entries__count"> { items.length }</span> }
			</h2>
			{ items.length === 0 ? (
				<p className="mesa-quiet">{ empty }</p>
			) : (
				<>
					{ about && <p className="mesa-quiet">{ about }</p> }
					<ul className="mesa-entries" aria-label={ title }>
						{ ( all ? items : items.slice( 0, FIRST ) ).map( children ) }
					</ul>
					{ ! all && items.length > FIRST && (
						<Button variant="link" onClick={ () => setAll( true ) }>
							{ sprintf( /* translators: %d: number of lines. */ __( 'Show all %d', 'mesa-help-desk' ), items.length ) }
						</Button>
					) }
				</>
			) }
		</section>
	);
}
