import { startLiveUpdates } from './live.ts';

function pulse( texts: ( string | Error )[] ) {
	let turn = 0;
	return jest.fn( async () => {
		const next = texts[ Math.min( turn, texts.length - 1 ) ] ?? '';
		turn += 1;
		if ( next instanceof Error ) {
			throw next;
		}
		return { ok: true, text: async () => next } as Response;
	} );
}

/** Lets the clock run in steps, so that promises between timers settle. */
async function pass( milliseconds: number ): Promise< void > {
	for ( let done = 0; done < milliseconds; done += 250 ) {
		await jest.advanceTimersByTimeAsync( 250 );
	}
}

beforeEach( () => jest.useFakeTimers() );
afterEach( () => jest.useRealTimers() );

it( 'asks the site only when the pulse has moved', async () => {
	const loadChanges = jest.fn( async () => undefined );
	const fetchPulse = pulse( [ '5', '5', '5', '6', '6' ] );
	const live = startLiveUpdates( { pulseUrl: '/pulse.txt', loadChanges, fetchPulse } );
	await pass( 4000 );
	expect( loadChanges ).toHaveBeenCalledTimes( 1 );
	await pass( 4000 );
	expect( loadChanges ).toHaveBeenCalledTimes( 2 );
	expect( fetchPulse.mock.calls.length ).toBeGreaterThanOrEqual( 5 );
	live.stop();
} );

it( 'sees a change within two seconds', async () => {
	const loadChanges = jest.fn( async () => undefined );
	const live = startLiveUpdates( { pulseUrl: '/pulse.txt', loadChanges, fetchPulse: pulse( [ '5', '6' ] ) } );
	await pass( 2000 );
	expect( loadChanges ).toHaveBeenCalledTimes( 2 );
	live.stop();
} );

it( 'does not miss a change whose fetch failed', async () => {
	const loadChanges = jest.fn( async () => undefined ).mockRejectedValueOnce( new Error( 'offline' ) );
	const live = startLiveUpdates( { pulseUrl: '/pulse.txt', loadChanges, fetchPulse: pulse( [ '5' ] ) } );
	await pass( 12_000 );
	expect( loadChanges ).toHaveBeenCalledTimes( 2 );
	live.stop();
} );

it( 'does not go on saying that there is no connection after a short break in which nothing changed', async () => {
	let away = true;
	const loadChanges = jest.fn( async () => undefined );
	const live = startLiveUpdates( { pulseUrl: '/pulse.txt', loadChanges, fetchPulse: pulse( [ '5' ] ), seemsAway: () => away } );
	await pass( 2000 );
	expect( loadChanges ).toHaveBeenCalledTimes( 2 );
	away = false;
	await pass( 4000 );
	expect( loadChanges ).toHaveBeenCalledTimes( 2 );
	live.stop();
} );

it( 'falls back to the REST route every ten seconds when the file cannot be served', async () => {
	const loadChanges = jest.fn( async () => undefined );
	const live = startLiveUpdates( { pulseUrl: '/pulse.txt', loadChanges, fetchPulse: pulse( [ new Error( '403' ) ] ) } );
	await pass( 35_000 );
	expect( loadChanges.mock.calls.length ).toBeGreaterThanOrEqual( 3 );
	expect( loadChanges.mock.calls.length ).toBeLessThanOrEqual( 4 );
	live.stop();
} );

it( 'asks again when the answer is older than the pulse, as from a replica that lags', async () => {
	let told = 0;
	const answers = [ 5, 5, 6 ];
	const loadChanges = jest.fn( async () => void ( told = answers.shift() ?? 6 ) );
	const live = startLiveUpdates( { pulseUrl: '/pulse.txt', loadChanges, told: () => told, fetchPulse: pulse( [ '5', '6' ] ) } );
	await pass( 8000 );
	expect( loadChanges ).toHaveBeenCalledTimes( 3 );
	live.stop();
} );

it( 'does not trust a file that stands still while the site goes on, as on a web server with uploads of its own', async () => {
	let told = 4;
	const loadChanges = jest.fn( async () => void told++ );
	const live = startLiveUpdates( { pulseUrl: '/pulse.txt', loadChanges, told: () => told, fetchPulse: pulse( [ '5' ] ) } );
	await pass( 115_000 );
	expect( loadChanges ).toHaveBeenCalledTimes( 1 );
	await pass( 125_000 );
	// Once anyway, and every ten seconds from then on, also after the file was tried once more.
	expect( loadChanges.mock.calls.length ).toBeGreaterThanOrEqual( 11 );
	live.stop();
} );

it( 'leaves a site in trouble more and more time', async () => {
	const loadChanges = jest.fn( async () => Promise.reject( new Error( '500' ) ) );
	const live = startLiveUpdates( { pulseUrl: '', loadChanges } );
	await pass( 120_000 );
	// At once, then after 10, 20, 40 and 60 s.
	expect( loadChanges.mock.calls.length ).toBeLessThanOrEqual( 5 );
	live.stop();
} );

it( 'is silent after it was stopped', async () => {
	const loadChanges = jest.fn( async () => undefined );
	startLiveUpdates( { pulseUrl: '', loadChanges } ).stop();
	await pass( 30_000 );
	expect( loadChanges.mock.calls.length ).toBeLessThanOrEqual( 1 );
} );
