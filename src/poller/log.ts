export type LogFormat = 'human' | 'json';
type Level = 'info' | 'warn' | 'error';

/** Facts beside a message. Never a password, token or the text of a mail. */
export type LogFields = Record< string, string | number | boolean | null >;

export interface Log {
	info: ( message: string, fields?: LogFields ) => void;
	warn: ( message: string, fields?: LogFields ) => void;
	error: ( message: string, fields?: LogFields ) => void;
}

function human( level: Level, message: string, fields: LogFields ): string {
	const time = new Date().toISOString().slice( 0, 19 ).replace( 'T', ' ' );
	const { mailbox, ...rest } = fields;
	const details = Object.entries( rest ).map( ( [ key, value ] ) => `${ key }=${ String( value ) }` );
	return [
		time,
		level === 'info' ? '' : level.toUpperCase(),
		mailbox === undefined ? '' : `[${ String( mailbox ) }]`,
		message,
		...details,
	]
		.filter( ( each ) => each !== '' )
		.join( ' ' );
}

/** Writes log lines to standard error, so that standard output stays free for answers. */
export function createLog(
	format: LogFormat,
	write: ( line: string ) => void = ( line ) => void process.stderr.write( `${ line }\n` )
): Log {
	const put =
		( level: Level ) =>
		( message: string, fields: LogFields = {} ) =>
			write(
				format === 'json'
					? JSON.stringify( { time: new Date().toISOString(), level, message, ...fields } )
					: human( level, message, fields )
			);
	return { info: put( 'info' ), warn: put( 'warn' ), error: put( 'error' ) };
}
