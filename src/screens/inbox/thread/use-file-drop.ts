import { useRef, useState } from '@wordpress/element';
import type { DragEvent } from 'react';

interface FileDrop {
	dropping: boolean;
	handlers: {
		onDragEnter: ( event: DragEvent ) => void;
		onDragOver: ( event: DragEvent ) => void;
		onDragLeave: () => void;
		onDrop: ( event: DragEvent ) => void;
	};
}

function hasFiles( event: DragEvent ): boolean {
	return event.dataTransfer.types.includes( 'Files' );
}

/** Takes files that are dropped anywhere on an element. */
export function useFileDrop( onFiles: ( files: File[] ) => void ): FileDrop {
	const [ dropping, setDropping ] = useState( false );
	// Entering a child fires before leaving its parent; only the balance tells where the pointer is.
	const depth = useRef( 0 );
	return {
		dropping,
		handlers: {
			onDragEnter: ( event ) => {
				if ( hasFiles( event ) ) {
					depth.current += 1;
					setDropping( true );
				}
			},
			onDragOver: ( event ) => {
				if ( hasFiles( event ) ) {
					event.preventDefault();
				}
			},
			onDragLeave: () => {
				depth.current = Math.max( 0, depth.current - 1 );
				setDropping( depth.current > 0 );
			},
			onDrop: ( event ) => {
				depth.current = 0;
				setDropping( false );
				// Pictures that were dropped into a text have found their place there.
				if ( hasFiles( event ) && ! event.isDefaultPrevented() ) {
					event.preventDefault();
					onFiles( [ ...event.dataTransfer.files ] );
				}
			},
		},
	};
}
