/**
 * The search field in the browser. WordPress's Interactivity API only says when a field is there: its directives would
 * work at every key for longer than the search itself does.
 */
import { getConfig, getElement, store } from '@wordpress/interactivity';
import { warm } from '../shared/engine.ts';
import { SearchField, type Words } from './field.ts';

const space = 'mesa/kb-search';

store( space, {
	callbacks: {
		begin: () => {
			const { ref } = getElement();
			if ( ! ref ) {
				return;
			}
			const { words } = getConfig( space ) as { words: Words };
			const { log } = getConfig( 'mesa/search' ) as { log: string };
			const field = new SearchField( ref, words, log );
			// Somebody was in the field before the script was there.
			if ( field.hasFocus ) {
				warm();
			}
		},
	},
} );
