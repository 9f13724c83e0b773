import { useState } from '@wordpress/element';

interface Props {
	name: string;
	/** URL; empty: initials are shown. */
	picture?: string;
	size?: 'small' | 'medium';
	title?: string;
}

/** The first letters of the first and the last word. */
export function initials( name: string ): string {
	const words = name
		.trim()
		.split( /[\s.@_-]+/ )
		.filter( Boolean );
	const letters = words.length > 1 ? [ words[ 0 ], words[ words.length - 1 ] ] : words;
	return (
		letters
			.map( ( word ) => Array.from( word ?? '' )[ 0 ] ?? '' )
			.join( '' )
			.toUpperCase() || '?'
	);
}

/** One of six quiet grounds, always the same for the same name. */
function tone( name: string ): number {
	return Array.from( name ).reduce( ( sum, letter ) => ( sum * 31 + ( letter.codePointAt( 0 ) ?? 0 ) ) % 6007, 7 ) % 6;
}

/** A face, or initials. Decoration: the name always stands beside it, or in `title`. */
export function Avatar( { name, picture = '', size = 'medium', title }: Props ) {
	const className = `mesa-avatar is-${ size } tone-${ tone( name ) }`;
	const [ broken, setBroken ] = useState( false );
	if ( picture && ! broken ) {
		// Pictures come from Gravatar, which may be blocked or away.
		return (
			<img
				className={ className }
				src={ picture }
				alt={ title ?? '' }
				title={ title }
				loading="lazy"
				onError={ () => setBroken( true ) }
			/>
		);
	}
	return (
		<span className={ className } title={ title } { ...( title ? { role: 'img', 'aria-label': title } : { 'aria-hidden': true } ) }>
			{ initials( name ) }
		</span>
	);
}
