/**
 * Keeps the screens fresh. The pulse is a static file whose content moves with every write: the web
 * server answers it with 304 and no PHP runs. Only when it moved is the site asked what changed.
 */
import { toldSeq, noteHeard } from './known.ts';

export interface LiveTools {
	/** Empty: there is no such file, poll the site itself. */
	pulseUrl: string;
	/** Asks the site what changed; rejects when it could not. */
	loadChanges: () => Promise< void >;
	/** Whether the screens say that there is no connection: then the site is asked as soon as the file answers. */
	seemsAway?: () => boolean;
	fetchPulse?: typeof fetch;
	/** The newest number that the site has told. */
	told?: () => number;
}

const PULSE_MS = 1500;
const PULSE_HIDDEN_MS = 15_000;
const POLL_MS = 10_000;
const POLL_HIDDEN_MS = 60_000;
/** After so many failures in a row the file is taken to be out of reach, and tried again only now and then. */
const PULSE_FAILURES = 3;
const PULSE_RETRY_MS = 60_000;
/** However still the file is, the site is asked so often: the file may be the copy of a web server that hears of no change. */
const ANYWAY_MS = 120_000;
const MAX_BACKOFF_MS = 60_000;

export interface LiveUpdates {
	/** Looks at once, for example after coming back to the tab. */
	nudge: () => void;
	stop: () => void;
}

/** Starts looking; the first look always asks the site, since the page may be older than the last change. */
export function startLiveUpdates( {
	pulseUrl,
	loadChanges,
	seemsAway = () => false,
	fetchPulse = ( ...request ) => window.fetch( ...request ),
	told = toldSeq,
}: LiveTools ): LiveUpdates {
	let lastPulse: string | null = null;
	let pulseFailures = pulseUrl === '' ? PULSE_FAILURES : 0;
	let pulseBrokenAt = pulseUrl === '' ? Infinity : 0;
	let siteFailures = 0;
	let askedAt = 0;
	let timer: ReturnType< typeof setTimeout > | undefined;
	let stopped = false;
	let running = false;

	const usesPulse = () => pulseFailures < PULSE_FAILURES;

	async function readPulse(): Promise< string | null > {
		try {
			// 'no-cache' revalidates: the browser sends If-None-Match and takes a 304 for us.
			const response = await fetchPulse( pulseUrl, { cache: 'no-cache', credentials: 'omit' } );
			if ( ! response.ok ) {
				throw new Error( String( response.status ) );
			}
			pulseFailures = 0;
			return ( await response.text() ).trim();
		} catch {
			pulseFailures += 1;
			pulseBrokenAt = Date.now();
			return null;
		}
	}

	/**
	 * Whether the file is older than what the site has just told. Then this machine's copy is not the one that is written:
	 * several web servers without a shared uploads folder.
	 */
	async function isLeftBehind(): Promise< boolean > {
		const pulse = await readPulse();
		return pulse !== null && pulse !== '' && Number( pulse ) < told();
	}

	async function askSite( pulse: string | null ): Promise< void > {
		askedAt = Date.now();
		noteHeard( Number( pulse ?? 0 ) || 0 );
		try {
			await loadChanges();
			if ( siteFailures > 0 && pulseUrl !== '' ) {
				// The whole site was away, not the file.
				pulseFailures = 0;
			}
			siteFailures = 0;
			// Only now: a pulse whose changes could not be fetched must be seen as moved again. So must one that is ahead of the
			// answer, which came from a database that is behind.
			lastPulse = pulse !== null && told() > 0 && Number( pulse ) > told() ? lastPulse : pulse;
		} catch {
			siteFailures += 1;
		}
	}

	async function look(): Promise< void > {
		if ( ! usesPulse() && Date.now() - pulseBrokenAt > PULSE_RETRY_MS ) {
			pulseFailures = PULSE_FAILURES - 1;
		}
		if ( ! usesPulse() ) {
			await askSite( null );
			return;
		}
		const pulse = await readPulse();
		if ( pulse === null || ( pulse === lastPulse && siteFailures === 0 && ! seemsAway() && Date.now() - askedAt <= ANYWAY_MS ) ) {
			return;
		}
		await askSite( pulse );
		if ( siteFailures === 0 && Number( pulse ) < told() && ( await isLeftBehind() ) ) {
			pulseFailures = PULSE_FAILURES;
			pulseBrokenAt = Date.now();
		}
	}

	function nextDelay(): number {
		const hidden = document.visibilityState === 'hidden';
		if ( siteFailures > 0 ) {
			return Math.min( POLL_MS * 2 ** ( siteFailures - 1 ), MAX_BACKOFF_MS );
		}
		if ( usesPulse() ) {
			return hidden ? PULSE_HIDDEN_MS : PULSE_MS;
		}
		return hidden ? POLL_HIDDEN_MS : POLL_MS;
	}

	async function turn(): Promise< void > {
		if ( stopped || running ) {
			return;
		}
		running = true;
		clearTimeout( timer );
		await look();
		running = false;
		if ( ! stopped ) {
			timer = setTimeout( () => void turn(), nextDelay() );
		}
	}

	const nudge = () => void turn();
	const onVisible = () => document.visibilityState === 'visible' && nudge();
	document.addEventListener( 'visibilitychange', onVisible );
	window.addEventListener( 'online', nudge );
	nudge();

	return {
		nudge,
		stop: () => {
			stopped = true;
			clearTimeout( timer );
			document.removeEventListener( 'visibilitychange', onVisible );
			window.removeEventListener( 'online', nudge );
		},
	};
}
