import { __, _n, sprintf } from '@wordpress/i18n';
import type { KbImport } from '../../../contract/generated/types.ts';

/** What stands for an article's action in the table. */
export function actionWord( action: KbImport[ 'items' ][ number ][ 'action' ] ): string {
	return {
		new: __( 'New', 'mesa-help-desk' ),
		changed: __( 'Changed', 'mesa-help-desk' ),
		same: __( 'As it is', 'mesa-help-desk' ),
		kept: __( 'Left alone', 'mesa-help-desk' ),
		failed: __( 'Failed', 'mesa-help-desk' ),
	}[ action ];
}

export function stateWord( state: KbImport[ 'state' ] ): string {
	return {
		reading: __( 'Reading …', 'mesa-help-desk' ),
		checked: __( 'Ready, nothing is changed yet', 'mesa-help-desk' ),
		running: __( 'Importing …', 'mesa-help-desk' ),
		done: __( 'Imported', 'mesa-help-desk' ),
		undoing: __( 'Taking it back …', 'mesa-help-desk' ),
		undone: __( 'Taken back', 'mesa-help-desk' ),
		failed: __( 'Failed', 'mesa-help-desk' ),
	}[ state ];
}

/** "3 new articles, 1 changed, 2 topics, 4 pictures, 5 redirects". */
export function countsLine( { counts }: KbImport ): string {
	const parts = [
		/* translators: %d: number of articles. */
		sprintf( _n( '%d new article', '%d new articles', counts.new, 'mesa-help-desk' ), counts.new ),
	];
	const more: [ number, string ][] = [
		/* translators: %d: number of articles. */
		[ counts.changed, sprintf( __( '%d changed', 'mesa-help-desk' ), counts.changed ) ],
		/* translators: %d: number of articles. */
		[ counts.same, sprintf( __( '%d as they are', 'mesa-help-desk' ), counts.same ) ],
		/* translators: %d: number of articles. */
		[ counts.kept, sprintf( __( '%d left alone', 'mesa-help-desk' ), counts.kept ) ],
		/* translators: %d: number of articles. */
		[ counts.failed, sprintf( __( '%d failed', 'mesa-help-desk' ), counts.failed ) ],
		/* translators: %d: number of topics. */
		[ counts.topics, sprintf( _n( '%d new topic', '%d new topics', counts.topics, 'mesa-help-desk' ), counts.topics ) ],
		/* translators: %d: number of pictures. */
		[ counts.pictures, sprintf( _n( '%d picture', '%d pictures', counts.pictures, 'mesa-help-desk' ), counts.pictures ) ],
		/* translators: %d: number of old addresses that lead to the new articles. */
		[ counts.redirects, sprintf( _n( '%d redirect', '%d redirects', counts.redirects, 'mesa-help-desk' ), counts.redirects ) ],
	];
	return [ ...parts, ...more.filter( ( [ number ] ) => number > 0 ).map( ( [ , words ] ) => words ) ].join( ', ' );
}
