/**
 * What is measured inside the page, before its first script runs. All times are the page's own clock
 * (`performance.now()`, milliseconds), so that nothing of the way between this program and the browser is in them.
 */
export const INSTRUMENTS = `
( () => {
	const bench = ( window.mesaBench = { shift: 0, shifts: [], seen: {}, opened: [], typed: [] } );
	/* After the browser has painted: a frame, and what comes after it. */
	const painted = ( then ) => requestAnimationFrame( () => { const channel = new MessageChannel(); channel.port1.onmessage = then; channel.port2.postMessage( 0 ); } );

	bench.waitFor = ( selector ) => new Promise( ( resolve ) => {
		const look = () => document.querySelector( selector ) && ( observer.disconnect(), painted( () => resolve( performance.now() ) ), true );
		const observer = new MutationObserver( look );
		observer.observe( document, { childList: true, subtree: true, attributes: true } );
		look();
	} );
	bench.list = bench.waitFor( '.mesa-line__open' );

	/* From the key to the painted thread of the ticket that the key leads to. */
	bench.watchKeys = () => window.addEventListener( 'keydown', ( event ) => {
		const from = event.timeStamp;
		const before = new URLSearchParams( location.search ).get( 'ticket' );
		queueMicrotask( () => setTimeout( () => {
			const id = new URLSearchParams( location.search ).get( 'ticket' );
			const thread = '.mesa-thread[data-ticket="' + id + '"]';
			// The words of a mail stand in a frame of its own, which has to be there too.
			if ( id !== before ) bench.waitFor( thread + ':has( .mesa-message ):not( :has( .mesa-mail-frame__shown:not( [data-shown] ) ) )' ).then( ( at ) => bench.opened.push( at - from ) );
		}, 0 ) );
	}, { capture: true } );

	/* From the key to the end of all that it set going: handlers, drawing the text, drawing what depends on it. */
	bench.watchTyping = () => window.addEventListener( 'keydown', ( event ) => {
		const from = event.timeStamp;
		const channel = new MessageChannel();
		channel.port1.onmessage = () => bench.typed.push( performance.now() - from );
		window.addEventListener( 'input', () => channel.port2.postMessage( 0 ), { once: true, capture: true } );
	}, { capture: true } );

	/* When each line with a mark first stood in the list. */
	bench.watchLines = ( mark ) => {
		const look = () => document.querySelectorAll( '.mesa-line__subject' ).forEach( ( line ) => {
			if ( line.textContent.includes( mark ) && ! bench.seen[ line.textContent ] ) bench.seen[ line.textContent ] = Date.now();
		} );
		new MutationObserver( look ).observe( document.querySelector( '.mesa-list' ), { childList: true, subtree: true, characterData: true } );
	};

	bench.watchShift = () => new PerformanceObserver( ( list ) => list.getEntries().forEach( ( entry ) => {
		bench.shift += entry.value;
		bench.shifts.push( entry.sources.map( ( { node } ) => node && ( node.className || node.nodeName ) ).join( ' | ' ) );
	} ) ).observe( { type: 'layout-shift' } );
} )();
`;
