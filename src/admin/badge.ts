const SIZE = 64;

interface WithBadge {
	setAppBadge?: ( count: number ) => Promise< void >;
	clearAppBadge?: () => Promise< void >;
}

/** The picture that the site has; null while ours is not shown. */
let plain: string | null = null;
let isWanted = false;

function iconLink(): HTMLLinkElement {
	const known = document.querySelector< HTMLLinkElement >( 'link[rel~="icon"]' );
	if ( known ) {
		return known;
	}
	const made = document.createElement( 'link' );
	made.rel = 'icon';
	document.head.append( made );
	return made;
}

/** The tab's picture with a red dot; where the site has none, the dot on a quiet ground. */
async function withDot( address: string ): Promise< string | null > {
	const canvas = document.createElement( 'canvas' );
	canvas.width = canvas.height = SIZE;
	const pen = canvas.getContext( '2d' );
	if ( ! pen ) {
		return null;
	}
	if ( address !== '' ) {
		const picture = new Image();
		picture.src = address;
		await picture.decode().then(
			() => pen.drawImage( picture, 0, 0, SIZE, SIZE ),
			() => undefined
		);
	} else {
		pen.fillStyle = '#3c434a';
		pen.beginPath();
		pen.roundRect( 4, 12, 52, 40, 6 );
		pen.fill();
		pen.strokeStyle = '#fff';
		pen.lineWidth = 4;
		pen.beginPath();
		pen.moveTo( 8, 18 );
		pen.lineTo( 30, 36 );
		pen.lineTo( 52, 18 );
		pen.stroke();
	}
	pen.fillStyle = '#d63638';
	pen.beginPath();
	pen.arc( SIZE - 16, 16, 15, 0, 2 * Math.PI );
	pen.fill();
	try {
		return canvas.toDataURL();
	} catch {
		// A picture of another site may be shown, but not read.
		return null;
	}
}

/** Marks the tab's picture, and the app's where the browser has one, while something is new. */
export function showBadge( count: number ): void {
	isWanted = count > 0;
	const app = navigator as WithBadge;
	const done = count > 0 ? app.setAppBadge?.( count ) : app.clearAppBadge?.();
	done?.catch( () => undefined );
	if ( count === 0 ) {
		if ( plain === '' ) {
			iconLink().remove();
		} else if ( plain !== null ) {
			iconLink().href = plain;
		}
		plain = null;
		return;
	}
	if ( plain !== null ) {
		return;
	}
	const link = iconLink();
	plain = link.getAttribute( 'href' ) ?? '';
	void withDot( plain ).then( ( address ) => {
		if ( address && isWanted ) {
			link.href = address;
		}
	} );
}
