/** Sounds of new mail, made on the spot: a file for each would have to be fetched. */
export const SOUNDS = [ 'off', 'ping', 'chime', 'knock' ] as const;
export type Sound = ( typeof SOUNDS )[ number ];

/** Notes of a sound: hertz, and when each begins, in seconds. */
const NOTES: Record< Exclude< Sound, 'off' >, readonly { pitch: number; at: number; long: number }[] > = {
	ping: [ { pitch: 880, at: 0, long: 0.25 } ],
	chime: [
		{ pitch: 660, at: 0, long: 0.3 },
		{ pitch: 880, at: 0.15, long: 0.4 },
	],
	knock: [
		{ pitch: 180, at: 0, long: 0.08 },
		{ pitch: 180, at: 0.14, long: 0.08 },
	],
};
const VOLUME = 0.15;

let context: AudioContext | null = null;

export function isSound( name: string ): name is Sound {
	return ( SOUNDS as readonly string[] ).includes( name );
}

/** Plays it. Browsers keep quiet until the person has clicked somewhere on the page; that is no failure. */
export function playSound( sound: Sound ): void {
	if ( sound === 'off' || typeof AudioContext === 'undefined' ) {
		return;
	}
	context ??= new AudioContext();
	void context.resume().catch( () => undefined );
	for ( const { pitch, at, long } of NOTES[ sound ] ) {
		const begin = context.currentTime + at;
		const tone = context.createOscillator();
		const volume = context.createGain();
		tone.type = 'sine';
		tone.frequency.value = pitch;
		volume.gain.setValueAtTime( VOLUME, begin );
		volume.gain.exponentialRampToValueAtTime( 0.0001, begin + long );
		tone.connect( volume ).connect( context.destination );
		tone.start( begin );
		tone.stop( begin + long );
	}
}
