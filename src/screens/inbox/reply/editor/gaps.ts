import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Node } from '@tiptap/pm/model';

/** `{customer.first_name}` that was not filled in. */
const GAP = /\{[a-z_]+(?:\.[a-z_0-9]+)+(?:\|[^{}\n]{0,80})?\}/g;

function gapsOf( doc: Node ): DecorationSet {
	const found: Decoration[] = [];
	doc.descendants( ( node, at ) => {
		for ( const match of node.isText ? ( node.text ?? '' ).matchAll( GAP ) : [] ) {
			const from = at + match.index;
			found.push( Decoration.inline( from, from + match[ 0 ].length, { class: 'mesa-gap' } ) );
		}
	} );
	return DecorationSet.create( doc, found );
}

/** Marks what a saved reply wanted to say and nobody knew, so that it is not sent with its braces. */
export const Gaps = Extension.create( {
	name: 'gaps',
	addProseMirrorPlugins: () => [
		new Plugin( {
			state: {
				init: ( _config, state ) => gapsOf( state.doc ),
				apply: ( transaction, old ) => ( transaction.docChanged ? gapsOf( transaction.doc ) : old ),
			},
			props: {
				decorations( state ) {
					return this.getState( state );
				},
			},
		} ),
	],
} );
