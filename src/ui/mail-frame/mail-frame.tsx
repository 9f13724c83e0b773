import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Attachment } from '../../contract/generated/types.ts';
import { useFrame } from './use-frame.ts';

interface Props {
	html: string;
	attachments: readonly Attachment[];
	allowRemote: boolean;
	/** Called when it is known how many pictures are held back. */
	onRemoteImages: ( count: number ) => void;
}

/**
 * A mail's HTML behind glass.
 *
 * The frame that people see and click in has an opaque origin and runs no scripts (`sandbox` without
 * allow-scripts and allow-same-origin), so nobody outside can read its height either. A second, hidden
 * frame holds the same layout without links to follow or pictures to load; it may be read (same origin)
 * but can do nothing: no scripts, CSP default-src 'none', inert, never focused. Its height is given to
 * the first. See docs/adr/0010-mail-in-an-opaque-frame.md.
 */
export function MailFrame( { html, attachments, allowRemote, onRemoteImages }: Props ) {
	const { shown, measured, remoteImages, isPaper } = useFrame( html, attachments, allowRemote );
	const [ height, setHeight ] = useState( 0 );
	const twin = useRef< HTMLIFrameElement >( null );
	const observer = useRef< ResizeObserver | null >( null );

	useEffect( () => onRemoteImages( remoteImages ), [ remoteImages, onRemoteImages ] );
	useEffect( () => () => observer.current?.disconnect(), [] );

	const measure = () => {
		const body = twin.current?.contentDocument?.body;
		if ( ! body ) {
			return;
		}
		const root = body.ownerDocument.documentElement;
		// A mail wider than its column gets a scroll bar, which takes height of its own.
		const scrollBar = root.scrollWidth > root.clientWidth + 1 ? 16 : 0;
		setHeight( Math.ceil( Math.max( body.scrollHeight, body.getBoundingClientRect().height ) ) + scrollBar );
	};

	const onMeasuredLoad = () => {
		measure();
		observer.current?.disconnect();
		const body = twin.current?.contentDocument?.body;
		if ( body ) {
			observer.current = new ResizeObserver( measure );
			observer.current.observe( body );
		}
	};

	return (
		<div className={ `mesa-mail-frame${ isPaper ? ' is-paper' : '' }` }>
			<div style={ { position: 'relative', blockSize: height || undefined } }>
				<iframe
					className="mesa-mail-frame__shown"
					title={ __( 'Message', 'mesa-help-desk' ) }
					sandbox="allow-popups allow-popups-to-escape-sandbox"
					referrerPolicy="no-referrer"
					srcDoc={ shown }
					// For whoever waits until the words are there: tests, and what measures them.
					onLoad={ ( event ) => event.currentTarget.setAttribute( 'data-shown', '' ) }
				/>
				<iframe
					ref={ twin }
					className="mesa-mail-frame__measured"
					title={ __( 'Message, for measuring', 'mesa-help-desk' ) }
					sandbox="allow-same-origin"
					aria-hidden
					tabIndex={ -1 }
					srcDoc={ measured }
					onLoad={ onMeasuredLoad }
				/>
			</div>
		</div>
	);
}
