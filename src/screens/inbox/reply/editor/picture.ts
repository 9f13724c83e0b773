import { Node } from '@tiptap/core';

export interface PictureOptions {
	/** Where a picture of this draft can be shown from; null when it is gone. */
	show: ( contentId: string ) => Promise< string | null >;
}

/** A picture inside the text. In the text it has its cid: name (RFC 2392); what is shown comes from elsewhere. */
export const Picture = Node.create< PictureOptions >( {
	name: 'picture',
	group: 'inline',
	inline: true,
	atom: true,
	draggable: true,

	addOptions: () => ( { show: async () => null } ),

	addAttributes: () => ( {
		src: { default: '' },
		alt: { default: '' },
		width: { default: null },
	} ),

	parseHTML: () => [ { tag: 'img[src^="cid:"]' }, { tag: 'img[src^="https:"]' } ],

	renderHTML: ( { HTMLAttributes } ) => [ 'img', HTMLAttributes ],

	renderText: ( { node } ) => String( node.attrs[ 'alt' ] || '□' ),

	addNodeView() {
		return ( { node } ) => {
			const image = document.createElement( 'img' );
			const src = String( node.attrs[ 'src' ] );
			image.alt = String( node.attrs[ 'alt' ] );
			image.className = 'mesa-picture';
			if ( node.attrs[ 'width' ] ) {
				image.width = Number( node.attrs[ 'width' ] );
			}
			if ( src.startsWith( 'cid:' ) ) {
				void this.options.show( src.slice( 4 ) ).then( ( url ) => {
					if ( url ) {
						image.src = url;
					} else {
						image.classList.add( 'is-lost' );
					}
				} );
			} else {
				image.src = src;
			}
			return { dom: image };
		};
	},
} );
