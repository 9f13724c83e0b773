import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import type { StoredFile } from '../../../contract/generated/types.ts';
import { toFailure } from '../../../store/failure.ts';
import { uploadFile } from '../../../store/upload.ts';

export interface Upload {
	key: number;
	file: File;
	/** Of a picture inside the text: its cid: name. */
	contentId: string | null;
	/** 0 to 1. */
	share: number;
	/** What went wrong, in words; null while it is under way. */
	error: string | null;
}

export interface Uploads {
	uploads: Upload[];
	add: ( files: readonly File[] ) => void;
	/** Pictures for the text, each with the name that the text has for it. */
	addPictures: ( pictures: readonly { contentId: string; file: File }[] ) => void;
	retry: ( upload: Upload ) => void;
	drop: ( upload: Upload ) => void;
	/** True when nothing is under way and nothing has failed. */
	settled: boolean;
	/** A file did not get through and waits for a person. */
	failed: boolean;
}

let nextKey = 1;

/** Files on their way to the server. Each one that arrives is handed on and leaves this list. */
export function useUploads( onStored: ( file: StoredFile, contentId: string | null ) => void ): Uploads {
	const [ uploads, setUploads ] = useState< Upload[] >( [] );
	const aborts = useRef( new Map< number, AbortController >() );
	const stored = useRef( onStored );
	stored.current = onStored;

	const set = useCallback( ( key: number, part: Partial< Upload > ) => {
		setUploads( ( known ) => known.map( ( upload ) => ( upload.key === key ? { ...upload, ...part } : upload ) ) );
	}, [] );
	const forget = useCallback( ( key: number ) => setUploads( ( known ) => known.filter( ( upload ) => upload.key !== key ) ), [] );

	const start = useCallback(
		async ( { key, file, contentId }: Upload ) => {
			const abort = new AbortController();
			aborts.current.set( key, abort );
			try {
				const result = await uploadFile( file, ( share ) => set( key, { share } ), abort.signal );
				forget( key );
				stored.current( result, contentId );
			} catch ( error ) {
				if ( ! abort.signal.aborted ) {
					set( key, { error: toFailure( error ).message } );
				}
			} finally {
				aborts.current.delete( key );
			}
		},
		[ set, forget ]
	);

	const begin = useCallback(
		( files: readonly { contentId: string | null; file: File }[] ) => {
			const begun = files.map( ( each ) => ( { ...each, key: nextKey++, share: 0, error: null } ) );
			setUploads( ( known ) => [ ...known, ...begun ] );
			begun.forEach( ( upload ) => void start( upload ) );
		},
		[ start ]
	);
	const add = useCallback( ( files: readonly File[] ) => begin( files.map( ( file ) => ( { contentId: null, file } ) ) ), [ begin ] );

	useEffect( () => {
		const running = aborts.current;
		return () => running.forEach( ( abort ) => abort.abort() );
	}, [] );

	return {
		uploads,
		add,
		addPictures: begin,
		retry: ( upload ) => {
			set( upload.key, { share: 0, error: null } );
			void start( upload );
		},
		drop: ( upload ) => {
			aborts.current.get( upload.key )?.abort();
			forget( upload.key );
		},
		settled: uploads.length === 0,
		failed: uploads.some( ( upload ) => upload.error !== null ),
	};
}
