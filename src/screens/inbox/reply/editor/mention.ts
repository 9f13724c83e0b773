import { Node } from '@tiptap/core';

/** Somebody of the team who is named in a note, as the server knows it: `<span data-mention="7">@Ben</span>`. */
export const Mention = Node.create( {
	name: 'mention',
	group: 'inline',
	inline: true,
	atom: true,
	selectable: false,

	addAttributes: () => ( {
		id: {
			default: '',
			parseHTML: ( element: HTMLElement ) => element.getAttribute( 'data-mention' ),
			renderHTML: ( attributes ) => ( { 'data-mention': String( attributes[ 'id' ] ) } ),
		},
		name: {
			default: '',
			parseHTML: ( element: HTMLElement ) => ( element.textContent ?? '' ).replace( /^@/, '' ),
			renderHTML: () => ( {} ),
		},
	} ),

	parseHTML: () => [ { tag: 'span[data-mention]' } ],

	renderHTML: ( { node, HTMLAttributes } ) => [
		'span',
		{ ...HTMLAttributes, class: 'mesa-mention' },
		`@${ String( node.attrs[ 'name' ] ) }`,
	],

	renderText: ( { node } ) => `@${ String( node.attrs[ 'name' ] ) }`,
} );
